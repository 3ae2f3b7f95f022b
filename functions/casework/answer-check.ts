/** Whether this person may complete this task with this command. The lifecycle then judges the command itself. */
import { NamedError } from '#contracts/errors.ts';
import { answersFor } from '#contracts/staff-answers.ts';
import type { Actor } from '#domain/actor.ts';
import type { Command } from '#domain/commands.ts';
import type { Task } from '#domain/rows.ts';
import type { CaseStore, Work } from '#ports';

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

/** What the customer owes may be ended by whoever the lifecycle names, since none of them holds the customer's part. */
function requireRole(task: Task, command: Command, actor: Actor): void {
  const fitting = answersFor(task.task, task.worker);
  const mine = task.worker === 'customer' || standsAbove(actor) || isForRoleOf(task, actor);
  if (!mine || !fitting.some((it) => it === command.name))
    throw new NamedError('RoleNotAllowed', { command: command.name }, { allowed: [...fitting] });
}

/** Unassigned tasks are taken by answering them. */
function requireFree({ assignee }: Task, actor: Actor): void {
  if (assignee !== null && assignee !== actor.id && !standsAbove(actor))
    throw new NamedError('TaskTaken', { assignee });
}

/** One department cannot answer for another. */
function requireOwnDepartment(task: Task, command: Command): void {
  if (command.name === 'AnswerConsultation' && command.data.department !== task.department)
    throw new NamedError('RoleNotAllowed', { department: command.data.department });
}

export async function requireAnswerable(
  needs: { readonly cases: Pick<CaseStore, 'task'> },
  work: Work,
  taskId: string,
  command: Command,
  actor: Actor,
): Promise<void> {
  const task = await openTaskOf(needs, work.case.caseId, taskId, work.tasks);
  requireRole(task, command, actor);
  requireOwnDepartment(task, command);
  requireFree(task, actor);
}
