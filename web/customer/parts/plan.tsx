import { sum } from '#domain/money.ts';
import type { HardshipPlan } from '#domain/terms.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { planWords } from '../words/plan.ts';
import { Facts } from './facts.tsx';

const totalOf = ({ instalments, balance }: HardshipPlan) =>
  sum(
    instalments.map((it) => it.amount),
    instalments[0]?.amount.currency ?? balance.currency,
  );

/** How many payments, of how much, from when: what one wants to know first. */
export function PlanSummary({ plan }: { plan: HardshipPlan }) {
  const words = useWords(planWords);
  const printing = usePrinting();
  const [first] = plan.instalments;
  if (!first) return null;
  const n = plan.instalments.length;
  const total = printing.firstMoney(totalOf(plan));
  const each = printing.money(first.amount);
  const date = printing.date(first.dueOn);
  const isSame = plan.instalments.every((it) => it.amount.minor === first.amount.minor);
  return (
    <p class="big">
      {isSame ? words.same(n, each, total, date) : words.varying(n, total, each, date)}
    </p>
  );
}

export function PlanFacts({ plan }: { plan: HardshipPlan }) {
  const words = useWords(planWords);
  const printing = usePrinting();
  return (
    <Facts
      facts={[
        { name: words.balance, value: printing.money(plan.balance) },
        { name: words.structure, value: plan.balanceStructure },
        { name: words.fees, value: plan.feesAndInterest },
        { name: words.charges, value: plan.charges ? printing.money(plan.charges) : '' },
        { name: words.newCard, value: plan.noNewCardUntilSettled ? words.noNewCard : '' },
        { name: words.duties, value: plan.rightsDutiesBreach },
        { name: words.others, value: plan.otherMatters },
      ]}
    />
  );
}

/** Each payment; on a narrow screen each row is a card. */
export function Instalments({ plan }: { plan: HardshipPlan }) {
  const words = useWords(planWords);
  const printing = usePrinting();
  return (
    <table class="schedule">
      <caption>{words.table}</caption>
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.dueOn}</th>
          <th scope="col" class="amount">
            {words.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.instalments.map((it, index) => (
          <tr key={it.dueOn}>
            <th scope="row">{index + 1}</th>
            <td>
              <time dateTime={it.dueOn}>{printing.date(it.dueOn)}</time>
            </td>
            <td class="amount">{printing.money(it.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {words.total}
          </th>
          <td class="amount">{printing.money(totalOf(plan))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
