/**
 * The facts are elsewhere than this execution, or its history grew too long: a new run starts where the case is. So a
 * plan of years or two thousand rounds of negotiation outlive any single execution (P3.2-5).
 */
import { type StepNeeds, workOf } from '#casework/advance.ts';
import { carryOut } from '#casework/carry-out.ts';
import type { StepInput } from '#contracts/workflow.ts';
import { theSystem } from '#domain/actor.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { sending } from '#runtime/sending.ts';
import { taskHandler } from '#runtime/task-handler.ts';

/** Starts the next run, unless this one was replaced already. */
export const continueInNewRun =
  (needs: StepNeeds) =>
  async ({ caseId, run }: StepInput) => {
    const { case: it } = await workOf(needs, caseId);
    const command = { name: 'StartRun' as const, data: { startAt: whereabouts(it) } };
    if (it.run === run) await carryOut(needs)({ caseId, command, actor: theSystem });
    return { caseId };
  };

export const handler = taskHandler('ContinueInNewRun', async (input) =>
  continueInNewRun(sending())(input),
);
