/** A clock with its arithmetic, as people are shown it (P3.1-2). */
import type { ClockView } from '#contracts/views.ts';
import type { Case } from '#domain/case.ts';
import type { ClockEntry, ClockName } from '#domain/clock-entries.ts';
import { clockOf, explain } from '#domain/clocks.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';

/** How the bank divides its own time is no promise to the customer. */
const internal = new Set<ClockName>(['consultation', 'approval']);
export const isInternal = (clock: ClockName): boolean => internal.has(clock);

function clockView(entry: ClockEntry, profile: RuleProfile, now: string): ClockView[] {
  const clock = clockOf(entry, profile, now);
  // a stopped clock is explained as it stood when it stopped
  const explained = explain(entry, profile, entry.stoppedAt ?? now);
  if (!clock || !explained) return [];
  const { extensions: _, pendingMarks: __, ...shown } = clock;
  const { startDate, zone, dayKind, days, lastDay } = explained;
  return [{ ...shown, lastDay, explanation: { startDate, zone, dayKind, days: [...days] } }];
}

/** Every clock of the case in the order in which they started; clocks that the profile does not have are left out. */
export const clockViews = (it: Pick<Case, 'clocks'>, profile: RuleProfile, now: string) =>
  it.clocks.flatMap((entry) => clockView(entry, profile, now));

/** The clocks that the customer is told of. */
export const customerClocks = (it: Pick<Case, 'clocks'>, profile: RuleProfile, now: string) =>
  clockViews({ clocks: it.clocks.filter((one) => !isInternal(one.clock)) }, profile, now);
