import { planKindLabels } from '#contracts/labels.ts';
import type { Value, Values } from '../drafts/store.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { fieldWords } from '../words/fields.ts';
import { useChoices } from './choices.ts';
import { Day } from './dates.tsx';
import { Amount, Line, LongText, Select, Tick } from './fields.tsx';
import { useFilling } from './filling.ts';
import { instalmentsFor, owedBy, planTotal } from './plan.ts';
import { RemediesField } from './remedies.tsx';
import { Rows } from './rows.tsx';
import { listAt, textAt, valueAt, withValue } from './values.ts';

/** What an offer says: remedies, a repayment plan if there is one, its explanation, and the terms to be pointed out. */
export function TermsEditor({ name }: { name: string }) {
  const words = useWords(fieldWords);
  const { values } = useFilling();
  return (
    <>
      <RemediesField name={`${name}.remedies`} />
      <Tick name={`${name}.hasPlan`} label={words.plan} />
      {valueAt(values, `${name}.hasPlan`) === true && <PlanEditor name={`${name}.plan`} />}
      <LongText
        name={`${name}.explanation`}
        label={words.explanation}
        hint={words.explanationHint}
        rows={5}
      />
      <OnerousTerms name={`${name}.onerousTerms`} />
    </>
  );
}

function PlanEditor({ name }: { name: string }) {
  const words = useWords(fieldWords);
  const kinds = useChoices(planKindLabels);
  return (
    <div className="part">
      <div className="side-by-side">
        <Select name={`${name}.kind`} label={words.planKind} choices={kinds} />
        <Amount name={`${name}.balance`} label={words.balance} />
      </div>
      <LongText
        name={`${name}.balanceStructure`}
        label={words.balanceStructure}
        hint={words.balanceStructureHint}
        rows={2}
      />
      <LongText name={`${name}.feesAndInterest`} label={words.feesAndInterest} rows={2} />
      <Amount name={`${name}.charges`} label={words.charges} hint={words.chargesHint} optional />
      <Instalments name={name} />
      <Tick name={`${name}.noNewCardUntilSettled`} label={words.noNewCard} />
      <LongText name={`${name}.rightsDutiesBreach`} label={words.rightsDutiesBreach} rows={3} />
      <LongText name={`${name}.otherMatters`} label={words.otherMatters} rows={2} optional />
    </div>
  );
}

function Instalments({ name }: { name: string }) {
  const words = useWords(fieldWords);
  const { values, set } = useFilling();
  const list = `${name}.instalments`;
  const made = instalmentsFor(
    owedBy(valueAt(values, name) as Values),
    textAt(values, `${name}.count`),
    textAt(values, `${name}.first`),
  );
  return (
    <div className="instalments">
      <div className="side-by-side">
        <Line
          name={`${name}.count`}
          label={words.instalmentCount}
          inputMode="numeric"
          width="short"
        />
        <Day name={`${name}.first`} label={words.instalmentFirst} />
        <button
          type="button"
          className="aligned"
          disabled={made.length === 0}
          onClick={() => set(withValue(values, list, made))}
        >
          {words.instalmentMake}
        </button>
      </div>
      <p className="hint">{words.instalmentMakeHint}</p>
      <Rows
        name={list}
        title={words.instalments}
        addLabel={words.instalmentAdd}
        rowLabel={words.instalmentRow}
        blank={() => ({ dueOn: '', amount: '' })}
        max={60}
      >
        {(path) => (
          <div className="side-by-side">
            <Day name={`${path}.dueOn`} label={words.dueOn} />
            <Amount name={`${path}.amount`} label={words.amount} />
          </div>
        )}
      </Rows>
      <PlanSum name={name} />
    </div>
  );
}

/** Whether the payments come to what is owed; said at once, since the customer's letter repeats both. */
function PlanSum({ name }: { name: string }) {
  const words = useWords(fieldWords);
  const printing = usePrinting();
  const { values } = useFilling();
  const count = listAt(values, `${name}.instalments`).length;
  const total = planTotal(values, `${name}.instalments`);
  const owed = owedBy(valueAt(values, name) as Values);
  if (count === 0 || !total || !owed) return null;
  const differs = total.minor !== owed.minor;
  return (
    <p className={differs ? 'sum care' : 'sum'} role="status">
      {words.planSum(count, printing.money(total), printing.money(owed))}
      {differs && (
        <strong>
          {' '}
          <span aria-hidden="true">▲ </span>
          {words.planDiffers}
        </strong>
      )}
    </p>
  );
}

const nextTerm = (list: readonly Value[]): Values => {
  const taken = new Set(list.map((one) => textAt(one as Values, 'id')));
  const number = list.map((_, i) => i + 1).find((n) => !taken.has(`t${n}`));
  return { id: `t${number ?? list.length + 1}`, text: '' };
};

function OnerousTerms({ name }: { name: string }) {
  const words = useWords(fieldWords);
  const { values } = useFilling();
  return (
    <>
      <Rows
        name={name}
        title={words.onerous}
        addLabel={words.onerousAdd}
        rowLabel={words.onerousRow}
        blank={() => nextTerm(listAt(values, name))}
      >
        {(path) => <LongText name={`${path}.text`} label={words.onerousText} rows={2} />}
      </Rows>
      <p className="hint">{words.onerousHint}</p>
    </>
  );
}
