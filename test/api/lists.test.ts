import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import { type Api, api } from '../support/api.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
beforeEach(() => {
  world = memoryWorld();
  calls = api(world);
});
const { agentLi, assessorZhao, consultantWu, leadChen } = people;

/** All pages of a queue, joined, with the sizes of the pages. */
async function wholeQueue(staff: Actor, query: Record<string, string>) {
  const tasks: { taskId: string; dueAt: string; caseNo: string }[] = [];
  const sizes: number[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page = { ...query, ...(cursor ? { cursor } : {}) };
    const found: Awaited<ReturnType<typeof calls.ok<'ListQueue'>>> = await calls.ok('ListQueue', {
      staff,
      query: page,
    });
    tasks.push(...found.tasks);
    sizes.push(found.tasks.length);
    ({ cursor } = found);
  }
  return { tasks, sizes };
}

describe('a queue', () => {
  test('shows each task of the roles once, by what is due first, over all pages', async () => {
    for (let n = 0; n < 4; n += 1) {
      await told(world, stories.registered({}));
      await told(world, stories.suggested({}));
    }
    const both = people.staff('bo', ['agent', 'assessor']);
    for (const limit of ['1', '3', '50']) {
      const { tasks, sizes } = await wholeQueue(both, { limit });
      expect(new Set(tasks.map((it) => it.taskId)).size).toBe(8);
      expect(tasks).toHaveLength(8);
      expect(tasks.map((it) => it.dueAt)).toEqual(tasks.map((it) => it.dueAt).sort());
      expect(Math.max(...sizes)).toBeLessThanOrEqual(Number(limit));
    }
    expect((await wholeQueue(assessorZhao, {})).tasks).toHaveLength(4);
    expect((await wholeQueue(both, { role: 'agent' })).tasks).toHaveLength(4);
  });

  test('can be narrowed to what is mine', async () => {
    await told(world, stories.registered({}));
    expect((await wholeQueue(agentLi, { mine: 'true' })).tasks).toHaveLength(1);
    expect((await wholeQueue(people.agentHuang, { mine: 'true' })).tasks).toEqual([]);
    expect((await wholeQueue(people.agentHuang, { mine: 'false' })).tasks).toHaveLength(1);
  });

  test('of a department holds its own questions only', async () => {
    const it = await told(world, stories.consulted({}));
    const { tasks } = await wholeQueue(consultantWu, {});
    expect(tasks).toMatchObject([
      { caseNo: it.caseNo, task: 'AwaitConsultation', department: 'credit' },
    ]);
    expect((await wholeQueue(people.staff('x', ['consultant'], 'payments'), {})).tasks).toEqual([]);
    expect((await wholeQueue(people.staff('y', ['consultant']), {})).tasks).toEqual([]);
  });

  test('hides the tasks of a case from whoever stepped back from it, and from nobody else', async () => {
    const it = await told(world, stories.registered({}));
    await calls.ok('RecusePerson', {
      staff: leadChen,
      path: { caseId: it.caseId },
      body: { expectedVersion: it.version, staffId: 'li', reason: 'A relative' },
    });
    expect((await wholeQueue(agentLi, {})).tasks).toEqual([]);
    expect((await wholeQueue(people.agentHuang, {})).tasks).toMatchObject([{ caseNo: it.caseNo }]);
  });

  test('of a role that one does not hold is closed, and a made-up cursor opens nothing', async () => {
    expect(
      await calls.refused('ListQueue', { staff: agentLi, query: { role: 'hq' } }),
    ).toMatchObject({ status: 403 });
    for (const cursor of ['x', 'hq~abc', 'agent~!!', 'agent~abc~d', 'agent~W10', 'a.b.c'])
      expect(await calls.refused('ListQueue', { staff: agentLi, query: { cursor } })).toMatchObject(
        {
          status: 400,
          code: 'InvalidRequest',
        },
      );
  });

  test.each([
    [{ limit: '0' }, 'limit', 'tooSmall'],
    [{ limit: '51' }, 'limit', 'tooLarge'],
    [{ limit: 'many' }, 'limit', 'type'],
    [{ sort: 'asc' }, 'sort', 'unknownField'],
    [{ role: 'cook' }, 'role', 'oneOf'],
  ] as const)('refuses the query %j', async (query, field, rule) => {
    const problem = await calls.refused('ListQueue', { staff: agentLi, query });
    expect(problem).toMatchObject({ status: 400, errors: [{ field, rule }] });
  });
});

describe('a search', () => {
  const found = async (staff: Actor, query: Record<string, string>) =>
    (await calls.ok('SearchCases', { staff, query })).cases.map((it) => it.caseNo);

  test('finds by number, however it was typed', async () => {
    const it = await told(world, stories.registered({}));
    for (const caseNo of [it.caseNo, 'xw00000001', ' xw 0000 0001 '])
      expect(await found(agentLi, { caseNo })).toEqual([it.caseNo]);
    expect(await found(agentLi, { caseNo: 'XW-9999-9999' })).toEqual([]);
    expect(await found(agentLi, { caseNo: it.caseNo, status: 'CLOSED' })).toEqual([]);
  });

  test('by contact is for those who speak with customers', async () => {
    const it = await told(world, stories.registered({}));
    expect(await found(agentLi, { contact: 'Lin.Mei@example.com' })).toEqual([it.caseNo]);
    for (const staff of [assessorZhao, people.hqQian, people.managerXu, people.adminMa])
      expect(
        await calls.refused('SearchCases', { staff, query: { contact: 'lin.mei@example.com' } }),
      ).toMatchObject({ code: 'RoleNotAllowed' });
  });

  test('by month goes through all pages and filters by state', async () => {
    const open = [];
    for (let n = 0; n < 3; n += 1) {
      open.push((await told(world, stories.registered({}))).caseNo);
      await told(world, stories.withdrawn({}));
    }
    const query = { month: '2026-03', status: 'COLLECTING', limit: '2' };
    const first = await calls.ok('SearchCases', { staff: leadChen, query });
    expect(first.cases).toHaveLength(2);
    const rest = await calls.ok('SearchCases', {
      staff: leadChen,
      query: { ...query, cursor: first.cursor ?? '' },
    });
    expect([...first.cases, ...rest.cases].map((it) => it.caseNo).sort()).toEqual(open);
    expect(await found(leadChen, {})).toHaveLength(6);
    expect(await found(leadChen, { month: '2026-04' })).toEqual([]);
  });

  test('shows a department the cases it was asked about, now or earlier', async () => {
    await told(world, stories.assessed({}));
    const asked = await told(world, stories.consulted({}));
    const answered = await told(world, stories.answered({}));
    expect((await found(consultantWu, {})).sort()).toEqual([asked.caseNo, answered.caseNo].sort());
    expect(await found(people.staff('x', ['consultant'], 'payments'), {})).toEqual([]);
  });
});

test('colleagues are those who have signed in, with what they may do and no more', async () => {
  await calls.ok('GetMe', { staff: agentLi });
  await calls.ok('GetMe', { staff: consultantWu });
  const { colleagues } = await calls.ok('ListColleagues', { staff: assessorZhao });
  expect(colleagues).toEqual([
    { staffId: 'li', roles: ['agent'], department: 'customerService' },
    { staffId: 'wu', roles: ['consultant'], department: 'credit' },
  ]);
});
