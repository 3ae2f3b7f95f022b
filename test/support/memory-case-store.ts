import { shardOf } from '#adapters/shard.ts';
import { NamedError } from '#contracts/errors.ts';
import type { Task } from '#domain/rows.ts';
import type { CaseStore } from '#ports';
import { commitTo } from './memory-commit.ts';
import { memoryErasure } from './memory-erasure.ts';
import { memoryLists } from './memory-lists.ts';
import { memoryMails } from './memory-mails.ts';
import type { MemoryTables } from './memory-tables.ts';
import { ascending, memoryTables, rowKey, rowsOf, stored } from './memory-tables.ts';
import { memoryUploads } from './memory-uploads.ts';
import { SHARDS } from './shards.ts';

/** Cases without a database, under the conditions of the table's adapter: both pass `case-store.contract.ts`. */
export const memoryCaseStore = (tables = memoryTables()): CaseStore => ({
  shards: SHARDS,
  commit: async (change) => commitTo(tables, change),
  ...memoryReads(tables),
  ...memoryLists(tables),
  ...memoryTasks(tables),
  ...memoryOwed(tables),
  ...memoryMails(tables),
  ...memoryUploads(tables),
  ...memoryErasure(tables),
});

type Reads =
  | 'load'
  | 'loadToWait'
  | 'loadForWork'
  | 'file'
  | 'idOf'
  | 'events'
  | 'notes'
  | 'tasks'
  | 'recall'
  | 'task';

function memoryReads(tables: MemoryTables): Pick<CaseStore, Reads> {
  const load: CaseStore['load'] = async (caseId) => {
    const row = tables.cases.get(caseId);
    return row ? stored(row.case) : null;
  };
  const tasks = async (caseId: string) => rowsOf(tables.tasks, caseId, (it) => it.taskId);
  return {
    load,
    tasks,
    async loadToWait(caseId) {
      const row = tables.cases.get(caseId);
      return row ? { case: stored(row.case), owesMail: row.owesMail ?? false } : null;
    },
    async loadForWork(caseId) {
      const it = await load(caseId);
      const open = (await tasks(caseId)).filter(({ status }) => status === 'open');
      const row = tables.cases.get(caseId);
      return (
        it && {
          case: it,
          tasks: open,
          waits: tables.waits.get(caseId) ?? 0,
          owesMail: row?.owesMail ?? false,
          wake: row?.aside ? null : (row?.wake ?? null),
          answered: tables.answered.get(caseId) ?? [],
        }
      );
    },
    async file(caseId) {
      const it = await load(caseId);
      return (
        it && {
          case: it,
          events: rowsOf(tables.events, caseId, ({ seq }) => seq),
          notes: rowsOf(tables.notes, caseId, ({ at, noteId }) => `${at}#${noteId}`),
          tasks: await tasks(caseId),
          uploads: rowsOf(tables.uploads, caseId, ({ evidenceId }) => evidenceId),
        }
      );
    },
    async idOf(caseNo) {
      const rows = [...tables.cases.values()];
      return rows.find((row) => row.case.caseNo === caseNo)?.case.caseId ?? null;
    },
    async events(caseId, afterSeq = 0) {
      const all = rowsOf(tables.events, caseId, ({ seq }) => seq);
      return all.filter(({ seq }) => seq > afterSeq);
    },
    notes: async (caseId) => rowsOf(tables.notes, caseId, ({ at, noteId }) => `${at}#${noteId}`),
    recall: async (key) => copyOf(tables.remembered.get(key)),
    task: async (caseId, taskId) => copyOf(tables.tasks.get(rowKey(caseId, taskId))),
  };
}

type TaskChanges = 'openTask' | 'assign' | 'signalled';

function memoryTasks({ cases, tasks, waits }: MemoryTables): Pick<CaseStore, TaskChanges> {
  return {
    async openTask(task, version) {
      const row = cases.get(task.caseId);
      if (row?.case.version !== version) return false;
      const key = rowKey(task.caseId, task.taskId);
      const known = tasks.get(key);
      if (known && known.status !== 'open') throw new NamedError('Unavailable');
      waits.set(task.caseId, (waits.get(task.caseId) ?? 0) + 1);
      cases.set(task.caseId, { ...row, owesMail: false });
      const { token, recused } = task;
      const newer = { ...(token && { token }), ...(recused && { recused }) };
      tasks.set(key, stored(known ? { ...known, ...newer } : task));
      return true;
    },
    async assign(caseId, taskId, from, to) {
      const key = rowKey(caseId, taskId);
      const task = tasks.get(key);
      if (task?.status !== 'open' || task.assignee !== from) return false;
      tasks.set(key, { ...task, assignee: to });
      return true;
    },
    async signalled(caseId, taskId) {
      const key = rowKey(caseId, taskId);
      const task = tasks.get(key);
      if (!task?.signal) return;
      const { signal: _signal, signalAt: _signalAt, token: _token, ...rest } = task;
      tasks.set(key, rest);
    },
  };
}

type Owed = 'due' | 'rewake' | 'countFailure' | 'setAside' | 'owedSignals' | 'owedRuns' | 'started';

function memoryOwed({ cases, tasks, runs, tombstones }: MemoryTables): Pick<CaseStore, Owed> {
  return {
    async due(shard, kind, now, limit) {
      const rows = [...cases.values()].flatMap(({ case: { caseId }, wake, aside }) =>
        wake?.kind === kind && wake.at <= now && !aside ? [{ caseId, at: wake.at }] : [],
      );
      const graves = [...tombstones.values()].flatMap(({ caseId, erasedAt: at, left }) =>
        kind === 'purge' && left && at <= now ? [{ caseId, at }] : [],
      );
      return oldest([...rows, ...graves], shard, limit, ({ at }) => at).map(({ caseId }) => caseId);
    },
    async rewake(caseId, wake, version) {
      const row = cases.get(caseId);
      if (row?.case.version !== version || row.aside) return false;
      cases.set(caseId, { ...row, wake });
      return true;
    },
    async countFailure(caseId) {
      const row = cases.get(caseId);
      if (!row) return 0;
      const failures = (row.failures ?? 0) + 1;
      cases.set(caseId, { ...row, failures });
      return failures;
    },
    async setAside(caseId, why) {
      const row = cases.get(caseId);
      if (row) cases.set(caseId, { ...row, wake: null, aside: why });
    },
    async owedSignals(shard, before, limit) {
      const at = (it: Task) => it.signalAt ?? '';
      const owed = [...tasks.values()].filter((it) => it.signal && at(it) < before);
      return oldest(owed, shard, limit, at).map(stored);
    },
    async owedRuns(shard, before, limit) {
      const owed = [...runs.values()].filter((it) => it.owed && it.requestedAt < before);
      return oldest(owed, shard, limit, ({ requestedAt }) => requestedAt).map(
        ({ owed: _owed, ...run }) => stored(run),
      );
    },
    async started(caseId, run) {
      const key = rowKey(caseId, run);
      const row = runs.get(key);
      if (row) runs.set(key, { ...row, owed: false });
    },
  };
}

function oldest<T extends { readonly caseId: string }>(
  rows: readonly T[],
  shard: number,
  limit: number,
  at: (row: T) => string,
): T[] {
  const inShard = rows.filter(({ caseId }) => shardOf(caseId, SHARDS) === shard);
  return ascending(inShard, (it) => `${at(it)}#${it.caseId}`).slice(0, limit);
}

const copyOf = <T>(row: T | undefined): T | null => (row === undefined ? null : stored(row));
