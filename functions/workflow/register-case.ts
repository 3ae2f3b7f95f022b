/** Step 1, feedback (P3.2-1): the case gets an owner by load and skill, and the customer an acknowledgement. */
import { advance, type StepNeeds, workOf } from '#casework/advance.ts';
import { WorkflowDeparture } from '#casework/await-person.ts';
import { repeatsOf } from '#casework/repeats.ts';
import type { StepInput } from '#contracts/workflow.ts';
import { chooseOwner } from '#domain/assignment.ts';
import type { Case } from '#domain/case.ts';
import { sending } from '#runtime/sending.ts';
import { taskHandler } from '#runtime/task-handler.ts';

async function registration(needs: StepNeeds, it: Case) {
  const [staff, repeats] = await Promise.all([needs.staff.all(), repeatsOf(needs, it)]);
  const data = { owner: chooseOwner(it, staff), repeats };
  return { name: 'RegisterCase' as const, data };
}

/** Throws `AlreadyRegistered` for a run that enters at a later step: the state machine leads it there. */
export const registerCase = (needs: StepNeeds) => async (input: StepInput) => {
  const work = await workOf(needs, input.caseId);
  const { stage } = work.case;
  if (stage.status !== 'RECEIVED') throw new WorkflowDeparture('AlreadyRegistered', stage.status);
  const step = { from: 'RegisterCase', done: 'AwaitCollection', first: true } as const;
  return advance(needs, { ...step, command: (one) => registration(needs, one) })(input, work);
};

export const handler = taskHandler('RegisterCase', async (input) => registerCase(sending())(input));
