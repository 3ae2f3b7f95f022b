import { commandSchemas } from '#domain/commands.ts';
import { TextArea } from '../form/fields.tsx';
import { nested } from '../form/nested.ts';
import { useWords } from '../language.tsx';
import { actWords } from '../words/acts.ts';
import { ActPage } from './act-form.tsx';

export function MessagePage() {
  const words = useWords(actWords);
  return (
    <ActPage
      title={words.messageTitle}
      button={words.messageButton}
      intro={<p>{words.messageLead}</p>}
      plan={{
        route: 'WriteToBank',
        draft: 'message',
        labels: { text: words.messageText },
        schema: commandSchemas.WriteToBank,
        dataOf: nested,
        done: () => words.messageDone,
      }}
    >
      <TextArea name="text" />
    </ActPage>
  );
}
