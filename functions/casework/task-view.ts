import type { TaskView } from '#contracts/views.ts';
import type { Task } from '#domain/rows.ts';

/** A task as people see it: its token, its run and its signal never leave the server. */
export const taskView = (it: Task): TaskView => ({
  taskId: it.taskId,
  caseId: it.caseId,
  caseNo: it.caseNo,
  task: it.task,
  worker: it.worker,
  assignee: it.assignee,
  openedAt: it.openedAt,
  dueAt: it.dueAt,
  status: it.status,
  product: it.product,
  issueType: it.issueType,
  flags: [...it.flags],
  ...(it.department ? { department: it.department } : {}),
});
