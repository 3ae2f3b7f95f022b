/**
 * Cases of a month: several shards, read side by side and merged newest first; the cursor keeps one position per shard. The
 * index only nominates: the cases themselves come from the table.
 */
import type { CaseStore } from '#ports';
import { fromCursor, type MonthPosition, positions, toCursor } from '../cursor.ts';
import { MONTH_SHARDS, shardOf } from '../shard.ts';
import { caseIn, toItem, toValue } from './items.ts';
import { caseIdIn, keys, monthPk, monthSk } from './keys.ts';
import type { Table } from './table.ts';
import { getItems, queryItems } from './table.ts';

export const ofMonth =
  (table: Table): CaseStore['ofMonth'] =>
  async (month, cursor, limit) => {
    const scope = `month ${month}`;
    const starts = cursor === undefined ? START : fromCursor(scope, positions.month, cursor);
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

const START: readonly MonthPosition[] = Array.from({ length: MONTH_SHARDS }, () => null);

type Nominated = NonNullable<MonthPosition>;

const lastIn =
  (page: readonly Nominated[]) =>
  (start: MonthPosition, shard: number): MonthPosition =>
    page.findLast(({ caseId }) => shardOf(caseId, MONTH_SHARDS) === shard) ?? start;

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
    return { openedAt, caseId: caseIdIn(pk?.S) };
  });
}
