import { afterEach, describe, expect, test, vi } from 'vitest';
import { carryOut } from '#casework/carry-out.ts';
import { theSystem } from '#domain/actor.ts';
import type { WorkflowControl } from '#ports';
import { recordMailEvent } from '../../functions/events/record-mail-event.ts';
import { resumeStuckTasks } from '../../functions/schedules/resume-stuck-tasks.ts';
import { registerCase } from '../../functions/workflow/register-case.ts';
import { day } from '../support/builders.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi } from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';
import { eightAtOnce, logged, unhurried } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const sweep = (world: MemoryWorld) => resumeStuckTasks(world)(unhurried);
const minutes = (n: number) => n / 1440;

const down = (): Promise<never> => Promise.reject(new Error('Step Functions is down'));
const downed: WorkflowControl = { start: down, signal: down };

const collected = {
  name: 'CompleteCollection' as const,
  data: { facts: 'The fee was charged.', identity: 'verified' as const, flags: [] },
};

/** An answer that was committed while the state machine could not be reached. */
async function unsignalled() {
  const world = memoryWorld();
  const { caseId } = await told(world, stories.registered({}));
  await carryOut({ ...world, workflow: downed })({ caseId, command: collected, actor: agentLi });
  return { world, caseId };
}

describe('a signal that a crash left owed', () => {
  test('is delivered after a minute, once, by eight sweeps at once (B2-5)', async () => {
    const { world } = await unsignalled();
    await sweep(world);
    expect(world.signals).toEqual([]);
    world.advance(minutes(2));
    await eightAtOnce(resumeStuckTasks(world));
    expect(world.signals.map(({ signal }) => signal?.event)).toEqual(['CollectionCompleted']);
    expect(await sweep(world)).toMatchObject({ done: 0, lagSeconds: 0 });
  });

  test('stays owed while the state machine is down, and the lag grows', async () => {
    const lines = logged();
    const { world, caseId } = await unsignalled();
    const sick = { ...world, workflow: downed };
    world.advance(minutes(2));
    expect(await resumeStuckTasks(sick)(unhurried)).toMatchObject({ failed: 1, lagSeconds: 120 });
    world.advance(minutes(10));
    expect(await resumeStuckTasks(sick)(unhurried)).toMatchObject({ failed: 1, lagSeconds: 720 });
    expect(lines).toContainEqual(expect.objectContaining({ code: 'SWEEP_ITEM_FAILED', caseId }));
    expect(await sweep(world)).toMatchObject({ done: 1, failed: 0 });
    expect(world.signals).toHaveLength(1);
  });

  test('that the state machine no longer waits for is settled', async () => {
    const { world } = await unsignalled();
    world.advance(minutes(2));
    const late: WorkflowControl = { ...world.workflow, signal: async () => 'alreadyMovedOn' };
    await resumeStuckTasks({ ...world, workflow: late })(unhurried);
    expect(await sweep(world)).toMatchObject({ done: 0 });
  });

  test('does not keep the others waiting when it fails', async () => {
    logged();
    const world = memoryWorld();
    const sick = { ...world, workflow: downed };
    const { caseId } = await told(sick, stories.collected({}));
    await told(sick, stories.collected({}));
    world.advance(minutes(2));
    const workflow: WorkflowControl = {
      ...world.workflow,
      signal: (task) => (task.caseId === caseId ? down() : world.workflow.signal(task)),
    };
    await resumeStuckTasks({ ...world, workflow })(unhurried);
    expect(world.signals.map((it) => it.caseId)).not.toContain(caseId);
    expect(world.signals).toHaveLength(1);
    await sweep(world);
    expect(world.signals).toHaveLength(2);
  });
});

describe('a run that a crash left owed', () => {
  test('is started after a minute, once, by eight sweeps at once (B2-4)', async () => {
    const world = memoryWorld();
    const { caseId } = await told({ ...world, workflow: downed }, stories.submitted({}));
    expect(world.starts).toEqual([]);
    world.advance(minutes(2));
    await eightAtOnce(resumeStuckTasks(world));
    expect(world.starts.map((it) => [it.caseId, it.run])).toEqual([[caseId, 1]]);
    expect(await sweep(world)).toMatchObject({ done: 0 });
  });

  test('is owed no more once it has registered the case, without a word of its own', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.submitted({}));
    await registerCase(world)({ caseId, run: 1 });
    world.advance(minutes(2));
    expect(await sweep(world)).toMatchObject({ done: 0, failed: 0 });
  });

  test('has started and registers nothing: it is started again, which finds it, and then let be', async () => {
    const world = memoryWorld();
    await told(world, stories.submitted({}));
    expect(world.starts).toHaveLength(1);
    world.advance(minutes(2));
    expect(await sweep(world)).toMatchObject({ done: 1 });
    expect(world.starts).toHaveLength(1);
    expect(await sweep(world)).toMatchObject({ done: 0 });
  });
});

