import { outsideBodyLabels } from '#contracts/labels.ts';
import { commandSchemas } from '#domain/commands.ts';
import { Choice, TextField } from '../form/fields.tsx';
import { nested } from '../form/nested.ts';
import { useLanguage, useWords } from '../language.tsx';
import { actWords } from '../words/acts.ts';
import { ActPage } from './act-form.tsx';

/** P3.3-3: a right; telling the bank of it costs the customer nothing. */
export function OutsidePage() {
  const { locale } = useLanguage();
  const words = useWords(actWords);
  return (
    <ActPage
      title={words.outsideTitle}
      button={words.outsideButton}
      intro={<p>{words.outsideLead}</p>}
      plan={{
        route: 'ReportOutsideComplaint',
        draft: 'outside',
        labels: {
          body: words.outsideBody,
          bodyName: words.outsideName,
          reference: words.outsideReference,
        },
        schema: commandSchemas.ReferOutside,
        // whether a body took the case over is for the bank to record
        dataOf: (values) => ({ ...nested(values), tookOver: false }),
        wrap: (data) => {
          const { tookOver: _, ...told } = data as { tookOver?: boolean };
          return told;
        },
        done: () => words.outsideDone,
      }}
    >
      <Choice
        name="body"
        options={Object.entries(outsideBodyLabels).map(([value, label]) => ({
          value,
          label: label[locale],
        }))}
      />
      <TextField name="bodyName" hint={words.outsideNameHint} />
      <TextField name="reference" look="short" optional />
    </ActPage>
  );
}
