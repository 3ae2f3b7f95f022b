/** Clocks of the specifications: a profile with one rule changed, an entry with its pauses. */
import type { ClockEntry, ClockName } from '#domain/clock-entries.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import type { ClockRule, RuleProfile } from '#domain/rule-profile.ts';

export const anEntry = (startedAt: string, more: Partial<ClockEntry> = {}): ClockEntry => ({
  clock: 'decision',
  startedAt,
  extensions: [],
  pauses: [],
  marks: [],
  ...more,
});

/** The profile of mainland China, with changes; `rule` changes one clock's rule. */
export const aProfile = (
  changes: Partial<RuleProfile> = {},
  clock: ClockName = 'decision',
  rule: Partial<ClockRule> = {},
): RuleProfile => {
  const profile = { ...cn20203, ...changes };
  return {
    ...profile,
    clocks: profile.clocks.map((one) => (one.clock === clock ? { ...one, ...rule } : one)),
  };
};

/** A clock of so many days of one kind, whatever it is for. */
export const aClockOf = (
  days: number,
  dayKind: ClockRule['dayKind'],
  changes: Partial<RuleProfile> = {},
): RuleProfile =>
  aProfile(changes, 'decision', { dayKind, steps: [{ days, needs: 'none', notice: false }] });

/** An instant in Beijing, e.g. `beijing('2025-09-26', 14)`. */
export const beijing = (date: string, hour = 10): string =>
  new Date(Date.parse(`${date}T00:00:00+08:00`) + hour * 3_600_000).toISOString();
