import { NamedError } from '#contracts/errors.ts';
import type { Task } from '#domain/rows.ts';
import type { CaseStore } from '#ports';
import type { Table } from './table.ts';
import { assigning, oneMoreWait, opening, signalDelivered } from './task-changes.ts';
import { transact } from './transact.ts';
import { type Change, update, updateOf } from './update.ts';

type Tasks = 'openTask' | 'assign' | 'signalled';

/** Changes of tasks beside commands. */
export function tasksOf(table: Table): Pick<CaseStore, Tasks> {
  const attempt = async (change: Change): Promise<boolean> => (await update(table, change)).done;
  return {
    openTask: (task, version) => openTask(table, task, version),
    assign: (caseId, taskId, from, to) => attempt(assigning(caseId, taskId, from, to)),
    async signalled(caseId, taskId) {
      await attempt(signalDelivered(caseId, taskId));
    },
  };
}

/** A task that has ended is not opened again: the step is tried anew and sees that the case moved on. */
async function openTask(table: Table, task: Task, version: number): Promise<boolean> {
  const changes = [opening(task), oneMoreWait(task.caseId, version)];
  const refused = await transact(
    table,
    changes.map((change) => ({ Update: updateOf(table.tableName, change) })),
  );
  if (refused === null) return true;
  if (refused !== 'conflict' && refused.includes(1)) return false;
  throw new NamedError('Unavailable', { task: task.task });
}
