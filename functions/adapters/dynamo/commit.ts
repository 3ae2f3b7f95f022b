/** One command, one transaction: the case under its version, and every row that goes with it. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Case } from '#domain/case.ts';
import type { Task } from '#domain/rows.ts';
import type { Commit, CommitResult, Remembered } from '#ports';
import { contactHashes } from '../contacts.ts';
import { runBegun } from './due.ts';
import { toItem, toValue, vanishing } from './items.ts';
import { customerPk, entries, keys, shardedEntries, stamp } from './keys.ts';
import { packed } from './packing.ts';
import type { Item, ShardedTable } from './table.ts';
import { barring, closing, passing } from './task-changes.ts';
import { transact } from './transact.ts';
import { updateOf } from './update.ts';

type Refusal = Extract<CommitResult, { committed: false }>['why'];
/** A write, and what it means when its condition refuses. */
interface Write {
  readonly item: TransactWriteItem;
  readonly otherwise: Refusal;
}

/** Writes a change whole or not at all; throws `CommitTooLarge` beyond 100 rows. */
export const commitTo =
  (table: ShardedTable) =>
  async (change: Commit): Promise<CommitResult> => {
    const writes = writesOf(table, change);
    const refused = await transact(
      table,
      writes.map(({ item }) => item),
    );
    if (refused === null) return { committed: true };
    const reasons = refused === 'conflict' ? [] : refused.map((at) => writes[at]?.otherwise);
    return { committed: false, why: gravest(reasons) };
  };

/** A repeat finds the case changed by its own first time, a stale case its tasks closed: the cause goes before its effects. */
const gravest = (reasons: readonly (Refusal | undefined)[]): Refusal =>
  (['repeated', 'stale', 'taskGone'] as const).find((why) => reasons.includes(why)) ?? 'stale';

function writesOf({ tableName, shards }: ShardedTable, change: Commit): Write[] {
  const { after, events, openTasks, mails, notes, runs, opener, remember } = change;
  const fresh = (item: Item, otherwise: Refusal = 'stale'): Write => ({
    item: { Put: { TableName: tableName, Item: item, ConditionExpression: ABSENT } },
    otherwise,
  });
  const { caseId } = after;
  const owed = shardedEntries(shards);
  return [
    { item: { Put: { TableName: tableName, ...caseRow(change, owed) } }, otherwise: 'stale' },
    ...(change.expectedVersion === 0 ? [fresh(toItem(keys.number(after.caseNo), { caseId }))] : []),
    ...secondContact(tableName, change),
    ...events.map((it) => fresh(toItem(keys.event(caseId, it.seq), it))),
    ...openTasks.map((it) => fresh(taskItem(it))),
    ...mails.map((it) =>
      fresh(toItem(keys.mail(caseId, it.mailId), it, owed.mail(it, it.claimedAt ?? it.dueAt))),
    ),
    ...notes.map((it) => fresh(toItem(keys.note(it), it))),
    ...runs.map((it) => fresh(toItem(keys.run(it.caseId, it.run), it, owed.run(it)))),
    ...begun(tableName, change),
    ...(opener ? [fresh(toItem(keys.opener(caseId), opener, vanishing(opener.expiresAt)))] : []),
    ...change.loads.map((it) => loaded(tableName, it)),
    ...(remember && !answers(change) ? [fresh(rememberedItem(remember), 'repeated')] : []),
    ...taskChanges(tableName, shards, change),
  ];
}

const ABSENT = 'attribute_not_exists(pk)';

/** A step that began to wait since the case was read has a task that this change does not know. */
function caseRow(
  { after, expectedVersion, expectedWaits, owesMail, wake }: Commit,
  owed: ReturnType<typeof shardedEntries>,
) {
  const item = toItem(
    keys.case(after.caseId),
    { version: after.version, waits: expectedWaits, doc: packed(after) },
    owesMail ? { owesMail } : {},
    owed.wake(after.caseId, wake),
    entries.customer(after),
    owed.month(after),
  );
  if (expectedVersion === 0) return { Item: item, ConditionExpression: ABSENT };
  return {
    Item: item,
    ConditionExpression: '#version = :version AND #waits = :waits',
    ExpressionAttributeNames: { '#version': 'version', '#waits': 'waits' },
    ExpressionAttributeValues: {
      ':version': toValue(expectedVersion),
      ':waits': toValue(expectedWaits),
    },
  };
}

/** Contacts are settled when the case is submitted, so the pointer is written then and never again. */
function secondContact(tableName: string, { after, events }: Commit): Write[] {
  const [, second] = contactHashes(after);
  if (!second || !events.some(({ name }) => name === 'CaseSubmitted')) return [];
  return [
    {
      item: { Put: { TableName: tableName, Item: contactItem(after, second) } },
      otherwise: 'stale',
    },
  ];
}

/** Under no condition of its own: the run was written with an earlier version of the same case. */
const begun = (tableName: string, { after, begun: run }: Commit): Write[] =>
  run === undefined
    ? []
    : [{ item: { Update: updateOf(tableName, runBegun(after.caseId, run)) }, otherwise: 'stale' }];

/** Under no condition: whoever is not in the directory is counted there too, and has no other fields. */
const loaded = (tableName: string, { staffId, by }: Commit['loads'][number]): Write => ({
  item: { Update: updateOf(tableName, { key: keys.staff(staffId), add: { load: by } }) },
  otherwise: 'stale',
});

const contactItem = ({ caseId, openedAt }: Case, hash: string): Item =>
  toItem(keys.secondContact(caseId), {
    customerPk: customerPk(hash),
    customerSk: stamp(openedAt),
  });

const taskItem = (task: Task): Item =>
  toItem(keys.task(task.caseId, task.taskId), task, entries.queue(task));

/** The task that is answered keeps the answer: one row less. */
const answers = ({ closeTasks }: Commit): boolean => closeTasks.some(({ signal }) => signal);

const rememberedItem = (it: Remembered): Item =>
  toItem(keys.remembered(it.key), it, { ttl: it.expiresAt });

const taskChanges = (
  tableName: string,
  shards: number,
  { after, closeTasks, passTasks, barTasks, remember }: Commit,
): Write[] =>
  [
    ...closeTasks.map((it) => closing(shards, after.caseId, it, remember)),
    ...passTasks.map((it) => passing(after.caseId, it)),
    ...barTasks.map((it) => barring(after.caseId, it)),
  ].map((change) => ({ item: { Update: updateOf(tableName, change) }, otherwise: 'taskGone' }));