describe('a mail that is owed', () => {
  /** The acknowledgement is owed: nothing has sent it yet. */
  async function owed() {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.submitted({}));
    const command = { name: 'RegisterCase' as const, data: { owner: 'li' } };
    await carryOut(world)({ caseId, command, actor: theSystem, begun: 1 });
    const [mail] = await world.cases.pendingMails(caseId);
    if (!mail) throw new Error('no mail');
    return {
      world,
      caseId,
      mail,
      status: async () => (await world.cases.mail(caseId, mail.mailId))?.status,
    };
  }
  const failing = (name: string) => ({
    send: () => Promise.reject(Object.assign(new Error('lin.mei@example.com'), { name })),
  });

  test('is sent after a minute, once, by eight sweeps at once', async () => {
    const { world, status } = await owed();
    await sweep(world);
    expect(world.mails).toEqual([]);
    world.advance(minutes(2));
    await eightAtOnce(resumeStuckTasks(world));
    expect(world.mails).toHaveLength(1);
    expect(await status()).toBe('sent');
  });

  test('and was claimed by somebody who crashed is sent again only after the lease (B2-13)', async () => {
    const { world, caseId, mail, status } = await owed();
    await world.cases.claimMail(caseId, mail.mailId, world.clock.now(), world.clock.now());
    world.advance(minutes(14));
    expect(await sweep(world)).toMatchObject({ left: 1, lagSeconds: 0 });
    expect(world.mails).toEqual([]);
    world.advance(minutes(2));
    await eightAtOnce(resumeStuckTasks(world));
    expect(world.mails).toHaveLength(1);
    expect(await status()).toBe('sent');
  });

  test('and was sent before the crash is not sent again: the provider says so', async () => {
    const { world, caseId, mail } = await owed();
    await world.cases.claimMail(caseId, mail.mailId, world.clock.now(), world.clock.now());
    const tags = { caseId: [caseId], mailId: [mail.mailId] };
    await recordMailEvent(world)({ detail: { eventType: 'Send', mail: { messageId: 'm', tags } } });
    world.advance(minutes(60));
    await sweep(world);
    expect(world.mails).toEqual([]);
  });

  test('waits out a throttled provider without anybody being called (B2-12)', async () => {
    logged();
    const { world, caseId, status } = await owed();
    for (let tick = 0; tick < 12; tick += 1) {
      world.advance(minutes(2));
      await resumeStuckTasks({ ...world, mailer: failing('MailThrottled') })(unhurried);
    }
    expect(await status()).toBe('pending');
    await sweep(world);
    expect(world.mails).toHaveLength(1);
    const tasks = await world.cases.tasks(caseId);
    expect(tasks.map(({ task }) => task)).not.toContain('CallCustomer');
  });

  test('is given up after five failures, and a person calls', async () => {
    logged();
    const { world, caseId, status } = await owed();
    for (let tick = 0; tick < 8; tick += 1) {
      world.advance(minutes(16));
      await resumeStuckTasks({ ...world, mailer: failing('SocketError') })(unhurried);
    }
    expect(await status()).toBe('notSent');
    const calls = (await world.cases.tasks(caseId)).filter(({ task }) => task === 'CallCustomer');
    expect(calls).toHaveLength(1);
  });

  test('and may have reached a provider that did not answer is sent again only after the lease (B2-13)', async () => {
    logged();
    const { world, status } = await owed();
    world.advance(minutes(2));
    await resumeStuckTasks({ ...world, mailer: failing('TimeoutError') })(unhurried);
    const before = world.mails.length;
    world.advance(minutes(14));
    await sweep(world);
    expect([await status(), world.mails.length]).toEqual(['sending', before]);
    world.advance(minutes(3));
    await sweep(world);
    expect([await status(), world.mails.length]).toEqual(['sent', before + 1]);
  });

  test('at night is sent in the morning when the clock alone brought it about', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.offered({}));
    world.advance(day(11, 0));
    const command = { name: 'ExpireOffer' as const, data: { proposalVersion: 1 } };
    await carryOut(world)({ caseId, command, actor: { kind: 'system', id: 'system', roles: [] } });
    const before = world.mails.length;
    world.advance(day(11, 7));
    await sweep(world);
    expect(world.mails).toHaveLength(before);
    world.advance(day(11, 8));
    world.advance(minutes(2));
    await sweep(world);
    expect(world.mails).toHaveLength(before + 1);
  });
});
