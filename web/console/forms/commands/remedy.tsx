import { causeLabels, remedyKindLabels } from '#contracts/labels.ts';
import type { StaffCase } from '#contracts/views.ts';
import { thingsToProve } from '../../case/things-to-prove.ts';
import { useLabel, useWords } from '../../language.tsx';
import { usePrinting } from '../../printing.ts';
import { fieldWords } from '../../words/fields.ts';
import { outcomeWords } from '../../words/outcome.ts';
import { useChoices } from '../choices.ts';
import { Line, LongText, Select } from '../fields.tsx';
import type { CommandForm, FieldsProps } from './command-form.ts';

/** What the customer was promised, by the id under which it is proved. */
function useThingLabel({ agreement }: StaffCase): (id: string) => string {
  const words = useWords(fieldWords);
  const label = useLabel();
  return (id) => {
    const remedy = agreement?.remedies.find((one) => one.id === id);
    return remedy
      ? words.proofRemedy(label(remedyKindLabels, remedy.kind), remedy.description)
      : words.proofPlan;
  };
}

function ImplementationFields({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  const labelOf = useThingLabel(it);
  return (
    <>
      <fieldset className="rows">
        <legend>{words.proofs}</legend>
        {thingsToProve(it.agreement).map((id, index) => (
          <Line
            key={id}
            name={`proofs.${index}.proof`}
            label={words.proofOf(labelOf(id))}
            hint={words.proofHint}
          />
        ))}
      </fieldset>
      <Select name="rootCause.cause" label={words.rootCause} choices={useChoices(causeLabels)} />
      <LongText name="rootCause.finding" label={words.rootCauseFinding} rows={3} />
      <LongText name="rootCause.rectification" label={words.rectification} rows={2} optional />
    </>
  );
}

export const completeImplementation: CommandForm = {
  Fields: ImplementationFields,
  initial: ({ it }) => ({
    proofs: thingsToProve(it.agreement).map((remedyId) => ({ remedyId, proof: '' })),
    rootCause: { cause: it.assessment?.cause ?? '', finding: '', rectification: '' },
  }),
};

const nextOf = ({ followUps }: StaffCase) => followUps.find((one) => !one.sentAt);

function FollowUpNote({ it }: FieldsProps) {
  const words = useWords(outcomeWords);
  const printing = usePrinting();
  const next = nextOf(it);
  return next ? (
    <p>
      {words.followUpNo(next.number)} · {printing.deadline(next.dueAt)}
    </p>
  ) : null;
}

/** The one that is due; the customer gets the same letter as when the clock sends it. */
export const sendFollowUp: CommandForm = {
  Fields: FollowUpNote,
  tone: 'customer',
  dataOf: (_, { it }) => ({ number: nextOf(it)?.number }),
};

function InstalmentFields({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  const printing = usePrinting();
  const choices = it.instalmentsToConfirm.map(({ dueOn, amount }) => ({
    value: dueOn,
    label: `${printing.date(dueOn)} · ${printing.money(amount)}`,
  }));
  return (
    <>
      <Select name="dueOn" label={words.instalments} choices={choices} />
      <Line name="proof" label={words.proofs} hint={words.proofHint} />
    </>
  );
}

/** The earliest that is due comes first: whoever pays at all pays in order. */
export const confirmInstalment: CommandForm = {
  Fields: InstalmentFields,
  initial: ({ it }) => ({ dueOn: it.instalmentsToConfirm[0]?.dueOn ?? '', proof: '' }),
};
