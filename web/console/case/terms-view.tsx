import { planKindLabels, remedyKindLabels } from '#contracts/labels.ts';
import { type Money, sum } from '#domain/money.ts';
import type { HardshipPlan, Remedy, Terms } from '#domain/terms.ts';
import { useLabel, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { fieldWords } from '../words/fields.ts';
import { outcomeWords } from '../words/outcome.ts';

/** One remedy in one line. */
export function useRemedyText(): (it: Remedy) => string {
  const label = useLabel();
  const printing = usePrinting();
  return ({ kind, description, amount }) =>
    [label(remedyKindLabels, kind), amount ? printing.money(amount) : '', description]
      .filter(Boolean)
      .join(' · ');
}

export function usePlanText(): (it: HardshipPlan) => string {
  const words = useWords(outcomeWords);
  const printing = usePrinting();
  return ({ instalments }) => {
    const [first] = instalments;
    if (!first) return '';
    const amounts: Money[] = instalments.map((it) => it.amount);
    const total = sum(amounts, first.amount.currency);
    return words.instalments(
      instalments.length,
      printing.money(first.amount),
      printing.money(total),
      printing.date(first.dueOn),
    );
  };
}

export function TermsView({ terms }: { terms: Terms }) {
  const words = useWords(outcomeWords);
  const remedyText = useRemedyText();
  return (
    <dl className="facts">
      {terms.remedies.length > 0 && (
        <div>
          <dt>{words.remedies}</dt>
          {terms.remedies.map((it) => (
            <dd key={it.id}>{remedyText(it)}</dd>
          ))}
        </div>
      )}
      {terms.plan && <PlanView plan={terms.plan} />}
      <div>
        <dt>{words.explanation}</dt>
        <dd className="pre">{terms.explanation}</dd>
      </div>
      {terms.onerousTerms.length > 0 && (
        <div>
          <dt>{words.onerous}</dt>
          {terms.onerousTerms.map((it) => (
            <dd key={it.id} className="pre">
              {it.text}
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}

function PlanView({ plan }: { plan: HardshipPlan }) {
  const words = useWords(outcomeWords);
  const label = useLabel();
  const printing = usePrinting();
  const planText = usePlanText();
  const fields = useWords(fieldWords);
  const lines = [
    [fields.balanceStructure, plan.balanceStructure],
    [fields.feesAndInterest, plan.feesAndInterest],
    [fields.charges, plan.charges ? printing.money(plan.charges) : ''],
    [fields.rightsDutiesBreach, plan.rightsDutiesBreach],
    [fields.otherMatters, plan.otherMatters],
  ] as const;
  return (
    <div>
      <dt>
        {words.plan} · {label(planKindLabels, plan.kind)}
      </dt>
      <dd>
        {words.balance} {printing.money(plan.balance)}
      </dd>
      <dd>{planText(plan)}</dd>
      {lines.map(
        ([name, text]) =>
          text && (
            <dd key={name} className="pre">
              <span className="quiet">{name}</span> {text}
            </dd>
          ),
      )}
      {plan.noNewCardUntilSettled && <dd>{fields.noNewCard}</dd>}
      <dd>
        <details>
          <summary>{words.showInstalments}</summary>
          <table className="dense narrow">
            <thead>
              <tr>
                <th scope="col">{words.number}</th>
                <th scope="col">{words.dueOn}</th>
                <th scope="col" className="number">
                  {words.amount}
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.instalments.map((it, index) => (
                <tr key={`${it.dueOn}-${it.amount.minor}`}>
                  <td>{index + 1}</td>
                  <td>{printing.date(it.dueOn)}</td>
                  <td className="number">{printing.money(it.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </dd>
    </div>
  );
}
