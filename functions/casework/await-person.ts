/** A human step begins: its task row is written with the token, and mail that the case owes goes out. */
import { NamedError } from '#contracts/errors.ts';
import {
  type HumanStep,
  type HumanStepName,
  steps,
  type WaitInput,
  type WorkflowError,
} from '#contracts/workflow.ts';
import type { Case } from '#domain/case.ts';
import { stepDue, workerNow } from '#domain/desk.ts';
import { hashOf } from '#domain/hash-chain.ts';
import { profileOf } from '#domain/profiles/index.ts';
import type { Task } from '#domain/rows.ts';
import { departmentsAsked, whereabouts } from '#domain/whereabouts.ts';
import type { Dependencies } from '#ports';
import { deliverMails } from './deliver-mail.ts';
import { barred } from './prepare.ts';

/** An error that the state machine catches by name and follows to where the facts are. */
export class WorkflowDeparture extends Error {
  override readonly name: WorkflowError;
  constructor(name: WorkflowError, detail: string) {
    super(detail);
    this.name = name;
  }
}

/** Events of one run after which it is continued in a new one; each costs at most ten of the 25,000 in an execution's history. */
const EVENTS_OF_A_RUN = 1500;
const DAYS_OF_A_RUN = 250;

const tooLong = (it: Case, now: string): boolean =>
  it.lastSeq - it.runStartedSeq > EVENTS_OF_A_RUN ||
  Date.parse(now) - Date.parse(it.runStartedAt) > DAYS_OF_A_RUN * 86_400_000;

/** Whether the facts are where this step is; a consultation belongs to the Map that asks the departments. */
function belongs(step: HumanStepName, it: Case, { department, run }: WaitInput): boolean {
  if (run !== it.run) return false;
  if (step !== 'AwaitConsultation') return whereabouts(it) === step;
  return department !== undefined && departmentsAsked(it).includes(department);
}

/** An owner keeps what is theirs to do; other roles take tasks from their queue. */
const assigneeOf = (worker: string, it: Case): string | null =>
  worker === 'agent' ? it.owner : null;

async function taskFor(
  step: HumanStepName,
  it: Case,
  input: WaitInput,
  now: string,
): Promise<Task> {
  const definition: HumanStep = steps[step];
  const worker = workerNow(definition.workers, it, profileOf(it)) ?? 'lead';
  return {
    taskId: (await hashOf(input.stepKey)).slice(0, 26),
    caseId: it.caseId,
    caseNo: it.caseNo,
    task: step,
    worker,
    assignee: assigneeOf(worker, it),
    openedAt: now,
    dueAt: stepDue(definition.clock, it, profileOf(it), now),
    status: 'open',
    run: input.run,
    token: input.taskToken,
    product: it.intake?.product ?? 'other',
    issueType: it.intake?.issueType ?? 'other',
    flags: it.flags,
    ...barred(it),
    ...(input.department ? { department: input.department } : {}),
  };
}

/** How often a step looks again when somebody acts on the case at the very moment it begins to wait. */
const TRIES = 5;

/**
 * Opens the task of a human step. Throws `CaseMovedOn` when somebody acted before the step could wait (an early answer is
 * a fact already) and `RunTooLong` when the execution's history would overflow; both lead to a new run.
 */
export const awaitPerson =
  (
    step: HumanStepName,
    needs: Pick<
      Dependencies,
      'cases' | 'clock' | 'ids' | 'mailer' | 'access' | 'settings' | 'workflow'
    >,
  ) =>
  async (input: WaitInput): Promise<{ taskId: string }> => {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const waiting = await needs.cases.loadToWait(input.caseId);
      if (!waiting) throw new NamedError('CaseNotFound');
      const it = waiting.case;
      const task = await taskOrDeparture(step, it, input, needs.clock.now());
      // whoever acted meanwhile did not see the task: their act may have ended this step
      if (!(await needs.cases.openTask(task, it.version))) continue;
      if (waiting.owesMail) await deliverMails(needs)(input.caseId, it);
      return { taskId: task.taskId };
    }
    throw new NamedError('Unavailable', { tries: TRIES });
  };

function taskOrDeparture(step: HumanStepName, it: Case, input: WaitInput, now: string) {
  if (!belongs(step, it, input))
    throw new WorkflowDeparture('CaseMovedOn', `${step}: facts are at ${whereabouts(it)}`);
  if (tooLong(it, now)) throw new WorkflowDeparture('RunTooLong', `${step}: run ${it.run}`);
  return taskFor(step, it, input, now);
}
