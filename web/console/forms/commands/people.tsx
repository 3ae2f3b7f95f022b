import { useWords } from '../../language.tsx';
import { useMe } from '../../me.ts';
import { fieldWords } from '../../words/fields.ts';
import { Line, LongText } from '../fields.tsx';
import type { CommandForm, FieldsProps } from './command-form.ts';

const known = ({ it }: FieldsProps, me: string): string[] =>
  [...new Set([me, ...it.handlers, ...(it.owner ? [it.owner] : [])])].sort();

function RecusalFields(props: FieldsProps) {
  const words = useWords(fieldWords);
  const { staffId } = useMe();
  return (
    <>
      <Line
        name="staffId"
        label={words.staffId}
        hint={words.staffIdHint}
        suggestions={known(props, staffId)}
        width="middle"
      />
      <LongText name="reason" label={words.reason} rows={2} />
    </>
  );
}

export const recusePerson: CommandForm = { Fields: RecusalFields, tone: 'grave' };

function OwnerFields(props: FieldsProps) {
  const words = useWords(fieldWords);
  return (
    <>
      <Line
        name="to"
        label={words.newOwner}
        hint={words.staffIdHint}
        suggestions={known(props, '').filter(Boolean)}
        width="middle"
      />
      <LongText name="reason" label={words.reason} rows={2} />
    </>
  );
}

export const reassignCase: CommandForm = { Fields: OwnerFields };
