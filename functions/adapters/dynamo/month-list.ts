/**
 * Cases of a month: several shards, read side by side and merged newest first. The cursor is the last case that was given out: what
 * is newer was given out too, in whichever shard it stands by now. The index only nominates: cases come from the table.
 */
import type { CaseStore } from '#ports';
import { fromCursor, type MonthPosition, positions, toCursor } from '../cursor.ts';
import { monthShards } from '../shard.ts';
import { caseIn, toValue } from './items.ts';
import { caseIdIn, keys, monthPk, monthSk } from './keys.ts';
import type { ShardedTable, Table } from './table.ts';
import { getItems, queryItems } from './table.ts';

export const ofMonth =
  (table: ShardedTable): CaseStore['ofMonth'] =>
  async (month, cursor, limit) => {
    const scope = `month ${month}`;
    const before = cursor === undefined ? null : fromCursor(scope, positions.month, cursor);
    const shards = await Promise.all(
      Array.from({ length: monthShards(table.shards) }, (_, shard) =>
        newestIn(table, monthPk(month, shard), before, limit + 1),
      ),
    );
    const merged = shards.flat().sort((a, b) => (monthSk(a) > monthSk(b) ? -1 : 1));
    const page = merged.slice(0, limit);
    const rows = await getItems(
      table,
      page.map(({ caseId }) => keys.case(caseId)),
    );
    const items = rows.map(caseIn);
    if (merged.length <= limit) return { items };
    return { items, cursor: toCursor(scope, page.at(-1)) };
  };

/** Sorts after every case. */
const END = '~';

async function newestIn(
  table: Table,
  pk: string,
  before: MonthPosition | null,
  limit: number,
): Promise<MonthPosition[]> {
  const found = await queryItems(
    table,
    {
      IndexName: 'month',
      KeyConditionExpression: 'monthPk = :month AND monthSk < :before',
      ExpressionAttributeValues: {
        ':month': toValue(pk),
        ':before': toValue(before ? monthSk(before) : END),
      },
      ScanIndexForward: false,
      Limit: limit,
    },
    limit,
  );
  return found.map(({ pk, monthSk }) => {
    const [openedAt = ''] = (monthSk?.S ?? '').split('#');
    return { openedAt, caseId: caseIdIn(pk?.S) };
  });
}
