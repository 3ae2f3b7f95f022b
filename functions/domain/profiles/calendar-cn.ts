import type { RuleProfile } from '../rule-profile.ts';

/** `2026-10-01`, 7 → the seven dates from the first of October on. */
const run = (first: string, length: number): string[] =>
  Array.from({ length }, (_, i) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10),
  );

/**
 * Working days of mainland China for the bank's internal limits; the legal ones count calendar days.
 * The State Council publishes the list year by year: keep it up to date. It is not confirmed here.
 */
export const calendarCn: RuleProfile['calendar'] = {
  id: 'cn',
  confirmed: false,
  weekend: [0, 6],
  holidays: [
    run('2026-01-01', 3),
    run('2026-02-15', 9),
    run('2026-04-04', 3),
    run('2026-05-01', 5),
    run('2026-06-19', 3),
    run('2026-09-25', 3),
    run('2026-10-01', 7),
    run('2027-01-01', 1),
  ].flat(),
  workedDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};
