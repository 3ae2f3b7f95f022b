import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import type { Case } from '#domain/case.ts';
import { monthReport } from '#domain/month-report.ts';
import { rollUpReports } from '../../functions/schedules/roll-up-reports.ts';
import { aCase, day } from '../support/builders.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { logged, unhurried } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

let number = 0;
function plant({ tables }: MemoryWorld, it: Case): void {
  const caseId = `case-${++number}`;
  tables.cases.set(caseId, { case: { ...it, caseId, caseNo: `XW-${number}` }, wake: null });
}

async function reportOf(now: string, cases: readonly Case[], month = '2026-03') {
  const world = memoryWorld({ now });
  for (const it of cases) plant(world, it);
  await rollUpReports(world)(unhurried);
  const report = await world.reports.get(month);
  if (!report) throw new Error(`No report of ${month}`);
  return report;
}

const opened = (openedAt: string): Case => aCase.collecting({ overrides: { openedAt } });

describe('the report of a month', () => {
  test('counts what was opened, how it ended and what it was about; drafts are nothing yet', async () => {
    const report = await reportOf(day(20), [
      aCase.draft(),
      aCase.collecting(),
      aCase.solved(),
      aCase.withdrawn({
        intake: { channel: 'app', product: 'deposit', issueType: 'accountFrozen' },
      }),
      aCase.solved({ intake: { channel: 'app' } }),
    ]);
    expect(report).toMatchObject({
      month: '2026-03',
      measuredAt: day(20),
      opened: 4,
      open: 1,
      closed: { satisfied: 2, withdrawn: 1 },
      by: {
        channel: { website: 2, app: 2 },
        product: { loan: 3, deposit: 1 },
        issueType: { feesAndInterest: 3, accountFrozen: 1 },
        cause: { rulesAndProcess: 2 },
      },
    });
    expect(z.parse(monthReport, report)).toEqual(report);
  });

  test('counts each case that went to a second look, to mediation or outside', async () => {
    const { escalated } = await reportOf(day(20), [
      aCase.offered(),
      aCase.reReview(),
      aCase.upheld(),
      aCase.invitedToMediation(),
      aCase.mediation(),
      aCase.external(),
    ]);
    expect(escalated).toEqual({ reReview: 2, mediation: 1, outside: 1, to: { regulator: 1 } });
  });

  test('counts legal limits that the bank missed, and not those of the customer or its own', async () => {
    const { breaches } = await reportOf(day(58), [
      aCase.collecting(),
      aCase.collecting(),
      aCase.decided(),
      aCase.reReview(),
    ]);
    expect(breaches).toEqual({ decision: 2 });
  });

  test('says how many days the first answer took, in the middle and for nine of ten', async () => {
    // decided after 6 days, accepted after 5; withdrawn and referred before any answer
    const { decided } = await reportOf(day(40), [
      aCase.decided(),
      aCase.decided(),
      aCase.solved(),
      aCase.withdrawn(),
      aCase.external(),
      aCase.collecting(),
    ]);
    expect(decided).toEqual({ count: 3, onTime: 3, medianDays: 6, p90Days: 6 });
  });

  test('does not call a late answer on time', async () => {
    const late = aCase.decided({ overrides: { receivedAt: day(-20) } });
    const clocks = late.clocks.map((it) =>
      it.clock === 'decision' ? { ...it, startedAt: day(-20) } : it,
    );
    const report = await reportOf(day(40), [{ ...late, clocks }]);
    expect(report.decided).toEqual({ count: 1, onTime: 0, medianDays: 26, p90Days: 26 });
    expect(report.breaches).toEqual({ decision: 1 });
  });

  test('never mixes those who did not answer into satisfaction', async () => {
    const { satisfaction } = await reportOf(day(58), [
      aCase.solved(),
      aCase.solved({ overrides: { satisfaction: { score: 3 } } }),
      aCase.followUpsSent(),
      aCase.followingUp(),
      aCase.collecting(),
    ]);
    expect(satisfaction).toEqual({ asked: 3, answered: 2, satisfied: 1 });
  });

  test('counts repeats as the assessment found them', async () => {
    const { repeats } = await reportOf(day(20), [
      aCase.assessing({ overrides: { repeatOf: ['XW-1', 'XW-2'] } }),
      aCase.assessing(),
    ]);
    expect(repeats).toBe(1);
  });

  test('of a month without cases says nothing beyond zero', async () => {
    const report = await reportOf(day(20), []);
    expect(report).toMatchObject({
      opened: 0,
      closed: {},
      decided: { medianDays: null, p90Days: null },
    });
  });
});

describe('each hour', () => {
  test('this month and the last are counted anew, by the calendar of Beijing', async () => {
    const world = memoryWorld({ now: '2026-03-31T16:30:00.000Z' });
    plant(world, opened('2026-03-31T15:59:59.000Z'));
    plant(world, opened('2026-03-31T16:00:00.000Z'));
    expect(await rollUpReports(world)(unhurried)).toMatchObject({ done: 2, faults: [] });
    expect((await world.reports.get('2026-04'))?.opened).toBe(1);
    expect((await world.reports.get('2026-03'))?.opened).toBe(1);
    expect(await world.reports.get('2026-02')).toBeNull();
    plant(world, opened('2026-03-31T16:10:00.000Z'));
    world.advance(1 / 24);
    await rollUpReports(world)(unhurried);
    expect((await world.reports.get('2026-04'))?.opened).toBe(2);
  });

  test('the year turns', async () => {
    const world = memoryWorld({ now: '2027-01-01T00:00:00.000Z' });
    await rollUpReports(world)(unhurried);
    expect(await world.reports.get('2026-12')).not.toBeNull();
    expect(await world.reports.get('2027-01')).not.toBeNull();
  });

  test('a long month is read page by page', async () => {
    const world = memoryWorld({ now: day(20) });
    for (let n = 0; n < 450; n += 1) plant(world, aCase.received());
    const pages = vi.spyOn(world.cases, 'ofMonth');
    await rollUpReports(world)(unhurried);
    expect((await world.reports.get('2026-03'))?.opened).toBe(450);
    const limits = pages.mock.calls.filter(([month]) => month === '2026-03').map(([, , it]) => it);
    expect(limits).toEqual([200, 200, 200]);
  });

  test('half a month is never stored as a whole one', async () => {
    const lines = logged();
    const world = memoryWorld({ now: day(20) });
    for (let n = 0; n < 450; n += 1) plant(world, aCase.received());
    let left = 60_002;
    const swept = await rollUpReports(world)({ timeLeft: () => left-- });
    expect(swept).toMatchObject({ done: 0, failed: 2 });
    expect(swept.faults).toHaveLength(2);
    expect(await world.reports.get('2026-03')).toBeNull();
    expect(lines.map(({ code }) => code)).toEqual(['SWEEP_ITEM_FAILED', 'SWEEP_ITEM_FAILED']);
  });
});
