import { describe, expect, test } from 'vitest';
import { shardOf } from '#adapters/shard.ts';
import type { CaseStore, Commit } from '#ports';
import { at, type OpenGround } from './ground.ts';
import { changeTo, later, put, received, runOf, signal, taskOf } from './rows.ts';

const clock = (minutes: number): Commit['wake'] => ({ at: at(minutes), kind: 'clock' });
const followUp = (minutes: number): Commit['wake'] => ({ at: at(minutes), kind: 'followUp' });

export const dueContract = (open: OpenGround) => {
  describe('what is due', () => {
    test('is found in the shard of its case and in no other', async () => {
      const { cases } = await open();
      const ids = Array.from({ length: 30 }, (_, n) => `case-${n}`);
      for (const id of ids) await put(cases, received(id), { wake: clock(0) });
      for (let shard = 0; shard < cases.shards; shard += 1)
        expect((await cases.due(shard, 'clock', at(0), 50)).toSorted()).toEqual(
          ids.filter((id) => shardOf(id, cases.shards) === shard).toSorted(),
        );
    });

    test('comes oldest first, up to the limit, and not before its instant', async () => {
      const { cases } = await open();
      const ids = inOneShard(cases, 4);
      for (const [n, id] of ids.entries())
        await put(cases, received(id), { wake: clock(40 - 10 * n) });
      const [a, b, c, d] = ids;
      const due = (minutes: number, limit: number) =>
        cases.due(shardOf(`${a}`, cases.shards), 'clock', at(minutes), limit);
      expect(await due(9, 10)).toEqual([]);
      expect(await due(10, 10)).toEqual([d]);
      expect(await due(40, 10)).toEqual([d, c, b, a]);
      expect(await due(40, 2)).toEqual([d, c]);
    });

    test('of one kind is found behind any number of the other', async () => {
      const { cases } = await open();
      const ids = inOneShard(cases, 12);
      for (const [n, id] of ids.entries())
        await put(cases, received(id), { wake: n < 10 ? clock(n) : followUp(n) });
      const shard = shardOf(`${ids[0]}`, cases.shards);
      expect(await cases.due(shard, 'followUp', at(60), 2)).toEqual(ids.slice(10));
      expect(await cases.due(shard, 'clock', at(60), 20)).toEqual(ids.slice(0, 10));
    });

    test('moves and goes away with the case', async () => {
      const { cases } = await open();
      const due = (minutes: number) => dueEverywhere(cases, minutes);
      const first = await put(cases, received('a'), { wake: clock(1) });
      const second = await put(cases, later(first), { wake: clock(30) });
      expect(await due(1)).toEqual([]);
      expect(await due(30)).toEqual(['a']);
      await put(cases, later(second), { wake: null });
      expect(await due(1000)).toEqual([]);
    });

    test('is set aside for good, until somebody changes the case', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'), { wake: clock(1) });
      await cases.setAside('a', 'poison');
      await cases.setAside('unknown', 'poison');
      expect(await dueEverywhere(cases, 1000)).toEqual([]);
      expect(await cases.load('a')).toEqual(it);
      expect(await cases.load('unknown')).toBeNull();
      await put(cases, later(it), { wake: clock(2) });
      expect(await dueEverywhere(cases, 1000)).toEqual(['a']);
    });
  });

  describe('a signal', () => {
    test('is owed from its instant until it is delivered', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it)] });
      const close = { status: 'answered', signal, signalAt: at(1), answeredBy: 'li' } as const;
      await put(cases, later(it), { closeTasks: [{ taskId: 'task-1', ...close }] });
      const owed = (minutes: number) => signalsOwed(cases, minutes);
      expect(await owed(1)).toEqual([]);
      expect(await owed(2)).toEqual([taskOf(it, close)]);
      await cases.signalled('a', 'task-1');
      await cases.signalled('a', 'task-1');
      expect(await owed(2)).toEqual([]);
    });

    test('is not owed for a task that ends without one', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it)] });
      const closeTasks = [{ taskId: 'task-1', status: 'cancelled' as const }];
      await cases.commit(changeTo(later(it), { closeTasks }));
      expect(await signalsOwed(cases, 1000)).toEqual([]);
    });
  });

  describe('a run', () => {
    test('is owed from its request until it has started', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { runs: [runOf(it)] });
      const owed = (minutes: number) => cases.owedRuns(shardOf('a', cases.shards), at(minutes), 10);
      expect(await owed(0)).toEqual([]);
      expect(await owed(1)).toEqual([runOf(it)]);
      await cases.started('a', 1);
      await cases.started('a', 2);
      expect(await owed(1)).toEqual([]);
    });

    test('is owed no more once a change of its own shows that it has begun', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { runs: [runOf(it)] });
      const shard = shardOf('a', cases.shards);
      await put(cases, later(it), { begun: 1 });
      expect(await cases.owedRuns(shard, at(1), 10)).toEqual([]);
    });
  });
};

/** Ids whose cases share a shard, in order. */
function inOneShard({ shards }: CaseStore, count: number): string[] {
  const ids = Array.from({ length: count * shards * 4 }, (_, n) => `id-${1000 + n}`);
  return ids.filter((id) => shardOf(id, shards) === 3).slice(0, count);
}

async function dueEverywhere(cases: CaseStore, minutes: number): Promise<string[]> {
  const shards = Array.from({ length: cases.shards }, (_, shard) =>
    cases.due(shard, 'clock', at(minutes), 10),
  );
  return (await Promise.all(shards)).flat();
}

const signalsOwed = (cases: CaseStore, minutes: number) =>
  cases.owedSignals(shardOf('a', cases.shards), at(minutes), 10);
