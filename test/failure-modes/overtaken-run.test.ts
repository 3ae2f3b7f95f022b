/** What the workflow says of a run is said of the case as it then is, not as it was when the step looked. */
import { expect, test } from 'vitest';
import type { StepNeeds } from '#casework/advance.ts';
import { carryOut } from '#casework/carry-out.ts';
import type { StepInput } from '#contracts/workflow.ts';
import { continueInNewRun } from '../../functions/workflow/continue-in-new-run.ts';
import { recordFailure } from '../../functions/workflow/record-failure.ts';
import { memoryWorld } from '../support/memory-world.ts';
import { theCustomer } from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

/** A closed case that its customer reopens after the step has read it and before it writes. */
async function overtaken(step: (needs: StepNeeds) => (input: StepInput) => Promise<unknown>) {
  const world = memoryWorld();
  const { caseId, run } = await told(world, stories.solved({}));
  const command = { name: 'ReopenCase' as const, data: { reason: 'It came back.' } };
  let reopened = false;
  const commit: typeof world.cases.commit = async (change) => {
    if (!reopened) {
      reopened = true;
      await carryOut(world)({ caseId, command, actor: theCustomer });
    }
    return world.cases.commit(change);
  };
  const attempt = step({ ...world, cases: { ...world.cases, commit } })({ caseId, run });
  await expect(attempt).rejects.toMatchObject({ name: 'StaleCase' });
  await step(world)({ caseId, run });
  return { world, run, it: await world.cases.load(caseId) };
}

test('a case reopened while its old run is continued goes on in the run of its reopening (B2-32)', async () => {
  const { world, it, run } = await overtaken(continueInNewRun);
  expect(it?.run).toBe(run + 1);
  expect(world.starts.at(-1)).toMatchObject({ run: run + 1, startAt: 'AwaitReReview' });
});

test('a case reopened while its old run fails needs no operator', async () => {
  const { it } = await overtaken(recordFailure);
  expect(it?.needsAttention).toBeNull();
});
