import { afterEach, describe, expect, test, vi } from 'vitest';
import { carryOut } from '#casework/carry-out.ts';
import { sweepSource } from '#casework/sweep.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { nextWake, wakesOf } from '#domain/wake.ts';
import type { CaseStore } from '#ports';
import { watchClocks } from '../../functions/schedules/watch-clocks.ts';
import { day } from '../support/builders.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { adminMa, theCustomer } from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';
import { count, eightAtOnce, eventsOf, logged, meddle, severalTold, unhurried } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const sweep = (world: MemoryWorld) => watchClocks(world)(unhurried);

describe('a clock that falls due', () => {
  test('lets an unanswered offer expire at its very end, and the customer is told in the morning', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.offered({}));
    world.advance('2026-03-12T15:59:59.000Z');
    await sweep(world);
    expect(await eventsOf(world, caseId)).not.toContain('OfferExpired');
    world.advance('2026-03-12T16:00:00.000Z');
    const before = world.mails.length;
    await sweep(world);
    expect(count(await eventsOf(world, caseId), 'OfferExpired')).toBe(1);
    expect(world.signals.at(-1)?.signal).toMatchObject({ kind: 'failure', event: 'OfferExpired' });
    expect(world.mails).toHaveLength(before);
    const mail = (await world.cases.pendingMails(caseId)).find(
      ({ template }) => template === 'offerExpired',
    );
    expect(mail?.dueAt).toBe('2026-03-13T00:00:00.000Z');
  });

  test.each([
    ['a request for information', stories.asked({}), 'InformationLapsed'],
    ['an invitation to mediation', stories.invited({}), 'ReturnedToNegotiation'],
    ['a mediation', stories.mediating({}), 'ReturnedToNegotiation'],
  ])('ends %s at night, and the customer is told in the morning', async (_, story, event) => {
    const world = memoryWorld();
    const { caseId } = await told(world, story);
    world.advance(day(58, 1));
    await sweep(world);
    const [seq] = (await world.cases.events(caseId)).flatMap((it) =>
      it.name === event ? [it.seq] : [],
    );
    const mail = (await world.cases.pendingMails(caseId)).find((it) => it.seq === seq);
    expect(mail?.dueAt).toBe(day(58, 8));
  });

  test('warns once at each mark and makes headquarters act on a breach', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.registered({}));
    for (let n = 1; n <= 20; n += 1) {
      world.advance(day(n));
      await sweep(world);
      await sweep(world);
    }
    expect(await marksOf(world, caseId, 'decision')).toEqual([
      '0:warn-50',
      '0:warn-80',
      '0:warn-3d',
      '0:warn-1d',
      '0:breach',
    ]);
    const tasks = await world.cases.tasks(caseId);
    expect(
      tasks.filter(({ task, clock }) => task === 'ActOnBreach' && clock === 'decision'),
    ).toHaveLength(1);
  });

  test('is acted on once by eight sweeps at once, for each of many cases (B2-16)', async () => {
    const { world, ids } = await severalTold(memoryWorld, stories.offered({}), 24);
    world.advance(day(20));
    const swept = await eightAtOnce(watchClocks(world));
    for (const id of ids) {
      const names = await eventsOf(world, id);
      expect(count(names, 'OfferExpired')).toBe(1);
      expect(await marksOf(world, id, 'decision')).toHaveLength(5);
      expect(new Set(await marksOf(world, id, 'decision')).size).toBe(5);
    }
    expect(swept.map(({ failed }) => failed)).toEqual(Array(8).fill(0));
  });

  test('after missed ticks is caught up with in the order of the clocks, and the lag is told (B2-17)', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.offered({}));
    const before = (await eventsOf(world, caseId)).length;
    world.advance(day(20));
    const { lagSeconds } = await sweep(world);
    const events = (await world.cases.events(caseId)).slice(before);
    expect(events.map(({ name, data }) => data['mark'] ?? name)).toEqual([
      '0:warn-50',
      'OfferExpired',
      '0:warn-80',
      '0:warn-3d',
      '0:warn-1d',
      '0:breach',
    ]);
    // the first warning was due on the eighth day
    expect(lagSeconds).toBe((Date.parse(day(20)) - Date.parse(day(9, 0))) / 1000);
    expect((await sweep(world)).lagSeconds).toBe(0);
  });
});

