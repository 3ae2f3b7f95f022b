import { taskLabels } from '#contracts/labels.ts';
import { useLabel, useWords } from '../../language.tsx';
import { fieldWords } from '../../words/fields.ts';
import { LongText } from '../fields.tsx';
import type { CommandForm, FieldsProps } from './command-form.ts';

function ReasonField() {
  const words = useWords(fieldWords);
  return <LongText name="reason" label={words.reason} rows={3} />;
}

/** Commands that only want to know why. */
export const withReason: CommandForm = { Fields: ReasonField };

function ReasonToCustomerField() {
  const words = useWords(fieldWords);
  return <LongText name="reason" label={words.reasonToCustomer} rows={3} />;
}

/** The same where the customer's letter repeats the reason. */
export const withReasonToCustomer: CommandForm = {
  Fields: ReasonToCustomerField,
  tone: 'customer',
  previewOf: ['reason'],
};

function OptionalReasonField() {
  const words = useWords(fieldWords);
  return <LongText name="reason" label={words.reason} rows={3} optional />;
}

export const withOptionalReason: CommandForm = { Fields: OptionalReasonField };

function Nothing() {
  return <p className="quiet">{useWords(fieldWords).confirmNothing}</p>;
}

/** Nothing to fill in: what is agreed to stands above the button. */
export const withoutData: CommandForm = { Fields: Nothing, tone: 'grave', dataOf: () => ({}) };

function StartField({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  const label = useLabel();
  return <p>{words.startAt(label(taskLabels, it.whereabouts))}</p>;
}

/** A run may only begin where the facts are. */
export const startRun: CommandForm = {
  Fields: StartField,
  dataOf: (_, { it }) => ({ startAt: it.whereabouts }),
};
