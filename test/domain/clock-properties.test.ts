import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateIn, daysBetween, endOf } from '#domain/calendar.ts';
import type { ClockEntry } from '#domain/clock-entries.ts';
import { clockOf, explain } from '#domain/clocks.ts';
import { aClockOf, anEntry, aProfile } from '../support/clocks.ts';

const HOUR = 3_600_000;
const since2026 = (hours: number): string =>
  new Date(Date.UTC(2026, 0, 1) + hours * HOUR).toISOString();

/** Any hour of six years, which hold a leap day, holidays and every change of the hour. */
const moments = integer({ min: 0, max: 6 * 365 * 24 });
const zones = constantFrom('Asia/Shanghai', 'Europe/London', 'UTC', 'America/New_York');
const clocks = record({
  startedAt: moments,
  zone: zones,
  days: integer({ min: 1, max: 90 }),
  dayKind: constantFrom('calendar' as const, 'working' as const),
});
const pauses = record({
  after: integer({ min: 0, max: 100 * 24 }),
  length: integer({ min: 0, max: 120 * 24 }),
});
const never = since2026(20 * 365 * 24);

const paused = (
  startedAt: number,
  { after, length }: { after: number; length: number },
): ClockEntry =>
  anEntry(since2026(startedAt), {
    pauses: [
      {
        ground: 'mediation',
        from: since2026(startedAt + after),
        to: since2026(startedAt + after + length),
      },
    ],
  });

describe('Whatever its start, zone and kind of day, a clock', () => {
  it('explains exactly as many counting days as it has', () => {
    assert(
      property(clocks, pauses, ({ startedAt, zone, days, dayKind }, pause) => {
        const profile = aClockOf(days, dayKind, { zone });
        const explained = explain(paused(startedAt, pause), profile, never);
        expect(explained?.days.filter((one) => one.counts)).toHaveLength(days);
      }),
    );
  });

  it('explains every day from the day after the start to the last, without a gap', () => {
    assert(
      property(clocks, pauses, ({ startedAt, zone, days, dayKind }, pause) => {
        const profile = aClockOf(days, dayKind, { zone });
        const explained = explain(paused(startedAt, pause), profile, never);
        const first = dateIn(since2026(startedAt), zone);
        const dates = explained?.days.map((one) => one.date) ?? [];
        expect(dates).toEqual(dates.map((_, index) => addDays(first, index + 1)));
        expect(explained?.lastDay).toBe(dates.at(-1));
        expect(explained?.dueAt).toBe(endOf(dates.at(-1) ?? '', zone));
      }),
    );
  });

  it('ends at 24:00 of a day of its zone (B2-23)', () => {
    assert(
      property(clocks, ({ startedAt, zone, days, dayKind }) => {
        const profile = aClockOf(days, dayKind, { zone });
        const dueAt = clockOf(anEntry(since2026(startedAt)), profile, never)?.dueAt ?? '';
        const minuteBefore = new Date(Date.parse(dueAt) - 60_000).toISOString();
        expect(dateIn(dueAt, zone)).toBe(addDays(dateIn(minuteBefore, zone), 1));
      }),
    );
  });

  it('is never shortened by a pause', () => {
    assert(
      property(clocks, pauses, ({ startedAt, zone, days, dayKind }, pause) => {
        const profile = aClockOf(days, dayKind, { zone });
        const plain = clockOf(anEntry(since2026(startedAt)), profile, never)?.dueAt ?? '';
        const held = clockOf(paused(startedAt, pause), profile, never)?.dueAt ?? '';
        expect(held >= plain).toBe(true);
      }),
    );
  });

  it('is lengthened by a mediation before its end by exactly the days that it took', () => {
    assert(
      property(clocks, pauses, ({ startedAt, zone, days }, { after, length }) => {
        const profile = aClockOf(days, 'calendar', { zone });
        const begins = after % (days * 24);
        const entry = paused(startedAt, { after: begins, length });
        const plain = explain(anEntry(since2026(startedAt)), profile, never)?.lastDay ?? '';
        const held = explain(entry, profile, never)?.lastDay ?? '';
        const took = daysBetween(
          dateIn(since2026(startedAt + begins), zone),
          dateIn(since2026(startedAt + begins + length), zone),
        );
        expect(daysBetween(plain, held)).toBe(took);
      }),
    );
  });

  it('does not run out while it stands still', () => {
    assert(
      property(clocks, pauses, ({ startedAt, zone, days }, { after, length }) => {
        const profile = aClockOf(days, 'calendar', { zone });
        const from = since2026(startedAt + (after % (days * 24)));
        const entry = anEntry(since2026(startedAt), { pauses: [{ ground: 'mediation', from }] });
        const now = new Date(Date.parse(from) + length * HOUR).toISOString();
        expect(clockOf(entry, profile, now)?.state).toBe('paused');
      }),
    );
  });

  it('never ends earlier because it was extended', () => {
    assert(
      property(moments, zones, pauses, (startedAt, zone, pause) => {
        const entry = paused(startedAt, pause);
        const at = since2026(startedAt);
        const ends = [0, 1, 2].map(
          (steps) =>
            clockOf(
              {
                ...entry,
                extensions: [1, 2].slice(0, steps).map((step) => ({ step, reason: 'special', at })),
              },
              aProfile({ zone }),
              never,
            )?.dueAt ?? '',
        );
        expect(ends).toEqual([...ends].sort());
        expect(new Set(ends).size).toBe(3);
      }),
    );
  });

  it('never ends earlier because a last day off rolls over', () => {
    assert(
      property(clocks, ({ startedAt, days, zone }) => {
        const entry = anEntry(since2026(startedAt));
        const strict = clockOf(entry, aClockOf(days, 'calendar', { zone }), never)?.dueAt ?? '';
        const rolling = aClockOf(days, 'calendar', { zone, rollOverHoliday: true });
        expect((clockOf(entry, rolling, never)?.dueAt ?? '') >= strict).toBe(true);
      }),
    );
  });

  it('gives the same answer from the same facts', () => {
    assert(
      property(clocks, pauses, moments, ({ startedAt, zone, days, dayKind }, pause, later) => {
        const profile = aClockOf(days, dayKind, { zone });
        const entry = paused(startedAt, pause);
        const now = since2026(startedAt + later);
        expect(clockOf(structuredClone(entry), structuredClone(profile), now)).toEqual(
          clockOf(entry, profile, now),
        );
      }),
    );
  });
});
