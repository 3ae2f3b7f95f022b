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

/** Starts the next run, unless this one was replaced already. Throws `StaleCase`, to be tried again, when somebody acts meanwhile. */
export const continueInNewRun =
  (needs: StepNeeds) =>
  async ({ caseId, run }: StepInput) => {
    const known = await workOf(needs, caseId);
    const it = known.case;
    const command = { name: 'StartRun' as const, data: { startAt: whereabouts(it) } };
    // at this version only: a case that moves meanwhile is elsewhere, or has a new run already
    const order = { caseId, command, actor: theSystem, known, expectedVersion: it.version };
    if (it.run === run) await carryOut(needs)(order);
    return { caseId };
  };

export const handler = taskHandler('ContinueInNewRun', async (input) =>
  continueInNewRun(sending())(input),
);
