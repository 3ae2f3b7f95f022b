/** Whether this person may complete this task with this command. The lifecycle then judges the command itself. */
import { NamedError } from '#contracts/errors.ts';
import { answersFor } from '#contracts/staff-answers.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command } from '#domain/commands.ts';
import { profileOf } from '#domain/profiles/index.ts';
import type { Task } from '#domain/rows.ts';
import type { CaseStore, Clock, Work } from '#ports';
import { actsOpenTo } from './acts-open.ts';

/** A lead or headquarters steps in for colleagues, wherever the lifecycle lets them. */
export const standsAbove = ({ roles }: Actor): boolean =>
  roles.includes('lead') || roles.includes('hq');

/** Whether a task lies with one of the caller's roles; a consultation only with its own department. */
export function isForRoleOf(task: Pick<Task, 'worker' | 'department'>, actor: Actor): boolean {
  const holds = actor.roles.some((role) => role === task.worker);
  return holds && (task.worker !== 'consultant' || task.department === actor.department);
}

/** Throws `TaskNotFound` or `TaskClosed`; `open` are the open tasks of the case. */
export async function openTaskOf(
  { cases }: { readonly cases: Pick<CaseStore, 'task'> },
  caseId: string,
  taskId: string,
  open: readonly Task[],
): Promise<Task> {
  const task = open.find((it) => it.taskId === taskId);
  if (task) return task;
  throw new NamedError((await cases.task(caseId, taskId)) ? 'TaskClosed' : 'TaskNotFound');
}

interface Caller {
  readonly actor: Actor;
  readonly it: Case;
  readonly now: string;
}

/** What the customer owes may be ended by whoever the lifecycle names, since none of them holds the customer's part. */
function fits(task: Task, command: Command, actor: Actor): boolean {
  const mine = task.worker === 'customer' || standsAbove(actor) || isForRoleOf(task, actor);
  return mine && answersFor(task.task, task.worker).some((it) => it === command.name);
}

/** One department cannot answer for another. */
const isOfOtherDepartment = (task: Task, command: Command): boolean =>
  command.name === 'AnswerConsultation' && command.data.department !== task.department;

/** Refuses with what the caller may do on the case instead, whichever task it belongs to. */
function requireRole(task: Task, command: Command, { actor, it, now }: Caller): void {
  if (fits(task, command, actor) && !isOfOtherDepartment(task, command)) return;
  const allowed = actsOpenTo(it, actor, profileOf(it), now);
  throw new NamedError('RoleNotAllowed', { command: command.name }, { allowed });
}

/** Unassigned tasks are taken by answering them. */
function requireFree({ assignee }: Task, actor: Actor): void {
  if (assignee !== null && assignee !== actor.id && !standsAbove(actor))
    throw new NamedError('TaskTaken', { assignee });
}

export async function requireAnswerable(
  needs: { readonly cases: Pick<CaseStore, 'task'>; readonly clock: Clock },
  work: Work,
  taskId: string,
  command: Command,
  actor: Actor,
): Promise<void> {
  const task = await openTaskOf(needs, work.case.caseId, taskId, work.tasks);
  requireRole(task, command, { actor, it: work.case, now: needs.clock.now() });
  requireFree(task, actor);
}
