/** What of a plan depends on the day on which it is agreed, and on the bank's rules. */
import { addDays, dateIn } from './calendar.ts';
import type { Context } from './context.ts';
import { type Fault, fault } from './plan-rules.ts';
import type { HardshipPlan } from './terms.ts';

/** The same day so many months later, or the last day of a shorter month. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/** What keeps a plan from being agreed today, with the number or date that the rule names: nothing of it past, not too many payments, a card's plan within its five years. */
export function planFault(
  { kind, instalments }: HardshipPlan,
  { now, profile }: Pick<Context, 'now' | 'profile'>,
): (Fault & { readonly limit: string | number }) | null {
  const today = dateIn(now, profile.zone);
  const [first, last] = [instalments[0], instalments.at(-1)];
  if (first && first.dueOn <= today)
    return { ...fault('notBefore', 'instalments', 0, 'dueOn'), limit: addDays(today, 1) };
  if (instalments.length > profile.maxInstalments)
    return { ...fault('tooMany', 'instalments'), limit: profile.maxInstalments };
  const latest = monthsLater(today, profile.cardPlanMonths);
  return kind === 'creditCardArt70' && last && last.dueOn > latest
    ? { ...fault('notAfter', 'instalments', instalments.length - 1, 'dueOn'), limit: latest }
    : null;
}
