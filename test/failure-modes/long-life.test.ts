/** An execution lives one year and 25,000 events at the most; a case does not know that. */
import { expect, test } from 'vitest';
import { awaitPerson, WorkflowDeparture } from '#casework/await-person.ts';
import { carryOut } from '#casework/carry-out.ts';
import type { HumanStepName } from '#contracts/workflow.ts';
import type { Actor } from '#domain/actor.ts';
import type { Command } from '#domain/commands.ts';
import { findBreak } from '#domain/hash-chain.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { recordWorkflowEnd } from '../../functions/events/record-workflow-end.ts';
import { continueInNewRun } from '../../functions/workflow/continue-in-new-run.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi, theCustomer } from '../support/people.ts';
import { someTerms } from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

/** What the state machine does when the facts call for the next step: at most one departure, then it waits. */
async function enters(world: MemoryWorld, caseId: string, step: HumanStepName, entry: number) {
  const load = async () => {
    const it = await world.cases.load(caseId);
    if (!it) throw new Error(`No case ${caseId}`);
    return it;
  };
  const wait = async () => {
    const { run } = await load();
    const stepKey = `${caseId}-${run}/${step}/${entry}`;
    await awaitPerson(step, world)({ caseId, run, taskToken: `token ${stepKey}`, stepKey });
  };
  await wait().catch(async (error: unknown) => {
    if (!(error instanceof WorkflowDeparture) || error.name !== 'RunTooLong') throw error;
    await continueInNewRun(world)({ caseId, run: (await load()).run });
    await wait();
  });
}

/** Letters are not the matter here, and closed rows would only be searched through: two thousand rounds must take seconds. */
function briefWorld(): MemoryWorld & { forgetClosedRows(): void } {
  const world = memoryWorld();
  const { tasks, mails } = world.tables;
  return {
    ...world,
    cases: { ...world.cases, pendingMails: async () => [] },
    forgetClosedRows() {
      mails.clear();
      for (const [key, { status }] of tasks) if (status !== 'open') tasks.delete(key);
    },
  };
}

async function negotiates(
  world: ReturnType<typeof briefWorld>,
  caseId: string,
  rounds: number,
): Promise<void> {
  const does = (actor: Actor, command: Command) => carryOut(world)({ caseId, command, actor });
  for (let round = 1; round <= rounds; round += 1) {
    await does(agentLi, { name: 'ProposeTerms', data: { terms: someTerms() } });
    await enters(world, caseId, 'AwaitCustomerReply', round);
    const { stage } = (await world.cases.load(caseId)) ?? {};
    const version = stage?.status === 'NEGOTIATING' ? (stage.proposal?.version ?? 0) : 0;
    const counter = { proposalVersion: version, terms: { words: 'Somewhat more' } };
    await does(theCustomer, { name: 'CounterOffer', data: counter });
    await enters(world, caseId, 'AwaitProposal', round);
    world.forgetClosedRows();
  }
}

test('two thousand rounds of negotiation take several runs and leave one unbroken chain (B2-25)', async () => {
  const world = briefWorld();
  const { caseId } = await told(world, stories.assessed({}));
  await negotiates(world, caseId, 2000);
  await carryOut(world)({ caseId, command: { name: 'Withdraw', data: {} }, actor: theCustomer });

  const events = await world.cases.events(caseId);
  const it = await world.cases.load(caseId);
  expect(it?.stage.status).toBe('CLOSED');
  expect(events.filter(({ name }) => name === 'OfferCountered')).toHaveLength(2000);
  expect(await findBreak(events)).toBeNull();
  // no run may have more than the events that fit into an execution's history
  const begins = events.flatMap(({ name, seq }) => (name === 'RunStarted' ? [seq] : []));
  expect(begins.length).toBeGreaterThan(3);
  const lengths = [...begins, events.length].slice(1).map((end, n) => end - (begins[n] ?? 0));
  expect(Math.max(...lengths)).toBeLessThanOrEqual(1510);
  expect(world.starts.map(({ run }) => run)).toEqual(begins.map((_, n) => n + 1));
  expect(JSON.stringify(it).length).toBeLessThan(20_000);
}, 60_000);

test('a case that outlives its execution goes on in a new run, and the answer still counts (B2-25)', async () => {
  const world = memoryWorld();
  const it = await told(world, stories.accepted({}));
  const { caseId, run } = it;
  expect(whereabouts(it)).toBe('AwaitImplementation');
  // three hundred days nobody does anything; then the state machine gives the execution up
  world.advance(300);
  const detail = { name: `${caseId}-${run}`, status: 'TIMED_OUT' as const };
  await recordWorkflowEnd(world)({ detail });
  const renewed = await world.cases.load(caseId);
  expect(renewed).toMatchObject({ run: run + 1, stage: { status: 'IMPLEMENTING' } });
  expect(world.starts.at(-1)).toMatchObject({ run: run + 1, startAt: 'AwaitImplementation' });

  await enters(world, caseId, 'AwaitImplementation', 1);
  const open = (await world.cases.tasks(caseId)).filter(({ status }) => status === 'open');
  expect(open.filter(({ task }) => task === 'AwaitImplementation')).toMatchObject([
    { run: run + 1 },
  ]);
  expect(await findBreak(await world.cases.events(caseId))).toBeNull();
});

test('a wait that begins in an old run begins in a new one instead (B2-25)', async () => {
  const world = memoryWorld();
  const { caseId, run } = await told(world, stories.assessed({}));
  world.advance(260);
  await carryOut(world)({
    caseId,
    command: { name: 'ProposeTerms', data: { terms: someTerms() } },
    actor: agentLi,
  });
  await enters(world, caseId, 'AwaitCustomerReply', 1);
  expect((await world.cases.load(caseId))?.run).toBe(run + 1);
  expect(world.starts.at(-1)).toMatchObject({ run: run + 1, startAt: 'AwaitCustomerReply' });
});
