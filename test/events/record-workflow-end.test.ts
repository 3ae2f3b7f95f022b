import { describe, expect, test } from 'vitest';
import { carryOut } from '#casework/carry-out.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { recordWorkflowEnd, type WorkflowEnd } from '../../functions/events/record-workflow-end.ts';
import { count, eventsOf } from '../schedules/support.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi, theSystem } from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

type Detail = WorkflowEnd['detail'];

async function withCase(story = stories.offered({})) {
  const world = memoryWorld();
  const it = await told(world, story);
  const tell = (status: Detail['status'], more: Partial<Detail> = {}, on: MemoryWorld = world) =>
    recordWorkflowEnd(on)({ detail: { name: `${it.caseId}-${it.run}`, status, ...more } });
  return { world, it, tell };
}

describe('an execution that timed out or was stopped', () => {
  test.each(['TIMED_OUT', 'ABORTED'] as const)(
    'while its case is open is followed by a new run where the facts are (%s) (B2-11)',
    async (status) => {
      const { world, it, tell } = await withCase();
      expect(await tell(status)).toMatchObject({ caseId: it.caseId, outcome: 'StartRun' });
      expect(world.starts.at(-1)).toMatchObject({ run: it.run + 1, startAt: whereabouts(it) });
    },
  );

  test('is followed by one run, however often it is told at once (B2-2)', async () => {
    const { world, it, tell } = await withCase();
    await Promise.all(Array.from({ length: 8 }, () => tell('TIMED_OUT')));
    await tell('TIMED_OUT');
    expect((await world.cases.load(it.caseId))?.run).toBe(it.run + 1);
    expect(count(await eventsOf(world, it.caseId), 'RunStarted')).toBe(2);
  });

  test('closes no tasks of the customer: the new run waits for the same answer', async () => {
    const { world, it, tell } = await withCase();
    await tell('ABORTED');
    const tasks = await world.cases.tasks(it.caseId);
    expect(tasks.find(({ task }) => task === 'AwaitCustomerReply')?.status).toBe('cancelled');
    expect((await world.cases.load(it.caseId))?.stage.status).toBe('NEGOTIATING');
  });

  test('of a run that was replaced meanwhile changes nothing', async () => {
    const { world, it, tell } = await withCase();
    const command = { name: 'StartRun' as const, data: { startAt: 'AwaitCustomerReply' } };
    await carryOut(world)({ caseId: it.caseId, command, actor: theSystem });
    expect((await tell('ABORTED')).outcome).toBe('over');
    expect((await world.cases.load(it.caseId))?.run).toBe(it.run + 1);
  });

  test('is looked at again when somebody acts at that very moment', async () => {
    const { world, it, tell } = await withCase(stories.registered({}));
    let acted = false;
    const loadForWork: typeof world.cases.loadForWork = async (caseId) => {
      if (!acted) {
        acted = true;
        const data = { facts: 'Charged.', identity: 'verified' as const, flags: [] };
        const command = { name: 'CompleteCollection' as const, data };
        await carryOut(world)({ caseId, command, actor: agentLi });
      }
      return world.cases.loadForWork(caseId);
    };
    await tell('TIMED_OUT', {}, { ...world, cases: { ...world.cases, loadForWork } });
    expect(world.starts.at(-1)).toMatchObject({ run: it.run + 1, startAt: 'AwaitAssessment' });
  });
});

describe('an execution that failed', () => {
  test('makes one operator task with the error’s code', async () => {
    const { world, it, tell } = await withCase();
    await Promise.all([tell('FAILED', { error: 'CommitTooLarge' }), tell('FAILED')]);
    await tell('FAILED', { error: 'CommitTooLarge' });
    expect((await world.cases.load(it.caseId))?.needsAttention).toBe('CommitTooLarge');
    const tasks = await world.cases.tasks(it.caseId);
    expect(tasks.filter(({ task }) => task === 'AttendToFailure')).toHaveLength(1);
  });

  test('keeps an error that may quote people out of the case', async () => {
    const { world, it, tell } = await withCase();
    await tell('FAILED', { error: 'Lin Mei wrote: nothing works' });
    expect((await world.cases.load(it.caseId))?.needsAttention).toBe('Unknown');
  });

  test('after its own step recorded it has nothing to add', async () => {
    const { world, it, tell } = await withCase();
    const command = { name: 'RecordWorkflowFailure' as const, data: { error: 'States.Runtime' } };
    await carryOut(world)({ caseId: it.caseId, command, actor: theSystem });
    expect((await tell('FAILED')).outcome).toBe('known');
    expect(count(await eventsOf(world, it.caseId), 'WorkflowFailed')).toBe(1);
  });
});

describe('an end that leaves nothing to do', () => {
  test('of a closed case whose letter is written', async () => {
    const { world, it, tell } = await withCase(stories.withdrawn({}));
    expect((await tell('ABORTED')).outcome).toBe('StartRun');
    const { caseId } = it;
    await carryOut(world)({ caseId, command: { name: 'ArchiveCase', data: {} }, actor: theSystem });
    const name = `${caseId}-${it.run + 1}`;
    expect((await tell('ABORTED', { name })).outcome).toBe('over');
  });

  test('of an execution that is not named as ours, or of a case that is gone', async () => {
    const { tell } = await withCase();
    expect((await tell('FAILED', { name: 'by hand' })).outcome).toBe('unknown');
    expect((await tell('FAILED', { name: 'nobody-1' })).outcome).toBe('over');
  });
});
