/** Cases of a month: several shards, read side by side and merged newest first; the cursor keeps one position per shard. */
import type { Case } from '#domain/case.ts';
import type { CaseStore } from '#ports';
import { fromCursor, type MonthPosition, positions, toCursor } from '../cursor.ts';
import { MONTH_SHARDS, shardOf } from '../shard.ts';
import { caseIn, toItem, toValue } from './items.ts';
import { keys, monthPk, monthSk } from './keys.ts';
import type { Table } from './table.ts';
import { queryItems } from './table.ts';

export const ofMonth =
  (table: Table): CaseStore['ofMonth'] =>
  async (month, cursor, limit) => {
    const scope = `month ${month}`;
    const starts = cursor === undefined ? START : fromCursor(scope, positions.month, cursor);
    const shards = await Promise.all(
      starts.map((start, shard) => newestIn(table, month, shard, start, limit + 1)),
    );
    const merged = shards.flat().sort((a, b) => (monthSk(a) > monthSk(b) ? -1 : 1));
    const items = merged.slice(0, limit);
    if (merged.length <= limit) return { items };
    return { items, cursor: toCursor(scope, starts.map(lastIn(items))) };
  };

const START: readonly MonthPosition[] = Array.from({ length: MONTH_SHARDS }, () => null);

const lastIn =
  (items: readonly Case[]) =>
  (start: MonthPosition, shard: number): MonthPosition => {
    const last = items.findLast(({ caseId }) => shardOf(caseId, MONTH_SHARDS) === shard);
    return last ? { openedAt: last.openedAt, caseId: last.caseId } : start;
  };

async function newestIn(
  table: Table,
  month: string,
  shard: number,
  start: MonthPosition,
  limit: number,
): Promise<Case[]> {
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
  return found.map(caseIn);
}