describe('a nomination', () => {
  test('that the case does not bear out changes nothing and does not come back', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.offered({}));
    const row = world.tables.cases.get(caseId);
    if (!row) throw new Error('no row');
    world.tables.cases.set(caseId, { ...row, wake: { at: day(0), kind: 'clock' } });
    const due = vi.spyOn(world.cases, 'load');
    expect(await sweep(world)).toMatchObject({ done: 0, left: 1, failed: 0 });
    const wake = nextWake(wakesOf(row.case, profileOf(row.case), world.clock.now()));
    expect(world.tables.cases.get(caseId)).toEqual({ ...row, wake });
    due.mockClear();
    expect(await sweep(world)).toMatchObject({ done: 0, left: 0 });
    expect(due).not.toHaveBeenCalled();
  });

  test('of a case that its customer ended meanwhile changes nothing', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.offered({}));
    world.advance(day(20));
    const row = world.tables.cases.get(caseId);
    await carryOut(world)({ caseId, command: { name: 'Withdraw', data: {} }, actor: theCustomer });
    const after = world.tables.cases.get(caseId);
    if (!row || !after) throw new Error('no row');
    world.tables.cases.set(caseId, { ...after, wake: row.wake });
    const before = await eventsOf(world, caseId);
    await sweep(world);
    expect(await eventsOf(world, caseId)).toEqual(before);
    expect(world.tables.cases.get(caseId)?.wake).toEqual(after.wake);
  });

  test('of a case that no longer exists is passed over', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.registered({}));
    world.advance(day(20));
    const cases: CaseStore = { ...world.cases, load: async () => null };
    expect(await watchClocks({ ...world, cases })(unhurried)).toMatchObject({ left: 1, failed: 0 });
    expect(await eventsOf(world, caseId)).not.toContain('ClockMarked');
  });
});

