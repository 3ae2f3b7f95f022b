import { describe, expect, test } from 'vitest';
import { monthTally } from '#domain/month-tally.ts';
import type { Tombstone } from '#domain/rows.ts';
import type { CaseStore, NextWake } from '#ports';
import { aCase, day } from '../../support/builders.ts';
import { at, eightTimes, type OpenGround } from './ground.ts';
import { changeTo, later, mailOf, noteOf, put, received, runOf, taskOf } from './rows.ts';

const clock = (minutes: number): NextWake => ({ at: at(minutes), kind: 'clock' });

export const sweepsContract = (open: OpenGround) => {
  describe('a nomination', () => {
    test('is corrected at the version that was looked at', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'), { wake: clock(1) });
      expect(await cases.rewake('a', { at: at(5), kind: 'followUp' }, 1)).toBe(true);
      expect(await dueNow(cases, 'clock', 60)).toEqual([]);
      expect(await dueNow(cases, 'followUp', 4)).toEqual([]);
      expect(await dueNow(cases, 'followUp', 5)).toEqual(['a']);
      expect(await cases.load('a')).toEqual(it);
      expect(await cases.rewake('a', null, 1)).toBe(true);
      expect(await dueNow(cases, 'followUp', 60)).toEqual([]);
    });

    test('of a case that has changed, was set aside or does not exist stays as it is', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'), { wake: clock(1) });
      await put(cases, later(it), { wake: clock(2) });
      expect(await cases.rewake('a', null, 1)).toBe(false);
      expect(await dueNow(cases, 'clock', 2)).toEqual(['a']);
      await cases.setAside('a', 'poison');
      expect(await cases.rewake('a', clock(1), 2)).toBe(false);
      expect(await dueNow(cases, 'clock', 2)).toEqual([]);
      expect(await cases.rewake('unknown', clock(1), 1)).toBe(false);
      expect(await cases.load('unknown')).toBeNull();
    });
  });

  describe('failures of a case', () => {
    test('are counted once each by eight who fail at once', async () => {
      const { cases } = await open();
      await put(cases, received('a'));
      const counts = await eightTimes(() => cases.countFailure('a'));
      expect(counts.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    test('begin anew when the case changes', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      expect([await cases.countFailure('a'), await cases.countFailure('a')]).toEqual([1, 2]);
      await put(cases, later(it));
      expect(await cases.countFailure('a')).toBe(1);
      expect(await cases.countFailure('unknown')).toBe(0);
      expect(await cases.load('unknown')).toBeNull();
    });
  });

  describe('an erased case', () => {
    test('is gone with everything that belonged to it; its tombstone stays', async () => {
      const { cases } = await open();
      const it = await withEverything(cases);
      expect(await cases.entomb(tombstoneOf('a'), it.version)).toBe(true);
      await cases.eraseRest('a');
      expect(await cases.load('a')).toBeNull();
      expect(await cases.events('a')).toEqual([]);
      expect(await cases.tasks('a')).toEqual([]);
      expect(await cases.notes('a')).toEqual([]);
      expect(await cases.mail('a', mailOf(it).mailId)).toBeNull();
      expect(await cases.ofCustomer('lin.mei@example.com')).toEqual({ items: [] });
      expect(await cases.tombstone('a')).toEqual(tombstoneOf('a'));
      expect(await dueNow(cases, 'purge', 60)).toEqual([]);
    });

    test('is due until the rest of it is erased, and cannot be changed meanwhile', async () => {
      const { cases } = await open();
      const it = await withEverything(cases);
      await cases.entomb(tombstoneOf('a'), it.version);
      expect(await cases.load('a')).toBeNull();
      expect(await dueNow(cases, 'purge', 60)).toEqual(['a']);
      expect(await dueNow(cases, 'clock', 60)).toEqual([]);
      const reopened = await cases.commit(changeTo(later(it), { expectedWaits: 1 }));
      expect(reopened.committed).toBe(false);
      await cases.eraseRest('a');
      await cases.eraseRest('a');
      expect(await dueNow(cases, 'purge', 60)).toEqual([]);
    });

    test('has one tombstone, of one of eight, and none when it had changed', async () => {
      const { cases } = await open();
      await put(cases, later(await put(cases, received('a'))));
      expect(await cases.entomb(tombstoneOf('a'), 1)).toBe(false);
      expect(await cases.tombstone('a')).toBeNull();
      const won = await eightTimes((n) => cases.entomb({ ...tombstoneOf('a'), lastSeq: n }, 2));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await cases.tombstone('a'))?.lastSeq).toBe(won.indexOf(true));
    });

    test('is not made of one that has no tombstone', async () => {
      const { cases } = await open();
      const it = await withEverything(cases);
      await cases.eraseRest('a');
      expect(await cases.load('a')).toEqual(it);
      expect(await cases.events('a')).toHaveLength(1);
    });
  });

  describe('the report of a month', () => {
    test('is the one stored last', async () => {
      const { reports } = await open();
      expect(await reports.get('2026-03')).toBeNull();
      const tally = monthTally('2026-03');
      await reports.put(tally.report(day(1)));
      tally.add(aCase.solved(), day(30));
      await reports.put(tally.report(day(30)));
      expect(await reports.get('2026-03')).toEqual(tally.report(day(30)));
      expect(await reports.get('2026-02')).toBeNull();
    });
  });
};

async function withEverything(cases: CaseStore) {
  const it = received('a');
  await put(cases, it, {
    openTasks: [taskOf(it)],
    mails: [mailOf(it)],
    notes: [noteOf(it)],
    runs: [runOf(it)],
    wake: clock(1),
  });
  await cases.openTask(taskOf(it, { taskId: 'task-2' }), it.version);
  return it;
}

const tombstoneOf = (caseId: string): Tombstone => ({
  caseId,
  caseNo: `XW-${caseId}`,
  openedAt: at(0),
  closedAt: at(1),
  closeReason: 'satisfied',
  lastSeq: 1,
  lastHash: 'ab'.repeat(32),
  why: 'retentionOver',
  erasedAt: at(2),
});

async function dueNow(cases: CaseStore, kind: NextWake['kind'], minutes: number) {
  const shards = Array.from({ length: cases.shards }, (_, shard) =>
    cases.due(shard, kind, at(minutes), 10),
  );
  return (await Promise.all(shards)).flat();
}
