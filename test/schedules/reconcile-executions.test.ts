import { describe, expect, test } from 'vitest';
import { awaitPerson } from '#casework/await-person.ts';
import { carryOut } from '#casework/carry-out.ts';
import type { HumanStepName } from '#contracts/workflow.ts';
import { findBreak } from '#domain/hash-chain.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { reconcileExecutions } from '../../functions/schedules/reconcile-executions.ts';
import { type MemoryExecutions, memoryExecutions } from '../support/memory-executions.ts';
import { rowKey } from '../support/memory-tables.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi, theSystem } from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told, workflowCatchesUp } from '../support/told-case.ts';
import { logged } from './support.ts';

interface Ground {
  readonly world: MemoryWorld;
  readonly executions: MemoryExecutions;
  /** One call of the schedule; how many repairs it made. */
  tick(event?: unknown): Promise<number>;
  /** What the state machine does after new runs were started. */
  settle(): Promise<void>;
}

/** The state machine goes on while the schedule pauses, unless it is to stand still. */
function ground({ standsStill = false } = {}): Ground {
  const world = memoryWorld();
  const executions = memoryExecutions(world);
  const settle = async () => {
    const running = new Set(executions.now().map(({ caseId, run }) => `${caseId}-${run}`));
    for (const { case: it } of world.tables.cases.values())
      if (running.has(`${it.caseId}-${it.run}`)) await workflowCatchesUp(world, it.caseId);
  };
  return {
    world,
    executions,
    settle,
    async tick(event = {}) {
      const pause = standsStill ? async () => undefined : settle;
      return (await reconcileExecutions({ ...world, executions, pause })(event)).done;
    },
  };
}

/** Every open case has one execution, of its present run, and a task of that run where its facts are. */
async function expectAgreement({ world, executions }: Ground): Promise<void> {
  const open = [...world.tables.cases.values()]
    .map((row) => row.case)
    .filter(({ stage }) => stage.status !== 'CLOSED');
  const byName = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));
  const wanted = open.map(({ caseId, run }) => ({ caseId, run }));
  expect([...executions.now()].sort(byName)).toEqual(wanted.sort(byName));
  for (const it of open) {
    const tasks = (await world.cases.tasks(it.caseId)).filter((one) => one.status === 'open');
    expect(tasks).toMatchObject([{ task: whereabouts(it), run: it.run }]);
    expect(await findBreak(await world.cases.events(it.caseId))).toBeNull();
  }
}

/** An open case of each of three states, and a closed one whose execution has ended. */
async function severalCases(it: Ground) {
  const collecting = await told(it.world, stories.registered({}));
  const offered = await told(it.world, stories.offered({}));
  const deciding = await told(it.world, stories.drafted({}));
  const closed = await told(it.world, stories.withdrawn({}));
  const command = { name: 'ArchiveCase' as const, data: {} };
  await carryOut(it.world)({ caseId: closed.caseId, command, actor: theSystem });
  it.executions.lose({ caseId: closed.caseId, run: closed.run });
  return { collecting, offered, deciding, closed };
}

describe('a night in which cases and executions agree', () => {
  test('repairs nothing', async () => {
    const it = ground();
    await severalCases(it);
    expect(await it.tick()).toBe(0);
    expect(it.executions.stopped).toEqual([]);
    await expectAgreement(it);
  });
});

