/** Sums up one month of cases, page by page, and stores the figures; memory does not grow with the month. */
import { NamedError } from '#contracts/errors.ts';
import { addDays, dateIn } from '#domain/calendar.ts';
import { monthTally } from '#domain/month-tally.ts';
import { profileById } from '#domain/profiles/index.ts';
import type { Dependencies } from '#ports';
import { hasTime, type Tick } from './sweep.ts';

type Needs = Pick<Dependencies, 'cases' | 'clock' | 'reports' | 'settings'>;
const PAGE = 200;

/** The present month and the one before, `YYYY-MM`, in the zone of the profile that new cases open under. */
export function monthsToCount({ clock, settings }: Pick<Needs, 'clock' | 'settings'>): string[] {
  const today = dateIn(clock.now(), profileById(settings.profileId).zone);
  const present = today.slice(0, 7);
  return [present, addDays(`${present}-01`, -1).slice(0, 7)];
}

/** Throws `Unavailable` when time ends first: half a month must not be taken for a whole one. */
export const rollUp =
  ({ cases, clock, reports }: Needs) =>
  async (month: string, tick: Tick): Promise<void> => {
    const now = clock.now();
    const tally = monthTally(month);
    let cursor: string | undefined;
    do {
      if (!hasTime(tick)) throw new NamedError('Unavailable', { month });
      const page = await cases.ofMonth(month, cursor, PAGE);
      for (const it of page.items) tally.add(it, now);
      ({ cursor } = page);
    } while (cursor !== undefined);
    await reports.put(tally.report(now));
  };
