import { bankNow } from '../../clock.ts';
import type { Values } from '../../drafts/store.ts';
import { useWords } from '../../language.tsx';
import { usePrinting, zoneOf } from '../../printing.ts';
import { fieldWords } from '../../words/fields.ts';
import { Moment } from '../dates.tsx';
import { Line, LongText, Select } from '../fields.tsx';
import { instantOf, typedInstant } from '../moment.ts';
import { Rows } from '../rows.tsx';
import { filledIn, listAt, textAt } from '../values.ts';
import type { CommandForm, FieldsProps } from './command-form.ts';

function AttemptFields({ before }: { before: string }) {
  const words = useWords(fieldWords);
  const { zone } = usePrinting();
  const channels = (['phone', 'mail', 'sms', 'letter', 'app'] as const).map((value) => ({
    value,
    label: words[value],
  }));
  return (
    <>
      <div className="side-by-side">
        <Select name={`${before}channel`} label={words.channel} choices={channels} />
        <Moment name={`${before}at`} label={words.at} hint={words.atHint(zone)} />
      </div>
      <Line name={`${before}proof`} label={words.proof} hint={words.contactProof} />
    </>
  );
}

const attemptOf = (values: Values, { it }: FieldsProps) => ({
  ...(filledIn(values) as object),
  at: instantOf(textAt(values, 'at'), zoneOf(it)),
});
const blank = ({ it }: Pick<FieldsProps, 'it'>): Values => ({
  channel: '',
  at: typedInstant(bankNow(), zoneOf(it)),
  proof: '',
});

export const recordContact: CommandForm = {
  Fields: () => <AttemptFields before="" />,
  initial: blank,
  dataOf: attemptOf,
};

function Attempts({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  return (
    <>
      <Rows
        name="attempts"
        title={words.attempts}
        addLabel={words.attemptAdd}
        rowLabel={words.attemptRow}
        blank={() => blank({ it })}
      >
        {(path) => <AttemptFields before={`${path}.`} />}
      </Rows>
      <p className="hint">{words.attemptsHint}</p>
    </>
  );
}

export const closeUnconfirmed: CommandForm = {
  Fields: Attempts,
  tone: 'grave',
  initial: (props) => ({ attempts: [blank(props), blank(props)] }),
  dataOf: (values, props) => ({
    attempts: listAt(values, 'attempts').map((one) => attemptOf(one as Values, props)),
  }),
};

function MessageField() {
  const words = useWords(fieldWords);
  return <LongText name="text" label={words.message} hint={words.messageHint} rows={5} />;
}

export const writeToCustomer: CommandForm = {
  Fields: MessageField,
  tone: 'customer',
  previewOf: ['text'],
};

function NoteField() {
  const words = useWords(fieldWords);
  return <LongText name="text" label={words.noteText} hint={words.noteHint} rows={3} />;
}

export const addNote: CommandForm = { Fields: NoteField, tone: 'internal' };