describe('four divergences of an execution and its case (B2-32)', () => {
  const kinds = () => {
    const lines = logged();
    return () => lines.filter((one) => one.code === 'RUN_REPAIRED').map((one) => one['kind']);
  };

  test('are found and repaired in one night, and the next night finds nothing', async () => {
    const repaired = kinds();
    const it = ground({ standsStill: true });
    const { collecting, offered, deciding, closed } = await severalCases(it);
    const twice = await told(it.world, stories.assessed({}));
    it.executions.lose({ caseId: collecting.caseId, run: collecting.run });
    it.executions.plant({ caseId: closed.caseId, run: 7 });
    it.executions.plant({ caseId: twice.caseId, run: 9 });
    // the execution of this one waits for something else than the facts call for
    const [task] = await it.world.cases.tasks(offered.caseId);
    for (const one of await it.world.cases.tasks(offered.caseId))
      it.world.tables.tasks.set(rowKey(one.caseId, one.taskId), { ...one, status: 'cancelled' });
    expect(task?.caseId).toBe(offered.caseId);

    expect(await it.tick()).toBe(4);
    expect(repaired().sort()).toEqual([
      'elsewhere',
      'executionGone',
      'executionOfClosedCase',
      'twoExecutions',
    ]);
    await it.settle();
    await expectAgreement(it);
    expect((await it.world.cases.load(twice.caseId))?.run).toBe(twice.run);
    expect((await it.world.cases.load(deciding.caseId))?.version).toBe(deciding.version);
    expect(await it.tick()).toBe(0);
  });

  test('are none while a case is just on its way: it has moved between the two looks', async () => {
    const it = ground();
    const open = await told(it.world, stories.registered({}));
    it.executions.lose({ caseId: open.caseId, run: open.run });
    const move = async () => {
      const command = { name: 'StartRun' as const, data: { startAt: whereabouts(open) } };
      await carryOut(it.world)({ caseId: open.caseId, command, actor: theSystem });
    };
    const needs = { ...it.world, executions: it.executions, pause: move };
    expect((await reconcileExecutions(needs)({})).done).toBe(0);
    expect((await it.world.cases.load(open.caseId))?.run).toBe(open.run + 1);
  });

  test('leave a case alone that an operator has already', async () => {
    const it = ground();
    const open = await told(it.world, stories.registered({}));
    const command = { name: 'RecordWorkflowFailure' as const, data: { error: 'States.Runtime' } };
    await carryOut(it.world)({ caseId: open.caseId, command, actor: theSystem });
    it.executions.lose({ caseId: open.caseId, run: open.run });
    expect(await it.tick()).toBe(0);
  });
});

describe('a table restored from an older copy (B2-31)', () => {
  /** The rows as they are now, to be put back later. */
  const copyOf = ({ tables }: MemoryWorld) => {
    const kept = Object.entries(tables).map(
      ([name, rows]) =>
        [name, new Map(structuredClone([...(rows as Map<string, unknown>)]))] as const,
    );
    return () => {
      for (const [name, rows] of kept) {
        const table = tables[name as keyof typeof tables] as Map<string, unknown>;
        table.clear();
        for (const [key, row] of rows) table.set(key, row);
      }
    };
  };

  test('gives every open case a new run at its facts; tokens of the lost time open nothing', async () => {
    const it = ground();
    const opened = await told(it.world, stories.registered({}));
    const offered = await told(it.world, stories.offered({}));
    const restore = copyOf(it.world);
    // lost: the agent completes collection, a run takes the next name, and another case is opened
    const [task] = await it.world.cases.tasks(opened.caseId);
    const collect = {
      name: 'CompleteCollection' as const,
      data: { facts: 'x', identity: 'verified' as const, flags: [] },
    };
    await carryOut(it.world)({ caseId: opened.caseId, command: collect, actor: agentLi });
    const anew = { name: 'StartRun' as const, data: { startAt: whereabouts(offered) } };
    await carryOut(it.world)({ caseId: offered.caseId, command: anew, actor: theSystem });
    const lost = await told(it.world, stories.registered({}));
    restore();

    expect(await it.tick({ after: 'restore' })).toBe(3);
    expect((await it.world.cases.load(offered.caseId))?.run).toBe(offered.run + 2);
    await it.settle();
    await it.tick();
    await it.settle();
    await expectAgreement({
      ...it,
      executions: {
        ...it.executions,
        // of a case that the older copy does not know nothing is left but its execution
        now: () => it.executions.now().filter((one) => one.caseId !== lost.caseId),
      },
    });
    expect(await it.tick()).toBe(0);
    const late = {
      caseId: opened.caseId,
      run: opened.run,
      taskToken: task?.token ?? '',
      stepKey: 'late',
    };
    const step: HumanStepName = 'AwaitCollection';
    await expect(awaitPerson(step, it.world)(late)).rejects.toMatchObject({ name: 'CaseMovedOn' });
  });
});