describe('a case that fails', () => {
  const poisoned = (world: MemoryWorld, poison: string): MemoryWorld => ({
    ...world,
    cases: {
      ...world.cases,
      commit: async (change) => {
        const marks = change.events.some(({ name }) => name === 'ClockMarked');
        if (marks && change.after.caseId === poison) throw new TypeError('Lin Mei');
        return world.cases.commit(change);
      },
    },
  });

  test('does not stop the others, is set aside after five tries, and an operator is called once (B2-18)', async () => {
    const lines = logged();
    const { world, ids } = await severalTold(memoryWorld, stories.registered({}), 40);
    const [poison = ''] = ids;
    world.advance(day(9));
    const sick = poisoned(world, poison);
    const swept = [];
    for (let tick = 0; tick < 7; tick += 1) swept.push(await sweep(sick));
    expect(swept.map(({ failed, setAside }) => [failed, setAside])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(swept[0]?.done).toBe(39);
    const tasks = await world.cases.tasks(poison);
    expect(tasks.filter(({ task }) => task === 'AttendToFailure')).toHaveLength(1);
    expect(world.tables.cases.get(poison)?.aside).toBe('WatchClocks: TypeError');
    expect(lines.filter(({ code }) => code === 'SWEEP_ITEM_SET_ASIDE')).toEqual([
      expect.objectContaining({ caseId: poison, error: 'TypeError' }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('Lin Mei');
  });

  test('comes back when the operator starts it again', async () => {
    logged();
    const { world, ids } = await severalTold(memoryWorld, stories.registered({}), 1);
    const [caseId = ''] = ids;
    world.advance(day(9));
    for (let tick = 0; tick < 5; tick += 1) await sweep(poisoned(world, caseId));
    expect(await sweep(world)).toMatchObject({ done: 0 });
    const command = { name: 'StartRun' as const, data: { startAt: 'AwaitCollection' } };
    await carryOut(world)({ caseId, command, actor: adminMa });
    expect(await sweep(world)).toMatchObject({ done: 1 });
  });

  test('that cannot even be read is set aside without a task', async () => {
    const lines = logged();
    const { world, ids } = await severalTold(memoryWorld, stories.registered({}), 3);
    const [caseId = ''] = ids;
    const row = world.tables.cases.get(caseId);
    if (!row) throw new Error('no row');
    const profile = { id: 'lost', version: 9 };
    world.tables.cases.set(caseId, { ...row, case: { ...row.case, profile } });
    world.advance(day(9));
    for (let tick = 0; tick < 5; tick += 1) await sweep(world);
    expect(world.tables.cases.get(caseId)?.aside).toBe('WatchClocks: RangeError');
    expect(lines.filter(({ code }) => code === 'SWEEP_ITEM_SET_ASIDE')).toHaveLength(1);
  });

  test('because the table is busy is not held against it', async () => {
    logged();
    const { world } = await severalTold(memoryWorld, stories.registered({}), 1);
    world.advance(day(9));
    const busy = Object.assign(new Error('busy'), { name: 'ThrottlingException' });
    const cases: CaseStore = { ...world.cases, commit: () => Promise.reject(busy) };
    for (let tick = 0; tick < 10; tick += 1)
      expect(await watchClocks({ ...world, cases })(unhurried)).toMatchObject({ failed: 1 });
    expect(await sweep(world)).toMatchObject({ done: 1 });
  });

  test('because it refuses what its own clock asks for still does all else that was due', async () => {
    logged();
    const world = memoryWorld();
    const { caseId } = await told(world, stories.registered({}));
    const mediation = {
      bodyName: 'Mediation centre',
      proposedBy: 'bank' as const,
      proposedAt: day(1),
      lapsesAt: day(2),
    };
    // nobody is invited to mediate before the case is assessed: no command leads here
    meddle(world, caseId, (it) => ({ ...it, mediation }));
    world.advance(day(20));
    expect(await sweep(world)).toMatchObject({ failed: 1, done: 0 });
    expect(await marksOf(world, caseId, 'decision')).toHaveLength(5);
    expect(await eventsOf(world, caseId)).not.toContain('ReturnedToNegotiation');
  });
});

describe('a sweep', () => {
  test('stops in time and leaves the rest to the next tick', async () => {
    const { world, ids } = await severalTold(memoryWorld, stories.registered({}), 30);
    world.advance(day(9));
    let left = 60_000 + 8 + 10;
    const hurried = { timeLeft: () => left-- };
    const first = await watchClocks(world)(hurried);
    expect(first.ranOut).toBe(true);
    expect(first.done).toBeGreaterThan(0);
    expect(first.done).toBeLessThan(ids.length);
    const second = await sweep(world);
    expect(second).toMatchObject({ ranOut: false, done: ids.length - first.done });
  });

  test('goes on in the other shards when one cannot be read, and tells the fault', async () => {
    const { world, ids } = await severalTold(memoryWorld, stories.registered({}), 40);
    world.advance(day(9));
    const fault = new Error('shard 3');
    const cases: CaseStore = {
      ...world.cases,
      due: async (shard, ...rest) => {
        if (shard === 3) throw fault;
        return world.cases.due(shard, ...rest);
      },
    };
    const swept = await watchClocks({ ...world, cases })(unhurried);
    expect(swept.faults).toEqual([fault]);
    const rest = await sweep(world);
    expect(rest.done).toBeGreaterThan(0);
    expect(swept.done + rest.done).toBe(ids.length);
  });

  test('takes the oldest first, in pages', async () => {
    const order: number[] = [];
    const owed = new Set(Array.from({ length: 130 }, (_, n) => n));
    const swept = await sweepSource(unhurried, {
      read: async (limit) => [...owed].slice(0, limit),
      keyOf: String,
      act: async (n) => {
        order.push(n);
        owed.delete(n);
        return { outcome: 'done' };
      },
    });
    expect(order).toEqual(Array.from({ length: 130 }, (_, n) => n));
    expect(swept.done).toBe(130);
  });

  test('gets to those who stand behind any number of failing ones, trying each once', async () => {
    const tries: number[] = [];
    const owed = new Set(Array.from({ length: 230 }, (_, n) => n));
    const swept = await sweepSource(unhurried, {
      read: async (limit) => [...owed].slice(0, limit),
      keyOf: String,
      act: async (n) => {
        tries.push(n);
        if (n < 200) return { outcome: 'failed' };
        owed.delete(n);
        return { outcome: 'done' };
      },
    });
    expect(swept).toMatchObject({ failed: 200, done: 30, ranOut: false });
    expect(new Set(tries).size).toBe(tries.length);
  });

  test('does nothing twice while the index still shows what is done', async () => {
    const tries: number[] = [];
    const all = Array.from({ length: 120 }, (_, n) => n);
    const swept = await sweepSource(unhurried, {
      read: async (limit) => all.slice(0, limit),
      keyOf: String,
      act: async (n) => {
        tries.push(n);
        return { outcome: 'done' };
      },
    });
    expect(tries).toEqual(all);
    expect(swept.done).toBe(120);
  });
});

async function marksOf({ cases }: MemoryWorld, caseId: string, clock: string) {
  const events = await cases.events(caseId);
  return events
    .filter(({ name, data }) => name === 'ClockMarked' && data['clock'] === clock)
    .map(({ data }) => data['mark']);
}
