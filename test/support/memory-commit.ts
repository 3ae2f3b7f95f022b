import type { Commit, CommitResult, Remembered } from '#ports';
import type { MemoryTables } from './memory-tables.ts';
import { rowKey, stored } from './memory-tables.ts';

type Refused = Extract<CommitResult, { committed: false }>['why'];

/** All of a change or nothing, under the same conditions as the table's transaction. */
export function commitTo(tables: MemoryTables, change: Commit): CommitResult {
  const why = refusal(tables, change);
  if (why) return { committed: false, why };
  putCase(tables, change);
  putRows(tables, change);
  changeTasks(tables, change);
  return { committed: true };
}

function refusal(tables: MemoryTables, change: Commit): Refused | null {
  if (change.remember && tables.remembered.has(change.remember.key)) return 'repeated';
  if (isStale(tables, change) || collides(tables, change)) return 'stale';
  const { caseId } = change.after;
  const touched = [...change.closeTasks, ...change.passTasks, ...change.barTasks];
  const gone = touched.some(
    ({ taskId }) => tables.tasks.get(rowKey(caseId, taskId))?.status !== 'open',
  );
  return gone ? 'taskGone' : null;
}

function isStale({ cases, waits }: MemoryTables, change: Commit): boolean {
  const { after, expectedVersion, expectedWaits } = change;
  const numbers = [...cases.values()].map((row) => row.case.caseNo);
  if (expectedVersion === 0) return cases.has(after.caseId) || numbers.includes(after.caseNo);
  if ((waits.get(after.caseId) ?? 0) !== expectedWaits) return true;
  return cases.get(after.caseId)?.case.version !== expectedVersion;
}

function collides(tables: MemoryTables, { after, ...change }: Commit): boolean {
  const key = (id: string | number) => rowKey(after.caseId, id);
  return (
    change.events.some(({ seq }) => tables.events.has(key(seq))) ||
    change.openTasks.some(({ taskId }) => tables.tasks.has(key(taskId))) ||
    change.mails.some(({ mailId }) => tables.mails.has(key(mailId))) ||
    change.notes.some(({ noteId }) => tables.notes.has(key(noteId))) ||
    change.runs.some(({ run }) => tables.runs.has(key(run)))
  );
}

const putCase = ({ cases }: MemoryTables, { after, wake, owesMail }: Commit) =>
  cases.set(after.caseId, stored({ case: after, wake, owesMail }));

function putRows(tables: MemoryTables, { after, remember, ...change }: Commit): void {
  const key = (id: string | number) => rowKey(after.caseId, id);
  for (const it of change.events) tables.events.set(key(it.seq), stored(it));
  for (const it of change.openTasks) tables.tasks.set(key(it.taskId), stored(it));
  for (const it of change.mails) tables.mails.set(key(it.mailId), stored(it));
  for (const it of change.notes) tables.notes.set(key(it.noteId), stored(it));
  for (const it of change.runs) tables.runs.set(key(it.run), stored({ ...it, owed: true }));
  if (change.opener) tables.openers.set(after.caseId, stored(change.opener));
  if (change.begun !== undefined) runBegun(tables, key(change.begun));
  for (const { staffId, by } of change.loads)
    tables.loads.set(staffId, (tables.loads.get(staffId) ?? 0) + by);
  if (remember) keepAnswer(tables, after.caseId, remember, change.closeTasks);
}

function runBegun({ runs }: MemoryTables, key: string): void {
  const row = runs.get(key);
  if (row) runs.set(key, { ...row, owed: false });
}

function keepAnswer(
  { remembered, answered }: MemoryTables,
  caseId: string,
  remember: Remembered,
  closed: Commit['closeTasks'],
): void {
  if (!closed.some(({ signal }) => signal)) remembered.set(remember.key, stored(remember));
  else answered.set(caseId, [...(answered.get(caseId) ?? []), stored(remember)]);
}

function changeTasks({ tasks }: MemoryTables, { after, ...change }: Commit): void {
  const { closeTasks, passTasks, barTasks } = change;
  for (const { taskId, ...close } of closeTasks) {
    const key = rowKey(after.caseId, taskId);
    const { token, ...task } = tasks.get(key) ?? missing(key);
    // without a signal nobody needs the token any more
    tasks.set(key, stored({ ...task, ...(close.signal && token && { token }), ...close }));
  }
  for (const { taskId, ...pass } of passTasks) {
    const key = rowKey(after.caseId, taskId);
    tasks.set(key, { ...(tasks.get(key) ?? missing(key)), ...pass, assignee: null });
  }
  for (const { taskId, recused } of barTasks) {
    const key = rowKey(after.caseId, taskId);
    tasks.set(key, { ...(tasks.get(key) ?? missing(key)), recused });
  }
}

function missing(key: string): never {
  throw new Error(`No row ${key}`);
}
