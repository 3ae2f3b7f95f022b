/** The clock of the answer that the bank owes: the decision's, or that of a second look. */
import { addDays, dateIn, dayOff, endOf } from './calendar.ts';
import type { Case } from './case.ts';
import type { ClockEntry, ClockName } from './clock-entries.ts';
import { clockOf } from './clocks.ts';
import type { Context } from './context.ts';

export const answerClocks: readonly ClockName[] = ['decision', 'reReview', 'reCheck'];

/** The one that runs now, if any; a negotiation that a second look reopened stays under its clock. */
export const answerClock = ({ clocks }: Pick<Case, 'clocks'>): ClockEntry | undefined =>
  clocks.findLast((one) => answerClocks.includes(one.clock) && !one.stoppedAt);

/** The working day before `date` in the profile's calendar. */
export function workingDayBefore(date: string, { profile }: Pick<Context, 'profile'>): string {
  let before = addDays(date, -1);
  while (dayOff(before, profile.calendar)) before = addDays(before, -1);
  return before;
}

/**
 * `end`, cut to one working day before the bank's answer is due (field.md §5.3), so that an answer can still be given in time
 * when the customer says no or nothing; never earlier than the end of tomorrow.
 */
export function cutBeforeAnswer(end: string, context: Context): string {
  const { it, now, profile } = context;
  const entry = answerClock(it);
  const clock = entry && clockOf(entry, profile, now);
  if (clock?.state !== 'running') return end;
  const lastDay = addDays(dateIn(clock.dueAt, profile.zone), -1);
  const cut = endOf(workingDayBefore(lastDay, context), profile.zone);
  const atLeast = endOf(addDays(dateIn(now, profile.zone), 1), profile.zone);
  if (end <= cut) return end;
  return cut > atLeast ? cut : atLeast;
}
