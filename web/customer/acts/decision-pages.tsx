import { outcomeLabels } from '#contracts/labels.ts';
import type { CustomerCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { TextArea } from '../form/fields.tsx';
import { nested } from '../form/nested.ts';
import { useLanguage, useWords } from '../language.tsx';
import { Remedies } from '../parts/remedies.tsx';
import { actWords } from '../words/acts.ts';
import { caseWords } from '../words/case.ts';
import { ActPage } from './act-form.tsx';

export function AcceptDecisionPage({ view }: { view: CustomerCase }) {
  const { locale } = useLanguage();
  const words = useWords(actWords);
  const of = useWords(caseWords);
  const text = view.decision?.text;
  return (
    <ActPage
      title={words.decisionTitle}
      button={words.decisionButton}
      intro={
        <section class="card first">
          {text && (
            <p>
              <span class="quiet">{of.outcome}</span>
              <br />
              <strong class="big">{outcomeLabels[text.outcome][locale]}</strong>
            </p>
          )}
          <Remedies remedies={text?.remedies ?? []} />
          <p>{words.decisionLead}</p>
        </section>
      }
      plan={{
        route: 'AnswerDecision',
        draft: `decision.${view.decision?.decidedAt ?? ''}`,
        labels: {},
        schema: commandSchemas.AcceptDecision,
        dataOf: () => ({}),
        wrap: () => ({ answer: 'accept' }),
        done: () => words.decisionDone,
      }}
    />
  );
}

/** P3.3-2: another person looks again. */
export function ContestPage({ view }: { view: CustomerCase }) {
  const words = useWords(actWords);
  return (
    <ActPage
      title={words.contestTitle}
      button={words.contestButton}
      intro={<p>{words.contestLead}</p>}
      plan={{
        route: 'AnswerDecision',
        draft: `contest.${view.decision?.decidedAt ?? ''}`,
        labels: { reason: words.contestReason },
        schema: commandSchemas.ContestDecision,
        dataOf: nested,
        wrap: (data) => ({ answer: 'dissatisfied', ...data }),
        done: () => words.contestDone,
      }}
    >
      <TextArea name="reason" />
    </ActPage>
  );
}

export function RecheckPage({ view }: { view: CustomerCase }) {
  const words = useWords(actWords);
  return (
    <ActPage
      title={words.recheckTitle}
      button={words.recheckButton}
      intro={<p>{words.recheckLead}</p>}
      plan={{
        route: 'AnswerDecision',
        draft: `recheck.${view.decision?.decidedAt ?? ''}`,
        labels: { reason: words.contestReason },
        schema: commandSchemas.RequestReCheck,
        dataOf: nested,
        wrap: (data) => ({ answer: 'recheck', ...data }),
        done: () => words.recheckDone,
      }}
    >
      <TextArea name="reason" />
    </ActPage>
  );
}
