import { describe, expect, test } from 'vitest';
import { awaitPerson } from '#casework/await-person.ts';
import { carryOut, type Order } from '#casework/carry-out.ts';
import { NamedError } from '#contracts/errors.ts';
import type { Command } from '#domain/commands.ts';
import { findBreak } from '#domain/hash-chain.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { nextWake, wakesOf } from '#domain/wake.ts';
import type { NextWake } from '#ports';
import { day } from '../support/builders.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi, approverWang, leadChen, theCustomer, theSystem } from '../support/people.ts';
import { anIntake, someTerms } from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

const submit: Command = { name: 'SubmitCase', data: { intake: anIntake() } };
const withdraw: Command = { name: 'Withdraw', data: {} };
const collected: Command = {
  name: 'CompleteCollection',
  data: { facts: 'Known', identity: 'verified', flags: [] },
};

/** A case that an agent is collecting, its task open under a token. */
async function collecting(world: MemoryWorld) {
  const { caseId } = await carryOut(world)({ caseId: null, command: submit, actor: theCustomer });
  const command: Command = { name: 'RegisterCase', data: { owner: agentLi.id } };
  await carryOut(world)({ caseId, command, actor: theSystem });
  await waits(world, caseId, 'token-1');
  return caseId;
}
const waits = (world: MemoryWorld, caseId: string, taskToken: string) =>
  awaitPerson(
    'AwaitCollection',
    world,
  )({ caseId, run: 1, taskToken, stepKey: `${caseId}-1/AwaitCollection/t0` });

const refusal = async (order: Promise<unknown>): Promise<NamedError> => {
  const error: unknown = await order.then(
    () => null,
    (it: unknown) => it,
  );
  if (error instanceof NamedError) return error;
  throw new Error(`Expected a refusal, got ${String(error)}`);
};

describe('opening a case', () => {
  test('starts one run, owes one event chain and nothing else', async () => {
    const world = memoryWorld();
    const { caseId, status } = await carryOut(world)({
      caseId: null,
      command: submit,
      actor: theCustomer,
    });
    expect(status).toBe('RECEIVED');
    expect(world.starts).toMatchObject([{ caseId, run: 1, startAt: 'RegisterCase' }]);
    expect(await findBreak(await world.cases.events(caseId))).toBeNull();
  });

  test('sixteen identical submissions make one case and get one answer', async () => {
    const world = memoryWorld();
    const order: Order = {
      caseId: null,
      command: submit,
      actor: theCustomer,
      once: { key: 'public#k1', requestHash: 'same' },
    };
    const answers = await Promise.all(Array.from({ length: 16 }, () => carryOut(world)(order)));
    expect(new Set(answers.map((it) => it.caseNo)).size).toBe(1);
    expect(world.starts).toHaveLength(1);
  });

  test('one key for two contents is refused', async () => {
    const world = memoryWorld();
    const order = (requestHash: string): Order => ({
      caseId: null,
      command: submit,
      actor: theCustomer,
      once: { key: 'public#k1', requestHash },
    });
    await carryOut(world)(order('one'));
    expect((await refusal(carryOut(world)(order('other')))).name).toBe('IdempotencyKeyReused');
  });
});

describe('a person answers', () => {
  test('the fact is committed, then the state machine is told, then nothing is owed', async () => {
    const world = memoryWorld();
    const caseId = await collecting(world);
    await carryOut(world)({ caseId, command: collected, actor: agentLi, expectedVersion: 2 });
    expect(world.signals).toMatchObject([
      {
        task: 'AwaitCollection',
        token: 'token-1',
        signal: { kind: 'success', event: 'CollectionCompleted' },
      },
    ]);
    expect(await owed(world)).toEqual([]);
  });

  test('a withdrawal ends the open task with a failure of that name', async () => {
    const world = memoryWorld();
    const caseId = await collecting(world);
    await carryOut(world)({ caseId, command: withdraw, actor: theCustomer });
    expect(world.signals).toMatchObject([{ signal: { kind: 'failure', event: 'Withdrawn' } }]);
  });

  test('when the state machine cannot be reached the answer stands and the signal stays owed (B2-30)', async () => {
    const world = memoryWorld();
    const caseId = await collecting(world);
    const deaf = {
      ...world,
      workflow: { ...world.workflow, signal: () => Promise.reject(new Error('down')) },
    };
    const receipt = await carryOut(deaf)({ caseId, command: collected, actor: agentLi });
    expect(receipt.status).toBe('ASSESSING');
    world.advance(1);
    expect(await owed(world)).toMatchObject([{ caseId, task: 'AwaitCollection' }]);
  });

  test('somebody who saw an older version is told what changed and by whom', async () => {
    const world = memoryWorld();
    const caseId = await collecting(world);
    const message: Command = { name: 'WriteToCustomer', data: { text: 'We are on it' } };
    await carryOut(world)({ caseId, command: message, actor: leadChen });
    const stale = await refusal(
      carryOut(world)({ caseId, command: collected, actor: agentLi, expectedVersion: 2 }),
    );
    expect(stale.name).toBe('StaleCase');
    expect(stale.more['changes']).toMatchObject([{ event: 'MessageToCustomer', by: leadChen.id }]);
  });

  test('a refusal names the rule and lists what is allowed, and nothing is written', async () => {
    const world = memoryWorld();
    const caseId = await collecting(world);
    const before = await world.cases.events(caseId);
    const refused = await refusal(
      carryOut(world)({
        caseId,
        command: { name: 'ConfirmSolved', data: { score: 5 } },
        actor: theCustomer,
      }),
    );
    expect(refused.name).toBe('IllegalTransition');
    expect(refused.more['allowed']).toContain('Withdraw');
    expect(await world.cases.events(caseId)).toEqual(before);
  });
});

