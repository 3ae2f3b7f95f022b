/**
 * Cases of a month: several shards, read side by side and merged newest first; the cursor keeps one position per shard. The
 * index only nominates: the cases themselves come from the table.
 */
import type { CaseStore } from '#ports';
import { fromCursor, type MonthPosition, positions, toCursor } from '../cursor.ts';
import { monthShards } from '../shard.ts';
import { caseIn, toItem, toValue } from './items.ts';
import { caseIdIn, keys, monthPk, monthSk } from './keys.ts';
import type { ShardedTable, Table } from './table.ts';
import { getItems, queryItems } from './table.ts';

export const ofMonth =
  (table: ShardedTable): CaseStore['ofMonth'] =>
  async (month, cursor, limit) => {
    const scope = `month ${month}`;
    const known = cursor === undefined ? [] : fromCursor(scope, positions.month, cursor);
    const starts = Array.from({ length: monthShards(table.shards) }, (_, at) => known[at] ?? null);
    const shards = await Promise.all(
      starts.map((start, shard) => newestIn(table, month, shard, start, limit + 1)),
    );
    const merged = shards.flat().sort((a, b) => (monthSk(a) > monthSk(b) ? -1 : 1));
    const page = merged.slice(0, limit);
    const rows = await getItems(
      table,
      page.map(({ caseId }) => keys.case(caseId)),
    );
    const items = rows.map(caseIn);
    if (merged.length <= limit) return { items };
    return { items, cursor: toCursor(scope, starts.map(lastIn(page))) };
  };

/** Where a case was found says more than its hash: the shards may have become more since it was written. */
type Nominated = NonNullable<MonthPosition> & { readonly shard: number };

const lastIn =
  (page: readonly Nominated[]) =>
  (start: MonthPosition, at: number): MonthPosition => {
    const last = page.findLast(({ shard }) => shard === at);
    return last ? { openedAt: last.openedAt, caseId: last.caseId } : start;
  };

async function newestIn(
  table: Table,
  month: string,
  shard: number,
  start: MonthPosition,
  limit: number,
): Promise<Nominated[]> {
  const pk = monthPk(month, shard);
  const found = await queryItems(
    table,
    {
      IndexName: 'month',
      KeyConditionExpression: 'monthPk = :month',
      ExpressionAttributeValues: { ':month': toValue(pk) },
      ScanIndexForward: false,
      Limit: limit,
      ...(start && {
        ExclusiveStartKey: toItem(keys.case(start.caseId), {
          monthPk: pk,
          monthSk: monthSk(start),
        }),
      }),
    },
    limit,
  );
  return found.map(({ pk, monthSk }) => {
    const [openedAt = ''] = (monthSk?.S ?? '').split('#');
    return { openedAt, caseId: caseIdIn(pk?.S), shard };
  });
}
