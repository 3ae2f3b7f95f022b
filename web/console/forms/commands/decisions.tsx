import { outcomeLabels } from '#contracts/labels.ts';
import type { StaffCase } from '#contracts/views.ts';
import type { Values } from '../../drafts/store.ts';
import { useWords } from '../../language.tsx';
import { fieldWords } from '../../words/fields.ts';
import { useChoices } from '../choices.ts';
import { LongText, Radios } from '../fields.tsx';
import { RemediesField, remediesOf, typedRemedies } from '../remedies.tsx';
import { textAt } from '../values.ts';
import type { CommandForm } from './command-form.ts';

const first = ['rejected', 'partial', 'lastOfferStands'];
const second = ['upheld', 'varied'];

function DecisionFields({ outcomes }: { outcomes: readonly string[] }) {
  const words = useWords(fieldWords);
  const choices = useChoices(outcomeLabels, outcomes);
  return (
    <>
      <Radios name="text.outcome" label={words.outcome} choices={choices} />
      <LongText name="text.verifiedFacts" label={words.verifiedFacts} rows={4} />
      <LongText name="text.basis" label={words.basis} rows={3} />
      <LongText name="text.reasons" label={words.reasons} rows={4} />
      <RemediesField name="text.remedies" />
    </>
  );
}

/** A text that came back begins as it was; otherwise the facts on record are where its author starts from. */
function typedDecision(it: StaffCase, isFirst: boolean): Values {
  const returned = it.decisionDraft?.status === 'returned' ? it.decisionDraft.text : null;
  const { remedies = [], ...said } = returned ?? {
    outcome: '',
    verifiedFacts: isFirst ? (it.findings ?? it.facts ?? '') : '',
    basis: '',
    reasons: '',
  };
  return { text: { ...said, remedies: typedRemedies(remedies) } };
}

const optional = (values: Values, name: string) => textAt(values, name).trim() || undefined;

const dataOf = (values: Values) => ({
  text: {
    outcome: optional(values, 'text.outcome'),
    verifiedFacts: optional(values, 'text.verifiedFacts'),
    basis: optional(values, 'text.basis'),
    reasons: optional(values, 'text.reasons'),
    remedies: remediesOf(values, 'text.remedies'),
  },
});

export const draftDecision: CommandForm = {
  Fields: () => <DecisionFields outcomes={first} />,
  initial: ({ it }) => typedDecision(it, true),
  dataOf,
};

export const draftSecondLook: CommandForm = {
  Fields: () => <DecisionFields outcomes={second} />,
  initial: ({ it }) => typedDecision(it, false),
  dataOf,
};
