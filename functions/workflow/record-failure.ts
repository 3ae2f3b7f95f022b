/** Nothing is lost: a flow that cannot go on makes an operator's task and says which error it met (P4.2). */
import { type StepNeeds, workOf } from '#casework/advance.ts';
import { carryOut } from '#casework/carry-out.ts';
import type { StepInput } from '#contracts/workflow.ts';
import { theSystem } from '#domain/actor.ts';
import { sending } from '#runtime/sending.ts';
import { taskHandler } from '#runtime/task-handler.ts';

/** Records the failure of the case's present run; a run that was replaced has nothing to report. Throws `StaleCase`, to be tried again, when somebody acts meanwhile. */
export const recordFailure =
  (needs: StepNeeds) =>
  async ({ caseId, run, error }: StepInput) => {
    const known = await workOf(needs, caseId);
    const it = known.case;
    const command = { name: 'RecordWorkflowFailure' as const, data: { error: error ?? 'Unknown' } };
    // at this version only: a new run, begun meanwhile, has not failed
    const order = { caseId, command, actor: theSystem, known, expectedVersion: it.version };
    if (it.run === run && !it.needsAttention) await carryOut(needs)(order);
    return { caseId };
  };

export const handler = taskHandler('RecordFailure', async (input) =>
  recordFailure(sending())(input),
);
