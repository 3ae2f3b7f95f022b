/** Reads of one case. All are consistent: who has written sees it. */
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Case } from '#domain/case.ts';
import type { CaseFile, CaseStore, Work } from '#ports';
import { caseIn, eventIn, rowIn } from './items.ts';
import { keys, TASKS, wakeIn } from './keys.ts';
import { rows } from './row-schemas.ts';
import type { Item, Key, Table } from './table.ts';
import { getItem, queryItems } from './table.ts';

const LAST_SEQ = 99_999_999;

type Reads =
  | 'load'
  | 'loadToWait'
  | 'loadForWork'
  | 'file'
  | 'idOf'
  | 'events'
  | 'notes'
  | 'tasks'
  | 'task'
  | 'recall';

export function readsOf(table: Table): Pick<CaseStore, Reads> {
  const load = (caseId: string): Promise<Case | null> => one(table, keys.case(caseId), caseIn);
  return {
    load,
    loadToWait: (caseId) => one(table, keys.case(caseId), waitingIn),
    async loadForWork(caseId) {
      const [row, ...tasks] = await childrenOf(table, caseId, keys.case(caseId).sk);
      return row && isCase(row) ? workIn(row, tasks) : null;
    },
    file: (caseId) => fileOf(table, caseId),
    async idOf(caseNo) {
      const row = await getItem(table, keys.number(caseNo));
      return row?.['caseId']?.S ?? null;
    },
    async events(caseId, afterSeq = 0) {
      const { pk, sk: first } = keys.event(caseId, afterSeq + 1);
      const last = keys.event(caseId, LAST_SEQ).sk;
      const where = 'pk = :pk AND sk BETWEEN :first AND :last';
      return (await inOrder(table, where, { ':pk': pk, ':first': first, ':last': last })).map(
        eventIn,
      );
    },
    notes: async (caseId) => (await childrenOf(table, caseId, 'NOTE#')).map(rowIn(rows.note)),
    tasks: async (caseId) => (await childrenOf(table, caseId, TASKS)).map(rowIn(rows.task)),
    task: (caseId, taskId) => one(table, keys.task(caseId, taskId), rowIn(rows.task)),
    recall: (key) => one(table, keys.remembered(key), rowIn(rows.remembered)),
  };
}

/** A case is one partition, read from its first key on: the case before its events, so that none it rests on is missing. */
async function fileOf(table: Table, caseId: string): Promise<CaseFile | null> {
  const all = await inOrder(table, 'pk = :pk', { ':pk': keys.case(caseId).pk });
  const row = all.find(isCase);
  if (!row) return null;
  const it = caseIn(row);
  const under = (prefix: string) => all.filter(({ sk }) => sk?.S?.startsWith(prefix));
  return {
    case: it,
    events: under('EVENT#')
      .map(eventIn)
      .filter(({ seq }) => seq <= it.lastSeq),
    notes: under('NOTE#').map(rowIn(rows.note)),
    tasks: under(TASKS).map(rowIn(rows.task)),
    uploads: under('EVIDENCE#').map(rowIn(rows.upload)),
  };
}

const owesMailIn = (row: Item): boolean => row['owesMail']?.BOOL === true;
const waitingIn = (row: Item) => ({ case: caseIn(row), owesMail: owesMailIn(row) });

const isCase = ({ sk }: Item): boolean => sk?.S === keys.case('').sk;

/** A reading goes through the rows in order: waits are counted before the tasks, so one opened in between makes the commit try anew. */
function workIn(row: Item, taskRows: readonly Item[]): Work {
  return {
    case: caseIn(row),
    waits: Number(row['waits']?.N ?? 0),
    owesMail: owesMailIn(row),
    wake: wakeIn(row),
    tasks: taskRows.map(rowIn(rows.task)).filter(({ status }) => status === 'open'),
    answered: taskRows.flatMap(({ answer }) =>
      answer?.M ? [rowIn(rows.remembered)(answer.M)] : [],
    ),
  };
}

async function one<T>(table: Table, key: Key, read: (item: Item) => T): Promise<T | null> {
  const item = await getItem(table, key);
  return item ? read(item) : null;
}

/** All rows of a case whose sort key begins with `prefix`, in its order. */
export const childrenOf = (table: Table, caseId: string, prefix: string): Promise<Item[]> =>
  inOrder(table, 'pk = :pk AND begins_with(sk, :prefix)', {
    ':pk': keys.case(caseId).pk,
    ':prefix': prefix,
  });

const inOrder = (table: Table, where: string, values: Record<string, string>): Promise<Item[]> =>
  queryItems(table, {
    ConsistentRead: true,
    KeyConditionExpression: where,
    ExpressionAttributeValues: marshall(values),
  });
