/**
 * The work queue: what falls due, and what is owed after a commit. The index only nominates, since it lags behind the table
 * and holds no facts: rows are read again before they are given out.
 */
import type { CaseStore } from '#ports';
import { rowIn, toValue } from './items.ts';
import { caseIdIn, type DueQueue, duePk, keys, shardedEntries, stamp, through } from './keys.ts';
import { rows } from './row-schemas.ts';
import type { Item, Key, ShardedTable, Table } from './table.ts';
import { getItems, queryItems } from './table.ts';
import { type Change, update } from './update.ts';

type Due =
  | 'due'
  | 'rewake'
  | 'countFailure'
  | 'setAside'
  | 'owedSignals'
  | 'owedRuns'
  | 'started'
  | 'owedMails';

const WAKE = ['duePk', 'dueSk', 'dueFor'];

/** The start of a run is owed no more. */
export const runBegun = (caseId: string, run: number): Change => ({
  key: keys.run(caseId, run),
  remove: ['duePk', 'dueSk'],
});

export const dueOf = (table: ShardedTable): Pick<CaseStore, Due> => ({
  async due(shard, kind, now, limit) {
    const kindOnly = {
      FilterExpression: 'dueFor = :kind',
      // a page is read before it is filtered
      Limit: Math.max(limit, 100),
    };
    const values = { ':kind': toValue(kind) };
    const found = await nominated(table, ['DUE', shard], through(now), limit, kindOnly, values);
    return found.map(({ pk }) => caseIdIn(pk));
  },
  async rewake(caseId, wake, version) {
    const { done } = await update(table, {
      key: keys.case(caseId),
      set: shardedEntries(table.shards).wake(caseId, wake),
      remove: wake ? [] : WAKE,
      condition: '#version = :version AND attribute_not_exists(aside)',
      values: { version },
    });
    return done;
  },
  // a commit writes the row anew, without the count
  async countFailure(caseId) {
    const { done, before } = await update(table, {
      key: keys.case(caseId),
      add: { failures: 1 },
      condition: 'attribute_exists(pk)',
    });
    return done ? Number(before['failures']?.N ?? 0) + 1 : 0;
  },
  async setAside(caseId, why) {
    await update(table, {
      key: keys.case(caseId),
      set: { aside: why },
      remove: WAKE,
      condition: 'attribute_exists(pk)',
    });
  },
  async owedSignals(shard, before, limit) {
    const owed = await owedRows(table, ['SIGNAL', shard], before, limit);
    return owed.map(rowIn(rows.task));
  },
  async owedRuns(shard, before, limit) {
    const owed = await owedRows(table, ['RUN', shard], before, limit);
    return owed.map(rowIn(rows.run));
  },
  async owedMails(shard, before, limit) {
    const owed = await owedRows(table, ['MAIL', shard], before, limit);
    return owed.map(rowIn(rows.mail)).filter(({ claimedAt = '' }) => claimedAt < before);
  },
  async started(caseId, run) {
    await update(table, { ...runBegun(caseId, run), condition: 'attribute_exists(pk)' });
  },
});

/** Rows that are still owed when read from the table itself. */
async function owedRows(
  table: Table,
  queue: readonly [DueQueue, number],
  before: string,
  limit: number,
): Promise<Item[]> {
  const found = await nominated(table, queue, stamp(before), limit, { Limit: limit });
  const rows = await getItems(table, found);
  return rows.filter(({ duePk, dueSk }) => duePk !== undefined && (dueSk?.S ?? '') < stamp(before));
}

async function nominated(
  table: Table,
  queue: readonly [DueQueue, number],
  end: string,
  limit: number,
  page: { readonly Limit: number; readonly FilterExpression?: string },
  values: Item = {},
): Promise<Key[]> {
  const found = await queryItems(
    table,
    {
      IndexName: 'due',
      KeyConditionExpression: 'duePk = :queue AND dueSk < :end',
      ExpressionAttributeValues: {
        ':queue': toValue(duePk(...queue)),
        ':end': toValue(end),
        ...values,
      },
      ...page,
    },
    limit,
  );
  return found.map(({ pk, sk }) => ({ pk: pk?.S ?? '', sk: sk?.S ?? '' }));
}