describe('a step begins to wait', () => {
  test('an answer that came before the wait leads to a new run, and no task is left open', async () => {
    const world = memoryWorld();
    const caseId = await collecting(world);
    await carryOut(world)({ caseId, command: withdraw, actor: theCustomer });
    await expect(waits(world, caseId, 'token-2')).rejects.toMatchObject({ name: 'CaseMovedOn' });
    expect((await world.cases.tasks(caseId)).filter((it) => it.status === 'open')).toEqual([]);
  });

  test('an answer committed while the task is being opened is seen by one of the two', async () => {
    const world = memoryWorld();
    const { caseId } = await carryOut(world)({ caseId: null, command: submit, actor: theCustomer });
    await carryOut(world)({
      caseId,
      command: { name: 'RegisterCase', data: { owner: null } },
      actor: theSystem,
    });
    const results = await Promise.allSettled([
      waits(world, caseId, 'token-1'),
      carryOut(world)({ caseId, command: withdraw, actor: theCustomer }),
    ]);
    expect(results[1].status).toBe('fulfilled');
    const open = (await world.cases.tasks(caseId)).filter((it) => it.status === 'open');
    const told = world.signals.length + Number(results[0].status === 'rejected');
    expect({ open, told }).toEqual({ open: [], told: 1 });
  });

  test('a repeat of the same state entry keeps one task and the newest token', async () => {
    const world = memoryWorld();
    const caseId = await collecting(world);
    await waits(world, caseId, 'token-2');
    await carryOut(world)({ caseId, command: collected, actor: agentLi });
    expect(world.signals.map((it) => it.token)).toEqual(['token-2']);
  });
});

describe('when a case is looked at again', () => {
  test('stays as it was when an act puts it off: the look comes too early and sets it right', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.assessed({}));
    const before = world.tables.cases.get(caseId)?.wake;
    const propose: Command = { name: 'ProposeTerms', data: { terms: someTerms() } };
    await carryOut(world)({ caseId, command: propose, actor: agentLi });
    const row = world.tables.cases.get(caseId);
    if (!row || !before) throw new Error('no wake');
    const wanted = nextWake(wakesOf(row.case, profileOf(row.case), world.clock.now()));
    expect(row.wake?.at).toBe([before.at, wanted?.at ?? ''].toSorted()[0]);
  });
});

describe('a look that is not put off', () => {
  const wakeAfter = async (stored: NextWake) => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.assessed({}));
    const row = world.tables.cases.get(caseId);
    if (!row) throw new Error('no row');
    world.tables.cases.set(caseId, { ...row, wake: stored });
    const note: Command = { name: 'AddNote', data: { noteHash: 'ab'.repeat(32) } };
    await carryOut(world)({ caseId, command: note, actor: agentLi });
    const after = world.tables.cases.get(caseId);
    return { wake: after?.wake, now: world.clock.now() };
  };

  test('is one that is past: a sweep does not meet again what it has just done', async () => {
    const { wake, now } = await wakeAfter({ at: day(-1), kind: 'clock' });
    expect((wake?.at ?? '') > now).toBe(true);
  });

  test('is one of the nightly sweep: who watches clocks would not see it', async () => {
    const { wake } = await wakeAfter({ at: day(2, 11), kind: 'purge' });
    expect(wake?.kind).toBe('clock');
  });
});

/** Signals that the state machine has not yet been told, over all shards. */
async function owed({ cases, clock }: MemoryWorld) {
  const shards = Array.from({ length: cases.shards }, (_, shard) =>
    cases.owedSignals(shard, clock.now(), 50),
  );
  return (await Promise.all(shards)).flat();
}

describe('a request for more time', () => {
  const request: Command = { name: 'RequestExtension', data: { reason: 'An expert is asked' } };

  test.each([
    ['granted', { name: 'ExtendClock', data: { reason: 'Rightly so' } }, leadChen, day(6, 12)],
    ['no longer needed', { name: 'ApproveDecision', data: {} }, approverWang, day(6, 12)],
  ] as const)('leaves the queue once it is %s', async (_, command, actor, now) => {
    const world = memoryWorld();
    const { caseId } = await told(world, [
      ...stories.drafted({}),
      [request, { by: agentLi, now: day(6, 11) }],
    ]);
    const open = async () =>
      (await world.cases.tasks(caseId)).filter(
        (it) => it.task === 'ApproveExtension' && it.status === 'open',
      ).length;
    expect(await open()).toBe(1);
    world.advance(now);
    await carryOut(world)({ caseId, command, actor });
    expect(await open()).toBe(0);
  });
});
