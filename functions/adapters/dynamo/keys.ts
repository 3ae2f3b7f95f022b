/** Where each row lives. One case is one partition; indexes are sparse: an absent attribute is no entry. */

import type { Case } from '#domain/case.ts';
import type { Mail, Note, Run, Task } from '#domain/rows.ts';
import type { WakeKind } from '#domain/wake.ts';
import type { Commit } from '#ports';
import { contactHashes } from '../contacts.ts';
import { monthOf } from '../month.ts';
import { monthShards, shardOf } from '../shard.ts';
import type { Item, Key } from './table.ts';

const casePk = (caseId: string) => `CASE#${caseId}`;
const inCase = (caseId: string, sk: string): Key => ({ pk: casePk(caseId), sk });

/** Tasks stand right behind their case: a command reads both at once. */
export const TASKS = 'CASE#TASK#';

export const keys = {
  case: (caseId: string) => inCase(caseId, 'CASE'),
  /** The pointer by which a case is found under its second contact. */
  secondContact: (caseId: string) => inCase(caseId, 'CONTACT#2'),
  event: (caseId: string, seq: number) => inCase(caseId, `EVENT#${String(seq).padStart(8, '0')}`),
  task: (caseId: string, taskId: string) => inCase(caseId, `${TASKS}${taskId}`),
  run: (caseId: string, run: number) => inCase(caseId, `RUN#${run}`),
  mail: (caseId: string, mailId: string) => inCase(caseId, `MAIL#${mailId}`),
  note: ({ caseId, at, noteId }: Pick<Note, 'caseId' | 'at' | 'noteId'>) =>
    inCase(caseId, `NOTE#${stamp(at)}#${noteId}`),
  upload: (caseId: string, evidenceId: string) => inCase(caseId, `EVIDENCE#${evidenceId}`),
  tombstone: (caseId: string) => inCase(caseId, 'TOMBSTONE'),
  codes: (caseId: string, hour: string) => inCase(caseId, `CODES#${hour}`),
  number: (caseNo: string): Key => ({ pk: `CASENO#${caseNo}`, sk: 'CASENO' }),
  remembered: (key: string): Key => ({ pk: `IDEM#${key}`, sk: 'IDEM' }),
  challenge: (id: string): Key => ({ pk: `CHALLENGE#${id}`, sk: 'CHALLENGE' }),
  opener: (caseId: string): Key => ({ pk: `OPENER#${caseId}`, sk: 'OPENER' }),
  device: (id: string): Key => ({ pk: `DEVICE#${id}`, sk: 'DEVICE' }),
  session: (hash: string): Key => ({ pk: `SESSION#${hash}`, sk: 'SESSION' }),
  report: (month: string): Key => ({ pk: 'REPORT', sk: `REPORT#${month}` }),
  staff: (staffId: string): Key => ({ pk: 'STAFF', sk: `STAFF#${staffId}` }),
} as const;

/** An instant as keys sort it: always with milliseconds. */
export const stamp = (at: string): string => new Date(at).toISOString();
/** Sorts right after every key that begins with `<instant>#`. */
export const through = (at: string): string => `${stamp(at)}$`;

export const caseIdIn = (pk: string | undefined): string => (pk ?? '').slice('CASE#'.length);

export type DueQueue = 'DUE' | 'SIGNAL' | 'RUN' | 'MAIL';
export const duePk = (queue: DueQueue, shard: number) => `${queue}#${shard}`;

/** The wake that a case's row stands under, as `shardedEntries` wrote it. */
export function wakeIn({ dueSk, dueFor }: Item): Commit['wake'] {
  const at = dueSk?.S?.split('#')[0];
  // only `shardedEntries` writes the attribute
  return at && dueFor?.S ? { at, kind: dueFor.S as WakeKind } : null;
}

export const queuePk = (worker: string) => `QUEUE#${worker}`;
export const queueSk = ({ dueAt, taskId }: Pick<Task, 'dueAt' | 'taskId'>) =>
  `${stamp(dueAt)}#${taskId}`;
export const customerPk = (contactHash: string) => `CUSTOMER#${contactHash}`;
export const monthPk = (month: string, shard: number) => `MONTH#${month}#${shard}`;
export const monthSk = ({ openedAt, caseId }: Pick<Case, 'openedAt' | 'caseId'>) =>
  `${stamp(openedAt)}#${caseId}`;

/** Index attributes of each row, which stand in it only as long as somebody has to find it. */
export const entries = {
  customer: (it: Case) => {
    const [first] = contactHashes(it);
    return first ? { customerPk: customerPk(first), customerSk: stamp(it.openedAt) } : {};
  },
  /** The customer has no queue. */
  queue: ({ worker, dueAt, taskId }: Pick<Task, 'worker' | 'dueAt' | 'taskId'>) =>
    worker === 'customer' ? {} : { queuePk: queuePk(worker), queueSk: queueSk({ dueAt, taskId }) },
} as const;

/** The same of indexes that are spread over shards. */
export const shardedEntries = (shards: number) => {
  const due = (queue: DueQueue, caseId: string, at: string, id?: string | number) => ({
    duePk: duePk(queue, shardOf(caseId, shards)),
    dueSk: [stamp(at), caseId, ...(id === undefined ? [] : [id])].join('#'),
  });
  return {
    wake: (caseId: string, wake: Commit['wake']) =>
      wake ? { ...due('DUE', caseId, wake.at), dueFor: wake.kind } : {},
    signal: (caseId: string, taskId: string, at: string) => due('SIGNAL', caseId, at, taskId),
    run: ({ caseId, run, requestedAt }: Run) => due('RUN', caseId, requestedAt, run),
    mail: ({ caseId, mailId }: Pick<Mail, 'caseId' | 'mailId'>, at: string) =>
      due('MAIL', caseId, at, mailId),
    month: (it: Case) => ({
      monthPk: monthPk(monthOf(it), shardOf(it.caseId, monthShards(shards))),
      monthSk: monthSk(it),
    }),
  };
};
