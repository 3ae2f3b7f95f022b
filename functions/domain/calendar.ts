/** Days in a named zone. Instants are UTC ISO strings; dates are `YYYY-MM-DD` in the profile's zone. */
import { tzOffset } from '@date-fns/tz';
import type { RuleProfile } from './rule-profile.ts';

const DAY = 86_400_000;
export type Calendar = RuleProfile['calendar'];

const MOST_KEPT = 10_000;

/** What was worked out is kept: a walk through a calendar asks for the same few days and offsets again and again. */
function kept<A extends string | number, B extends string | number, T>(work: (a: A, b: B) => T) {
  const known = new Map<string, T>();
  return (a: A, b: B): T => {
    const sign = `${a} ${b}`;
    const found = known.get(sign) ?? work(a, b);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(sign, found);
    return found;
  };
}

/** No zone of ours has changed its offset but at a full quarter of an hour, since before there were cases (2012). */
const QUARTER = 900_000;
const offsetInQuarter = kept(
  (quarter: number, zone: string) => tzOffset(zone, new Date(quarter * QUARTER)) * 60_000,
);

/** How far the zone is ahead of UTC at that instant, in ms. A zoned date object would ask for it at each of its parts. */
const offset = (at: number, zone: string): number =>
  offsetInQuarter(Math.floor(at / QUARTER), zone);

/** The calendar date on which `instant` falls in `zone`. */
export const dateIn = kept((instant: string, zone: string): string => {
  const at = Date.parse(instant);
  return new Date(at + offset(at, zone)).toISOString().slice(0, 10);
});

export const addDays = kept((date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10),
);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** The instant at which the wall's clock in `zone` shows `time`, as `2026-12-09T18:00`. A time that is skipped there is taken as the one after. */
export function instantOfWall(time: string, zone: string): string {
  const wall = Date.parse(`${time}Z`);
  const before = wall - offset(wall - DAY, zone);
  const after = wall - offset(wall + DAY, zone);
  // a zone that changes its offset that day strikes either before the change or after it
  const strikes = [before, after].find((at) => at + offset(at, zone) === wall);
  return new Date(strikes ?? before).toISOString();
}

const two = (it: number): string => String(it).padStart(2, '0');

/** The instant at which `hour` o'clock strikes on `date` in `zone`. */
export const instantAt = (date: string, hour: number, zone: string): string =>
  instantOfWall(`${date}T${two(hour)}:00`, zone);

/** 24:00 of `date`, as the exclusive instant 00:00 of the next day; days are half-open, no minute is lost. */
export const endOf = (date: string, zone: string): string => instantAt(addDays(date, 1), 0, zone);

/** Why a date is not a working day, or null when it is one. */
export function dayOff(date: string, calendar: Calendar): 'weekend' | 'holiday' | null {
  if (calendar.holidays.includes(date)) return 'holiday';
  if (calendar.workedDays.includes(date)) return null;
  return calendar.weekend.includes(new Date(`${date}T00:00:00Z`).getUTCDay()) ? 'weekend' : null;
}

/** The next instant at or after `instant` at which mail to people may go out. */
export function outsideQuietHours(instant: string, profile: RuleProfile): string {
  const { from, to } = profile.quietHours;
  const date = dateIn(instant, profile.zone);
  const [opens, closes] = [instantAt(date, to, profile.zone), instantAt(date, from, profile.zone)];
  if (instant < opens) return opens;
  return instant < closes ? instant : instantAt(addDays(date, 1), to, profile.zone);
}
