import { commandSchemas } from '#domain/commands.ts';
import { TextArea } from '../form/fields.tsx';
import { nested } from '../form/nested.ts';
import { useWords } from '../language.tsx';
import { actWords } from '../words/acts.ts';
import { ActPage } from './act-form.tsx';

export function ReopenPage() {
  const words = useWords(actWords);
  return (
    <ActPage
      title={words.reopenTitle}
      button={words.reopenButton}
      intro={<p>{words.reopenLead}</p>}
      plan={{
        route: 'ReopenMyCase',
        draft: 'reopen',
        labels: { reason: words.reopenReason },
        schema: commandSchemas.ReopenCase,
        dataOf: nested,
        done: () => words.reopenDone,
      }}
    >
      <TextArea name="reason" />
    </ActPage>
  );
}
