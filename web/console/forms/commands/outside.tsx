import { outsideBodyLabels } from '#contracts/labels.ts';
import { useWords } from '../../language.tsx';
import { usePrinting, zoneOf } from '../../printing.ts';
import { fieldWords } from '../../words/fields.ts';
import { useChoices } from '../choices.ts';
import { Moment } from '../dates.tsx';
import { Line, LongText, Radios, Select, Tick } from '../fields.tsx';
import { instantOf } from '../moment.ts';
import { RemediesField, remediesOf, typedRemedies } from '../remedies.tsx';
import { filledIn, textAt } from '../values.ts';
import type { CommandForm, FieldsProps } from './command-form.ts';

const text = (values: Parameters<typeof textAt>[0], name: string) =>
  textAt(values, name).trim() || undefined;

function AgreementFields() {
  const words = useWords(fieldWords);
  return (
    <>
      <Line name="document" label={words.document} />
      <RemediesField name="remedies" />
    </>
  );
}

export const mediationAgreement: CommandForm = {
  Fields: AgreementFields,
  initial: ({ it }) => ({
    document: it.settlement?.text.document ?? '',
    remedies: typedRemedies(it.settlement?.text.remedies ?? []),
  }),
  dataOf: (values) => ({
    document: text(values, 'document'),
    remedies: remediesOf(values, 'remedies'),
  }),
};

function FailureFields() {
  const words = useWords(fieldWords);
  const reasons = [
    { value: 'failed', label: words.mediationFailed },
    { value: 'refused', label: words.mediationRefused },
    { value: 'timedOut', label: words.mediationTimedOut },
  ];
  return (
    <>
      <Radios name="why" label={words.mediationWhy} choices={reasons} />
      <LongText name="note" label={words.note} rows={3} optional />
    </>
  );
}

export const mediationFailure: CommandForm = { Fields: FailureFields };

function ExternalFields() {
  const words = useWords(fieldWords);
  const results = [
    { value: 'concluded', label: words.externalConcluded },
    { value: 'remedyOrdered', label: words.externalRemedyOrdered },
    { value: 'backToNegotiation', label: words.externalBack },
    { value: 'decisionStands', label: words.externalStands },
  ];
  return (
    <>
      <Radios name="result" label={words.externalResult} choices={results} />
      <Line name="document" label={words.document} />
      <RemediesField name="remedies" />
    </>
  );
}

export const concludeExternal: CommandForm = {
  Fields: ExternalFields,
  initial: () => ({ result: '', document: '', remedies: [] }),
  dataOf: (values) => ({
    result: text(values, 'result'),
    document: text(values, 'document'),
    remedies: remediesOf(values, 'remedies'),
  }),
};

function ReplyFields({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  const waiting = it.outside.filter((one) => !one.repliedAt && !one.concludedAt);
  const choices = waiting.map(({ bodyName }) => ({ value: bodyName, label: bodyName }));
  return (
    <>
      <Select name="bodyName" label={words.bodyName} choices={choices} />
      <Line name="document" label={words.document} />
    </>
  );
}

export const recordOutsideReply: CommandForm = {
  Fields: ReplyFields,
  initial: ({ it }) => {
    const waiting = it.outside.filter((one) => !one.repliedAt && !one.concludedAt);
    return { bodyName: waiting.length === 1 ? (waiting[0]?.bodyName ?? '') : '', document: '' };
  },
};

function ReferFields() {
  const words = useWords(fieldWords);
  const { zone } = usePrinting();
  return (
    <>
      <div className="side-by-side">
        <Select name="body" label={words.body} choices={useChoices(outsideBodyLabels)} />
        <Line name="bodyName" label={words.bodyName} />
      </div>
      <div className="side-by-side">
        <Line name="reference" label={words.reference} optional />
        <Moment name="replyDueAt" label={words.replyDueAt} hint={words.atHint(zone)} optional />
      </div>
      <Tick name="tookOver" label={words.tookOver} />
    </>
  );
}

export const referOutside: CommandForm = {
  Fields: ReferFields,
  initial: () => ({ body: '', bodyName: '', reference: '', replyDueAt: '', tookOver: false }),
  dataOf: (values, { it }) => ({
    ...(filledIn(values) as object),
    replyDueAt: instantOf(textAt(values, 'replyDueAt'), zoneOf(it)),
  }),
};

function BodyField() {
  const words = useWords(fieldWords);
  return <Line name="bodyName" label={words.bodyName} />;
}

export const proposeMediation: CommandForm = { Fields: BodyField };
