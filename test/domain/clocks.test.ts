import { describe, expect, it } from 'vitest';
import type { ClockEntry } from '#domain/clock-entries.ts';
import { clockOf, dueOf, explain } from '#domain/clocks.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { genericIso } from '#domain/profiles/generic-iso.ts';
import { ruleProfiles } from '#domain/profiles/index.ts';
import { ukDisp } from '#domain/profiles/uk-disp.ts';
import { type RuleProfile, ruleProfile } from '#domain/rule-profile.ts';
import { aClockOf, anEntry, aProfile, beijing } from '../support/clocks.ts';

const due = (entry: ClockEntry, profile: RuleProfile = cn20203, now = entry.startedAt) =>
  clockOf(entry, profile, now)?.dueAt;
const step = (number: number, at: string) => ({ step: number, reason: 'complex', at });

describe('Rule profiles', () => {
  it.each(ruleProfiles)('are valid data: $id', (profile) => {
    expect(ruleProfile.parse(profile)).toEqual(profile);
  });

  it('have an id and version of their own', () => {
    const names = ruleProfiles.map((one) => `${one.id} ${one.version}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(ruleProfiles)('lengthen a clock with every step: $id', ({ clocks }) => {
    for (const { steps } of clocks) {
      const days = steps.map((one) => one.days);
      expect(days).toEqual([...days].sort((a, b) => a - b));
      expect(new Set(days).size).toBe(days.length);
    }
  });
});

describe('The decision clock in mainland China (field.md §1.1)', () => {
  const received = [0, 1, 10, 23].map((hour) => beijing('2025-09-26', hour));

  it.each(received)('ends after 15 days, whatever the hour of receipt: %s', (startedAt) => {
    // 2025-10-11T24:00+08:00
    expect(due(anEntry(startedAt))).toBe(beijing('2025-10-12', 0));
  });

  it.each(received)('ends after 30 days once extended by a lead: %s', (startedAt) => {
    const extensions = [step(1, startedAt)];
    expect(due(anEntry(startedAt, { extensions }))).toBe(beijing('2025-10-27', 0));
  });

  it.each(received)('ends after 60 days once extended by headquarters: %s', (startedAt) => {
    const extensions = [step(1, startedAt), step(2, startedAt)];
    expect(due(anEntry(startedAt, { extensions }))).toBe(beijing('2025-11-26', 0));
  });

  it('starts on the date in Beijing, not in UTC', () => {
    // 2025-09-26T17:00Z is already the 27th in Beijing
    expect(due(anEntry('2025-09-26T17:00:00.000Z'))).toBe(beijing('2025-10-13', 0));
  });

  it('does not move its end because of a holiday', () => {
    // the 15th day is 7 October 2026, in the national holidays
    expect(due(anEntry(beijing('2026-09-22')))).toBe(beijing('2026-10-08', 0));
  });

  it('moves a last day off to the next working day only where the profile says so', () => {
    const rolling = aProfile({ rollOverHoliday: true });
    expect(due(anEntry(beijing('2026-09-22')), rolling)).toBe(beijing('2026-10-09', 0));
    // a Saturday worked in exchange is a working day: nothing moves
    expect(due(anEntry(beijing('2026-09-25')), rolling)).toBe(beijing('2026-10-11', 0));
  });

  it('counts over the end of the year and the leap day', () => {
    expect(due(anEntry(beijing('2026-12-25')))).toBe(beijing('2027-01-10', 0));
    expect(due(anEntry(beijing('2028-02-20')))).toBe(beijing('2028-03-07', 0));
    expect(due(anEntry(beijing('2027-02-20')))).toBe(beijing('2027-03-08', 0));
  });

  it('is met before its end and late from its end on, since the end is exclusive', () => {
    const startedAt = beijing('2025-09-26');
    const end = beijing('2025-10-12', 0);
    const justBefore = new Date(Date.parse(end) - 1).toISOString();
    const state = (stoppedAt: string) =>
      clockOf(anEntry(startedAt, { stoppedAt }), cn20203, end)?.state;
    expect(state(justBefore)).toBe('met');
    expect(state(end)).toBe('metLate');
  });

  it('runs before its end and is breached from its end on', () => {
    const entry = anEntry(beijing('2025-09-26'));
    expect(clockOf(entry, cn20203, beijing('2025-10-11', 23))?.state).toBe('running');
    expect(clockOf(entry, cn20203, beijing('2025-10-12', 0))?.state).toBe('breached');
  });

  it('warns at half and at four fifths of its time, three days and one day before, then breaches', () => {
    const clock = clockOf(anEntry(beijing('2026-03-02')), cn20203, beijing('2026-03-02'));
    expect(clock?.pendingMarks).toEqual([
      { mark: '0:warn-50', at: beijing('2026-03-11', 0) },
      { mark: '0:warn-80', at: beijing('2026-03-15', 0) },
      { mark: '0:warn-3d', at: beijing('2026-03-15', 0) },
      { mark: '0:warn-1d', at: beijing('2026-03-17', 0) },
      { mark: '0:breach', at: beijing('2026-03-18', 0) },
    ]);
  });

  it('forgets the marks that were acted on, and has new ones after an extension', () => {
    const startedAt = beijing('2026-03-02');
    const marks = ['0:warn-50', '0:breach'];
    const open = (entry: ClockEntry) =>
      clockOf(entry, cn20203, startedAt)?.pendingMarks.map((one) => one.mark);
    expect(open(anEntry(startedAt, { marks }))).toEqual(['0:warn-80', '0:warn-3d', '0:warn-1d']);
    expect(open(anEntry(startedAt, { marks, extensions: [step(1, startedAt)] }))).toContain(
      '1:warn-50',
    );
  });
});

describe('Working days', () => {
  const inChina = aClockOf(3, 'working');

  it('leave out weekends', () => {
    expect(due(anEntry(beijing('2026-03-05')), inChina)).toBe(beijing('2026-03-11', 0));
  });

  it('leave out holidays', () => {
    // Wednesday 29 April: 30 April counts, then five days of holiday, 6 and 7 May
    expect(due(anEntry(beijing('2026-04-29')), inChina)).toBe(beijing('2026-05-08', 0));
  });

  it('count a weekend day that is worked in exchange', () => {
    // Friday 8 May: Saturday 9 May is worked, Sunday is not
    expect(due(anEntry(beijing('2026-05-08')), inChina)).toBe(beijing('2026-05-13', 0));
  });

  it('say of each day why it does not count', () => {
    const explained = explain(anEntry(beijing('2026-04-30')), inChina, beijing('2026-04-30'));
    expect(explained?.days.map((one) => one.why ?? 'counts')).toEqual([
      ...Array.from({ length: 5 }, () => 'holiday'),
      'counts',
      'counts',
      'counts',
    ]);
  });
});

describe('Zones', () => {
  const inLondon = (days: number) => aClockOf(days, 'calendar', { zone: 'Europe/London' });

  it('end at midnight in London in summer and in winter', () => {
    // the clocks go forward on 2026-03-29 and back on 2026-10-25
    expect(due(anEntry('2026-03-27T12:00:00.000Z'), inLondon(1))).toBe('2026-03-29T00:00:00.000Z');
    expect(due(anEntry('2026-03-27T12:00:00.000Z'), inLondon(2))).toBe('2026-03-29T23:00:00.000Z');
    expect(due(anEntry('2026-10-23T12:00:00.000Z'), inLondon(1))).toBe('2026-10-24T23:00:00.000Z');
    expect(due(anEntry('2026-10-23T12:00:00.000Z'), inLondon(2))).toBe('2026-10-26T00:00:00.000Z');
  });

  it('give a complaint in the United Kingdom eight weeks over the change of the hour', () => {
    expect(dueOf('decision', '2026-02-10T09:00:00.000Z', ukDisp)).toBe('2026-04-07T23:00:00.000Z');
  });

  it('count in UTC in the generic profile', () => {
    expect(dueOf('decision', '2026-02-10T23:30:00.000Z', genericIso)).toBe(
      '2026-03-13T00:00:00.000Z',
    );
  });
});

describe('A clock that the profile does not have', () => {
  it('has no end and no explanation', () => {
    expect(dueOf('reCheck', '2026-02-10T09:00:00.000Z', ukDisp)).toBeNull();
    const entry = anEntry('2026-02-10T09:00:00.000Z', { clock: 'reCheck' });
    expect(clockOf(entry, ukDisp, entry.startedAt)).toBeNull();
  });
});

describe('An end set from outside', () => {
  const until = beijing('2026-03-06', 12);
  const reply = (more: Partial<ClockEntry> = {}) =>
    anEntry(beijing('2026-03-02'), { clock: 'externalReply', until, ...more });

  it('replaces the days of the profile', () => {
    expect(due(reply())).toBe(until);
    expect(clockOf(reply(), cn20203, beijing('2026-03-06', 12))?.state).toBe('breached');
  });

  it('is explained up to that day', () => {
    const explained = explain(reply(), cn20203, beijing('2026-03-02'));
    expect(explained?.lastDay).toBe('2026-03-06');
    expect(clockOf(reply(), cn20203, beijing('2026-03-02'))?.days).toBe(4);
  });

  it('breaches at once when it was over before it became known', () => {
    const late = reply({ until: beijing('2026-02-27') });
    expect(clockOf(late, cn20203, late.startedAt)).toMatchObject({
      state: 'breached',
      pendingMarks: [{ mark: '0:breach', at: beijing('2026-02-27') }],
    });
  });
});

describe('Mediation', () => {
  const startedAt = beijing('2026-03-02');
  const paused = (from: string, to?: string) =>
    anEntry(startedAt, { pauses: [{ ground: 'mediation', from, ...(to ? { to } : {}) }] });

  it('adds its days to the decision clock exactly', () => {
    expect(due(paused(beijing('2026-03-07'), beijing('2026-03-12')))).toBe(
      beijing('2026-03-23', 0),
    );
  });

  it('adds no day when it ends on the day it began', () => {
    expect(due(paused(beijing('2026-03-07', 9), beijing('2026-03-07', 17)))).toBe(
      beijing('2026-03-18', 0),
    );
  });

  it('holds the clock while it lasts, and shows the end as it would be if it went on now', () => {
    const open = paused(beijing('2026-03-07'));
    const clock = clockOf(open, cn20203, beijing('2026-05-10'));
    expect(clock).toMatchObject({ state: 'paused', pendingMarks: [] });
    expect(clock?.dueAt).toBe(beijing('2026-05-21', 0));
  });

  it('begun on the last day never lets the clock run out while it stands still', () => {
    const open = paused(beijing('2026-03-17', 9));
    expect(clockOf(open, cn20203, beijing('2026-04-01'))?.state).toBe('paused');
    // on the day it ends, the bank still has the rest of that day
    const back = paused(beijing('2026-03-17', 9), beijing('2026-04-01', 15));
    expect(clockOf(back, cn20203, beijing('2026-04-01', 16))).toMatchObject({
      state: 'running',
      dueAt: beijing('2026-04-02', 0),
    });
  });

  it('does not mend a clock that had run out before', () => {
    const open = paused(beijing('2026-03-18', 1));
    expect(clockOf(open, cn20203, beijing('2026-04-01'))?.state).toBe('breached');
  });

  it('holds only the clocks that the profile names', () => {
    const reply = { ...paused(beijing('2026-03-03')), clock: 'externalReply' as const };
    expect(clockOf(reply, cn20203, beijing('2026-03-04'))?.state).toBe('running');
    expect(clockOf(paused('2026-03-07T12:00:00.000Z'), ukDisp, beijing('2026-03-20'))?.state).toBe(
      'running',
    );
  });
});
