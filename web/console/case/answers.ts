/** What this person may do about a task, and why not where they may not. */
import { type AnswerName, answersFor } from '#contracts/staff-answers.ts';
import type { StaffCase, TaskView } from '#contracts/views.ts';
import { holds, type Me } from '../me.ts';

export type Answers =
  | { readonly kind: 'open'; readonly commands: readonly AnswerName[] }
  | { readonly kind: 'takenBy'; readonly who: string }
  | { readonly kind: 'forOthers' }
  /** Right role, but four eyes, recusal or the state of the case stand in the way. */
  | { readonly kind: 'notYou' }
  | { readonly kind: 'customersTurn' };

const isFor = (task: TaskView, me: Me): boolean =>
  me.roles.some((role) => role === task.worker) &&
  (task.worker !== 'consultant' || task.department === me.department);

/** The bank judges again when an answer comes; this decides only what is shown. */
export function answersOpenTo(task: TaskView, { allowed }: StaffCase, me: Me): Answers {
  const fitting = answersFor(task.task, task.worker);
  const commands = fitting.filter((it) => allowed.includes(it));
  const isAbove = holds(me, 'lead', 'hq');
  const isCustomers = task.worker === 'customer';
  if (!isCustomers && !isAbove && !isFor(task, me)) return { kind: 'forOthers' };
  if (task.assignee !== null && task.assignee !== me.staffId && !isAbove)
    return { kind: 'takenBy', who: task.assignee };
  if (commands.length > 0) return { kind: 'open', commands };
  return { kind: isCustomers ? 'customersTurn' : 'notYou' };
}
