import { TZDate } from '@date-fns/tz';
import { expect, test } from 'vitest';
import { addDays, dateIn, instantAt } from '#domain/calendar.ts';

const zones = ['Asia/Shanghai', 'Europe/London', 'America/New_York', 'Asia/Kathmandu'];
const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));

/** What the library's zoned date says, slowly. */
function zoned(date: string, hour: number, zone: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, 0, 0, zone).getTime()).toISOString();
}

test.each(zones)(
  'every day of a year in %s begins and opens when its clocks strike, also when they change',
  (zone) => {
    const hours = [0, 2, 8, 21];
    const ours = daysOf(2026).flatMap((date) => hours.map((it) => instantAt(date, it, zone)));
    const theirs = daysOf(2026).flatMap((date) => hours.map((it) => zoned(date, it, zone)));
    expect(ours).toEqual(theirs);
  },
);

test.each(zones)('an instant falls on the day that has begun in %s and not ended', (zone) => {
  for (const date of daysOf(2026)) {
    const begins = instantAt(date, 0, zone);
    expect(dateIn(begins, zone)).toBe(date);
    expect(dateIn(new Date(Date.parse(begins) - 1).toISOString(), zone)).toBe(addDays(date, -1));
  }
});
