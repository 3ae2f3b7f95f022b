/** Taking, giving back and handing on tasks (P5.1). No event: whose desk a task lies on is no fact of the case. */
import { NamedError } from '#contracts/errors.ts';
import type { TaskView } from '#contracts/views.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Task } from '#domain/rows.ts';
import type { Dependencies } from '#ports';
import { isForRoleOf, standsAbove } from './answer-check.ts';
import { caseSeenBy } from './staff-access.ts';
import { taskView } from './task-view.ts';

export interface Desk {
  readonly case: Case;
  readonly task: Task;
}
type Needs = Pick<Dependencies, 'cases'>;
interface Place {
  readonly caseId: string;
  readonly taskId: string;
}

/** The open task on a case that the caller may see. Throws `CaseNotFound`, `TaskNotFound` or `TaskClosed`. */
export async function deskOf(needs: Needs, place: Place, actor: Actor): Promise<Desk> {
  const it = await caseSeenBy(needs, place.caseId, actor);
  const task = await needs.cases.task(place.caseId, place.taskId);
  if (!task) throw new NamedError('TaskNotFound');
  if (task.status !== 'open') throw new NamedError('TaskClosed');
  return { case: it, task };
}

/** Whoever is quicker has it; the slower one is told who that is, or that the task is done. */
async function moveTo(needs: Needs, task: Task, to: string | null): Promise<TaskView> {
  const { caseId, taskId, assignee } = task;
  if (assignee !== to && !(await needs.cases.assign(caseId, taskId, assignee, to))) {
    const now = await needs.cases.task(caseId, taskId);
    if (now?.status !== 'open') throw new NamedError('TaskClosed');
    throw new NamedError('TaskTaken', now.assignee ? { assignee: now.assignee } : {});
  }
  return taskView({ ...task, assignee: to });
}

export const claimTask =
  (needs: Needs) =>
  async (place: Place, actor: Actor): Promise<TaskView> => {
    const { task } = await deskOf(needs, place, actor);
    if (!isForRoleOf(task, actor)) throw new NamedError('RoleNotAllowed', { needs: task.worker });
    if (task.assignee !== null && task.assignee !== actor.id)
      throw new NamedError('TaskTaken', { assignee: task.assignee });
    return moveTo(needs, task, actor.id);
  };

/** One's own task, or as lead or headquarters anybody's. */
const requireMine = (task: Task, actor: Actor): void => {
  if (task.assignee !== null && task.assignee !== actor.id && !standsAbove(actor))
    throw new NamedError('TaskTaken', { assignee: task.assignee });
  if (!standsAbove(actor) && !isForRoleOf(task, actor))
    throw new NamedError('RoleNotAllowed', { needs: task.worker });
};

export const releaseTask =
  (needs: Needs) =>
  async (place: Place, actor: Actor): Promise<TaskView> => {
    const { task } = await deskOf(needs, place, actor);
    requireMine(task, actor);
    return moveTo(needs, task, null);
  };

/** `check` throws when the other person cannot do this work; that nobody recused gets it is seen to here. */
export const reassignTask =
  (needs: Needs) =>
  async (
    { to, actor, ...place }: Place & { readonly to: string; readonly actor: Actor },
    check: (task: Task) => Promise<void>,
  ): Promise<TaskView> => {
    const { case: it, task } = await deskOf(needs, place, actor);
    requireMine(task, actor);
    if (it.recused.includes(to)) throw new NamedError('ActorRecused', { who: to });
    await check(task);
    return moveTo(needs, task, to);
  };

/** Moves open tasks of a case from one desk to another (or back to the queue); tasks that others took meanwhile stay. */
export async function handOver(
  { cases }: Needs,
  caseId: string,
  which: (task: Task) => boolean,
  to: string | null,
): Promise<void> {
  const tasks = await cases.tasks(caseId);
  const moving = tasks.filter((it) => it.status === 'open' && it.assignee !== to && which(it));
  await Promise.all(moving.map((it) => cases.assign(caseId, it.taskId, it.assignee, to)));
}
