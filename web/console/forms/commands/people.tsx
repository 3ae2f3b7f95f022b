import { useWords } from '../../language.tsx';
import { fieldWords } from '../../words/fields.ts';
import { Colleague } from '../colleague.tsx';
import { LongText } from '../fields.tsx';
import type { CommandForm, FieldsProps } from './command-form.ts';

function RecusalFields({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  return (
    <>
      <Colleague
        name="staffId"
        label={words.staffId}
        fits={({ staffId }) => !it.recused.includes(staffId)}
      />
      <LongText name="reason" label={words.reason} rows={2} />
    </>
  );
}

export const recusePerson: CommandForm = { Fields: RecusalFields, tone: 'grave' };

function OwnerFields({ it }: FieldsProps) {
  const words = useWords(fieldWords);
  return (
    <>
      <Colleague
        name="to"
        label={words.newOwner}
        fits={({ staffId, roles }) =>
          roles.includes('agent') && staffId !== it.owner && !it.recused.includes(staffId)
        }
      />
      <LongText name="reason" label={words.reason} rows={2} />
    </>
  );
}

export const reassignCase: CommandForm = { Fields: OwnerFields };
