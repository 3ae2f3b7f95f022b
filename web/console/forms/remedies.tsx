import { remedyKindLabels } from '#contracts/labels.ts';
import type { Remedy } from '#domain/terms.ts';
import type { Value, Values } from '../drafts/store.ts';
import { useWords } from '../language.tsx';
import { fieldWords } from '../words/fields.ts';
import { useChoices } from './choices.ts';
import { Amount, LongText, Select } from './fields.tsx';
import { useFilling } from './filling.ts';
import { Rows } from './rows.tsx';
import { listAt, textAt } from './values.ts';
import { typedYuan, yuanOf } from './yuan.ts';

const withAmount = new Set(['refund', 'compensation', 'waiver']);

/** A remedy keeps its id through all versions, since it is proved by it; a new one gets the next free number. */
const blankRemedy = (list: readonly Value[]): Values => {
  const taken = new Set(list.map((one) => textAt(one as Values, 'id')));
  const number = list.map((_, i) => i + 1).find((n) => !taken.has(`r${n}`));
  return { id: `r${number ?? list.length + 1}`, kind: '', description: '', amount: '' };
};

/** Remedies as the contract has them; money kinds carry an amount, the others must not. */
export const remediesOf = (values: Values, name: string) =>
  listAt(values, name).map((one) => {
    const it = one as Values;
    const kind = textAt(it, 'kind');
    const amount = withAmount.has(kind) ? yuanOf(textAt(it, 'amount')) : undefined;
    return {
      id: textAt(it, 'id'),
      kind: kind || undefined,
      description: textAt(it, 'description').trim() || undefined,
      ...(amount ? { amount } : {}),
    };
  });

export const typedRemedies = (remedies: readonly Remedy[]): Values[] =>
  remedies.map(({ id, kind, description, amount }) => ({
    id,
    kind,
    description,
    amount: typedYuan(amount),
  }));

export function RemediesField({ name }: { name: string }) {
  const words = useWords(fieldWords);
  const { values } = useFilling();
  return (
    <Rows
      name={name}
      title={words.remedies}
      addLabel={words.remedyAdd}
      rowLabel={words.remedyRow}
      blank={() => blankRemedy(listAt(values, name))}
    >
      {(path) => <RemedyFields path={path} />}
    </Rows>
  );
}

function RemedyFields({ path }: { path: string }) {
  const words = useWords(fieldWords);
  const { values } = useFilling();
  const kinds = useChoices(remedyKindLabels);
  return (
    <>
      <div className="side-by-side">
        <Select name={`${path}.kind`} label={words.remedyKind} choices={kinds} />
        {withAmount.has(textAt(values, `${path}.kind`)) && (
          <Amount name={`${path}.amount`} label={words.amount} />
        )}
      </div>
      <LongText name={`${path}.description`} label={words.remedyDescription} rows={2} />
    </>
  );
}
