import { planKindLabels } from '#contracts/labels.ts';
import type { Money } from '#domain/money.ts';
import type { HardshipPlan, Remedy, Terms } from '#domain/terms.ts';
import { WideTable } from '../frame/wide-table.tsx';
import { useLabel, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { fieldWords } from '../words/fields.ts';
import { outcomeWords } from '../words/outcome.ts';
import { type Difference, diffTerms, type Part } from './diff-terms.ts';
import { usePlanText, useRemedyText } from './terms-view.tsx';

/** What this version says otherwise than the one before: was and is, side by side. */
export function DiffView({ before, after, since }: { before: Terms; after: Terms; since: number }) {
  const words = useWords(outcomeWords);
  const differences = diffTerms(before, after);
  const partName = usePartName();
  const print = useValueText();
  if (differences.length === 0) return <p className="quiet">{words.noChanges}</p>;
  return (
    <WideTable label={words.changesSince(since)}>
      <table className="diff">
        <caption>{words.changesSince(since)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.part}</th>
            <th scope="col">{words.was}</th>
            <th scope="col">{words.now}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((it) => (
            <tr key={JSON.stringify(it.part)}>
              <th scope="row">
                {partName(it.part)} <span className="mark">{kindOf(it, words)}</span>
              </th>
              <td>{it.before === undefined ? '—' : <del>{print(it.part, it.before)}</del>}</td>
              <td>{it.after === undefined ? '—' : <ins>{print(it.part, it.after)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

const kindOf = (
  { before, after }: Difference,
  words: { added: string; removed: string; changed: string },
): string => {
  if (before === undefined) return words.added;
  return after === undefined ? words.removed : words.changed;
};

function usePartName(): (part: Part) => string {
  const words = useWords(outcomeWords);
  const fields = useWords(fieldWords);
  const planFields: Readonly<Record<string, string>> = {
    whole: words.plan,
    kind: fields.planKind,
    balance: fields.balance,
    balanceStructure: fields.balanceStructure,
    instalments: fields.instalments,
    feesAndInterest: fields.feesAndInterest,
    charges: fields.charges,
    noNewCardUntilSettled: fields.noNewCard,
    rightsDutiesBreach: fields.rightsDutiesBreach,
    otherMatters: fields.otherMatters,
  };
  return (part) => {
    switch (part.kind) {
      case 'remedy':
        return fields.remedyRow(Number(part.id.slice(1)) || 1);
      case 'onerousTerm':
        return `${words.onerous} · ${fields.onerousRow(Number(part.id.slice(1)) || 1)}`;
      case 'explanation':
        return words.explanation;
      case 'plan':
        return planFields[part.field] ?? part.field;
    }
  };
}

function useValueText(): (part: Part, value: unknown) => string {
  const label = useLabel();
  const printing = usePrinting();
  const remedyText = useRemedyText();
  const planText = usePlanText();
  // each part has the type that the terms give it
  const ofPlan = (field: string, value: unknown): string => {
    if (field === 'whole') return planText(value as HardshipPlan);
    if (field === 'balance' || field === 'charges') return printing.money(value as Money);
    if (field === 'kind') return label(planKindLabels, String(value));
    if (field === 'noNewCardUntilSettled') return value === true ? '✓' : '✗';
    if (field !== 'instalments') return String(value);
    return (value as HardshipPlan['instalments'])
      .map((it, i) => `${i + 1}. ${printing.date(it.dueOn)} ${printing.money(it.amount)}`)
      .join('\n');
  };
  return (part, value) => {
    if (part.kind === 'remedy') return remedyText(value as Remedy);
    if (part.kind === 'plan') return ofPlan(part.field, value);
    if (part.kind === 'onerousTerm') return (value as { text: string }).text;
    return String(value);
  };
}
