/** Instalments of a plan, made from what is owed. */
import { type Money, split, sum } from '#domain/money.ts';
import type { Values } from '../drafts/store.ts';
import { listAt, textAt } from './values.ts';
import { typedYuan, yuanOf } from './yuan.ts';

const lastDayOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day some months later; a day that the month lacks becomes its last. `date` is YYYY-MM-DD. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(total / 12), (total % 12) + 1];
  const d = Math.min(day, lastDayOf(y, m));
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** The typed balance with what the plan adds to it; undefined without a balance, or while something typed is no amount. */
export function owedBy(plan: Values): Money | undefined {
  const balance = yuanOf(textAt(plan, 'balance'));
  const charges = yuanOf(textAt(plan, 'charges'));
  const minor = (balance?.minor ?? Number.NaN) + (charges?.minor ?? 0);
  return Number.isInteger(minor) ? { minor, currency: 'CNY' } : undefined;
}

/** Equal monthly payments as typed values; the rest of the division goes into the last one. Empty when something is missing. */
export function instalmentsFor(total: Money | undefined, count: string, first: string): Values[] {
  const parts = Number(count);
  const isComplete = total && /^\d{4}-\d\d-\d\d$/.test(first);
  if (!isComplete || !Number.isInteger(parts) || parts < 1 || parts > 60) return [];
  return split(total, parts).map((amount, i) => ({
    dueOn: monthsAfter(first, i),
    amount: typedYuan(amount),
  }));
}

/** What the typed instalments come to; null while one of them is no amount. */
export function planTotal(values: Values, name: string): Money | null {
  const amounts = listAt(values, name).map((one) => yuanOf(textAt(one as Values, 'amount')));
  const whole = amounts.filter((it) => it !== undefined && Number.isInteger(it.minor)) as Money[];
  return whole.length === amounts.length ? sum(whole, 'CNY') : null;
}
