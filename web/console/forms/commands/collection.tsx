import { flagLabels } from '#contracts/labels.ts';
import { useWords } from '../../language.tsx';
import { fieldWords } from '../../words/fields.ts';
import { useChoices } from '../choices.ts';
import { Checks, Line, LongText, Radios } from '../fields.tsx';
import { useFilling } from '../filling.ts';
import { textAt } from '../values.ts';
import type { CommandForm } from './command-form.ts';

function CollectionFields() {
  const words = useWords(fieldWords);
  const { values } = useFilling();
  const isNotNeeded = textAt(values, 'identity') === 'notNeeded';
  const flags = useChoices(flagLabels);
  const identities = [
    { value: 'verified', label: words.identityVerified },
    { value: 'notNeeded', label: words.identityNotNeeded },
  ];
  return (
    <>
      <LongText name="facts" label={words.facts} hint={words.factsHint} rows={7} />
      <Radios name="identity" label={words.identity} choices={identities} />
      <Line
        name="identityNote"
        label={isNotNeeded ? words.identityNoteWhy : words.identityNote}
        optional={!isNotNeeded}
      />
      <Checks name="flags" label={words.flags} choices={flags} optional />
    </>
  );
}

export const completeCollection: CommandForm = {
  Fields: CollectionFields,
  initial: ({ it }) => ({ facts: it.facts ?? '', identity: '', identityNote: '', flags: it.flags }),
};

function AskFields() {
  const words = useWords(fieldWords);
  return (
    <>
      <LongText name="thing" label={words.thing} rows={2} />
      <LongText name="purpose" label={words.purpose} rows={2} />
      <LongText name="whyNotHeld" label={words.whyNotHeld} hint={words.whyNotHeldHint} rows={2} />
    </>
  );
}

export const askCustomer: CommandForm = {
  Fields: AskFields,
  tone: 'customer',
  previewOf: ['thing', 'purpose'],
};

function RedirectFields() {
  const words = useWords(fieldWords);
  return (
    <>
      <LongText name="reason" label={words.reasonToCustomer} rows={3} />
      <LongText name="routeTold" label={words.routeTold} rows={2} />
    </>
  );
}

export const redirectCase: CommandForm = {
  Fields: RedirectFields,
  tone: 'customer',
  previewOf: ['reason', 'routeTold'],
};

function MergeFields() {
  const words = useWords(fieldWords);
  return (
    <>
      <Line name="targetCaseNo" label={words.targetCaseNo} width="middle" />
      <LongText name="reason" label={words.reason} rows={2} />
    </>
  );
}

export const mergeCase: CommandForm = { Fields: MergeFields, tone: 'grave' };
