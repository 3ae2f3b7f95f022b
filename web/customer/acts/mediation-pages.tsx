import type { CustomerCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import type { Values } from '../../shared/drafts.ts';
import { Choice, TextArea, TextField } from '../form/fields.tsx';
import { nested } from '../form/nested.ts';
import { useLanguage, useWords } from '../language.tsx';
import { useProcess } from '../process.tsx';
import { actWords } from '../words/acts.ts';
import { commonWords } from '../words/common.ts';
import { ActPage } from './act-form.tsx';

const isDecline = (values: Values): boolean => values['answer'] === 'decline';

function AnswerFields({ values }: { values: Values }) {
  const words = useWords(actWords);
  return (
    <>
      <Choice
        name="answer"
        options={[
          { value: 'consent', label: words.consent },
          { value: 'decline', label: words.decline, hint: words.declineHint },
        ]}
      />
      {isDecline(values) && <TextArea name="reason" optional />}
    </>
  );
}

/** P3.3-2: mediation needs the consent of both; either answer is as easy as the other. */
export function AnswerMediationPage({ view }: { view: CustomerCase }) {
  const words = useWords(actWords);
  const common = useWords(commonWords);
  return (
    <ActPage
      title={words.mediationTitle}
      button={words.sendMediation}
      intro={
        <>
          <p>{words.mediationLead(view.mediation?.bodyName ?? '')}</p>
          <p>{words.mediationTime}</p>
        </>
      }
      plan={{
        route: 'AnswerMediation',
        draft: `mediation.${view.mediation?.proposedAt ?? ''}`,
        labels: { answer: words.mediationAnswer, reason: words.mediationReason },
        schema: commandSchemas.DeclineMediation,
        dataOf: (values) => (isDecline(values) ? nested({ reason: values['reason'] ?? '' }) : {}),
        wrap: (data, values) => ({ answer: isDecline(values) ? 'decline' : 'consent', ...data }),
        faultsIn: (values) =>
          values['answer']
            ? []
            : [{ field: 'answer', message: common.choose(words.mediationAnswer) }],
        done: () => words.mediationDone,
      }}
      fields={({ filling }) => <AnswerFields values={filling.values} />}
    />
  );
}

export function ProposeMediationPage() {
  const { locale } = useLanguage();
  const words = useWords(actWords);
  const { process } = useProcess();
  const bodies = process.kind === 'here' ? process.value.outsideBodies : [];
  const known = bodies.find((it) => it.kind === 'mediationBody')?.name[locale] ?? '';
  return (
    <ActPage
      title={words.proposeTitle}
      button={words.proposeButton}
      intro={<p>{words.proposeLead}</p>}
      plan={{
        route: 'AnswerMediation',
        draft: 'propose-mediation',
        initial: { bodyName: known },
        labels: { bodyName: words.bodyName },
        schema: commandSchemas.ProposeMediation,
        dataOf: nested,
        wrap: (data) => ({ answer: 'propose', ...data }),
        done: () => words.proposeDone,
      }}
    >
      <TextField name="bodyName" hint={words.bodyNameHint} />
    </ActPage>
  );
}
