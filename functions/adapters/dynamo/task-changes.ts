/** What may happen to a task row, and while it is in which state. */
import type { Task } from '#domain/rows.ts';
import type { Commit, Remembered } from '#ports';
import { entries, keys, shardedEntries } from './keys.ts';
import type { Change } from './update.ts';

const whileOpen = {
  condition: '#status = :open',
  values: { open: 'open' },
} as const;
const QUEUE = ['queuePk', 'queueSk'] as const;

/** Opens the row, or gives an open one the newer token and bars, and leaves the rest, which people may have changed meanwhile. */
export function opening({ token, recused, ...task }: Task): Change {
  return {
    key: keys.task(task.caseId, task.taskId),
    set: { token, recused },
    begin: { ...task, ...entries.queue(task) },
    condition: 'attribute_not_exists(pk) OR #status = :open',
    values: { open: 'open' },
  };
}

/** Counted on the case itself, if it is still as the step has read it. The mail that was left is this step's from now on. */
export const oneMoreWait = (caseId: string, version: number): Change => ({
  key: keys.case(caseId),
  add: { waits: 1 },
  remove: ['owesMail'],
  condition: '#version = :version',
  values: { version },
});

/** The token stays only for a signal that is owed. */
export function closing(
  shards: number,
  caseId: string,
  { taskId, ...end }: Commit['closeTasks'][number],
  answer?: Remembered,
): Change {
  const { signal, signalAt } = end;
  if (signal && !signalAt) throw new TypeError('A signal is owed since some instant');
  const owed = signal && signalAt ? shardedEntries(shards).signal(caseId, taskId, signalAt) : {};
  return {
    ...whileOpen,
    key: keys.task(caseId, taskId),
    set: { ...end, ...owed, ...(signal && answer && { answer }) },
    remove: signal ? QUEUE : [...QUEUE, 'token'],
  };
}

/** The next worker's people have not taken it yet. */
export function passing(caseId: string, pass: Commit['passTasks'][number]): Change {
  const queue = entries.queue(pass);
  return {
    ...whileOpen,
    key: keys.task(caseId, pass.taskId),
    set: { worker: pass.worker, dueAt: pass.dueAt, assignee: null, ...queue },
    remove: 'queuePk' in queue ? [] : QUEUE,
  };
}

export const barring = (caseId: string, bar: Commit['barTasks'][number]): Change => ({
  ...whileOpen,
  key: keys.task(caseId, bar.taskId),
  set: { recused: bar.recused },
});

export const assigning = (
  caseId: string,
  taskId: string,
  from: string | null,
  to: string | null,
): Change => ({
  key: keys.task(caseId, taskId),
  set: { assignee: to },
  condition: '#status = :open AND #assignee = :from',
  values: { open: 'open', from },
});

export const signalDelivered = (caseId: string, taskId: string): Change => ({
  key: keys.task(caseId, taskId),
  remove: ['signal', 'signalAt', 'token', 'duePk', 'dueSk'],
  condition: 'attribute_exists(#signal)',
});
