/**
 * When promised terms can stand: money that is any, a plan whose payments follow each other and come to what is owed (民法典
 * 544: an unclear change is no change). What depends on the day or the bank's profile is judged in `plan-dates.ts`; the rest is
 * part of the commands' schemas, so that a form says it before anything is sent. Stored terms are not judged again.
 */
import type * as z from 'zod/mini';
import type { Money } from './money.ts';

/** What is judged of a plan. Its schema, and the rest of it, is in `terms.ts`. */
interface Plan {
  readonly kind: string;
  readonly balance: Money;
  readonly charges?: Money | undefined;
  readonly instalments: readonly { readonly dueOn: string; readonly amount: Money }[];
  readonly noNewCardUntilSettled: boolean;
}

/** A rule that one field breaks. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly rule: string;
}

const nothing = (amount: Money | undefined): boolean => amount?.minor === 0;
export const fault = (rule: string, ...path: Fault['path']): Fault => ({ path, rule });
const when = (broken: boolean, it: Fault): Fault[] => (broken ? [it] : []);

/** A waiver of ¥0 promises nothing. */
const remedyFaults = (all: readonly { readonly amount?: Money | undefined }[]): Fault[] =>
  all.flatMap(({ amount }, i) => when(nothing(amount), fault('moreThanNothing', i, 'amount')));

function instalmentFaults({ instalments, balance }: Plan): Fault[] {
  return instalments.flatMap(({ amount, dueOn }, i) => {
    const before = instalments[i - 1]?.dueOn ?? '';
    const at = (field: 'amount' | 'dueOn', rule: string) => fault(rule, 'instalments', i, field);
    return [
      ...when(nothing(amount), at('amount', 'moreThanNothing')),
      ...when(amount.currency !== balance.currency, at('amount', 'oneCurrency')),
      ...when(dueOn <= before, at('dueOn', 'afterTheOneBefore')),
    ];
  });
}

/** The payments are what is owed plus what the plan itself costs, to the last minor unit. */
function sumDiffers({ instalments, balance, charges }: Plan): boolean {
  const all = [...instalments.map((it) => it.amount), ...(charges ? [charges] : [])];
  if (all.some((it) => it.currency !== balance.currency)) return false;
  const paid = instalments.reduce((total, { amount }) => total + amount.minor, 0);
  return paid !== balance.minor + (charges?.minor ?? 0);
}

const planFaults = (plan: Plan): Fault[] => [
  ...when(nothing(plan.balance), fault('moreThanNothing', 'balance')),
  ...when(
    plan.charges !== undefined && plan.charges.currency !== plan.balance.currency,
    fault('oneCurrency', 'charges'),
  ),
  ...instalmentFaults(plan),
  ...when(sumDiffers(plan), fault('sumOfPlan', 'instalments')),
  // Art 70 asks the promise of cardholders; it has no place in a loan
  ...when(
    plan.noNewCardUntilSettled !== (plan.kind === 'creditCardArt70'),
    fault('newCardPromise', 'noNewCardUntilSettled'),
  ),
];

/** A schema's check that reports each fault at its own field. */
const judged =
  <T>(faults: (value: T) => readonly Fault[]): z.core.CheckFn<T> =>
  (payload) => {
    for (const { path, rule } of faults(payload.value))
      payload.issues.push({
        code: 'custom',
        input: payload.value,
        path: [...path],
        message: rule,
      });
  };

export const remediesStand = judged(remedyFaults);
export const planStands = judged(planFaults);
