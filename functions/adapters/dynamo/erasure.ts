/** The end of retention. Needs `DeleteItem`, which one function alone has. */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import type { Tombstone } from '#domain/rows.ts';
import type { CaseStore } from '#ports';
import { rowIn, toItem, toValue } from './items.ts';
import { keys, shardedEntries } from './keys.ts';
import { rows } from './row-schemas.ts';
import { getItem, type Item, keyItem, queryItems, type ShardedTable, type Table } from './table.ts';
import { transact } from './transact.ts';
import { update } from './update.ts';

type Erasure = 'entomb' | 'eraseRest' | 'tombstone';
const AT_ONCE = 8;

export function erasureOf(table: ShardedTable): Pick<CaseStore, Erasure> {
  const tombstone: CaseStore['tombstone'] = async (caseId) => {
    const item = await getItem(table, keys.tombstone(caseId));
    return item ? rowIn(rows.tombstone)(item) : null;
  };
  return {
    tombstone,
    async entomb(row, version) {
      const { tableName: TableName } = table;
      const refused = await transact(table, [
        {
          Delete: {
            TableName,
            Key: keyItem(keys.case(row.caseId)),
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': toValue(version) },
          },
        },
        {
          Put: {
            TableName,
            Item: toItem(keys.tombstone(row.caseId), row, stillToErase(table, row)),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ]);
      return refused === null;
    },
    async eraseRest(caseId) {
      if (!(await tombstone(caseId))) return;
      await eraseChildren(table, caseId);
      await update(table, {
        key: keys.tombstone(caseId),
        remove: ['duePk', 'dueSk', 'dueFor'],
        condition: 'attribute_exists(pk)',
      });
    },
  };
}

const stillToErase = ({ shards }: ShardedTable, { caseId, erasedAt }: Tombstone) =>
  shardedEntries(shards).wake(caseId, { at: erasedAt, kind: 'purge' });

/** Keys only, so that a long case needs little memory. */
async function eraseChildren(table: Table, caseId: string): Promise<void> {
  const { pk, sk: kept } = keys.tombstone(caseId);
  const children = await queryItems(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ProjectionExpression: 'pk, sk',
    ExpressionAttributeValues: { ':pk': toValue(pk) },
  });
  const rest = children.filter(({ sk }) => sk?.S !== kept);
  for (let start = 0; start < rest.length; start += AT_ONCE)
    await Promise.all(rest.slice(start, start + AT_ONCE).map((key) => erase(table, key)));
}

const erase = ({ client, tableName: TableName }: Table, Key: Item) =>
  client.send(new DeleteItemCommand({ TableName, Key }));
