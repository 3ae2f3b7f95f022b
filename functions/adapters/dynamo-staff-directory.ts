import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { StaffDirectory } from '#ports';
import { rowIn, toItem, toValue } from './dynamo/items.ts';
import { keys, queuePk } from './dynamo/keys.ts';
import { rows } from './dynamo/row-schemas.ts';
import { getItem, queryItems, type Table, type TableOptions, tableOf } from './dynamo/table.ts';

/** People who work here; their load is counted over the head of the queue index, which lags a little: good enough to share work out. */
export function dynamoStaffDirectory(options: TableOptions): StaffDirectory {
  const table = tableOf(options);
  return {
    async enter(member) {
      const Item = toItem(keys.staff(member.staffId), member);
      await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
    },
    async all() {
      const found = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :staff',
        ExpressionAttributeValues: { ':staff': toValue('STAFF') },
      });
      return found.map(rowIn(rows.staff));
    },
    async find(staffId) {
      const item = await getItem(table, keys.staff(staffId));
      return item ? rowIn(rows.staff)(item) : null;
    },
    async loads() {
      const loads = new Map<string, number>();
      for (const staffId of await assigneesOfUrgent(table))
        loads.set(staffId, (loads.get(staffId) ?? 0) + 1);
      return loads;
    },
  };
}

/** Every new case asks: what is read for it must not grow with the number of open cases. */
const MOST_URGENT = 300;

async function assigneesOfUrgent({ client, tableName }: Table): Promise<string[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: 'queue',
      KeyConditionExpression: 'queuePk = :queue',
      FilterExpression: 'attribute_type(assignee, :string)',
      ProjectionExpression: 'assignee',
      ExpressionAttributeValues: { ':queue': toValue(queuePk('agent')), ':string': toValue('S') },
      Limit: MOST_URGENT,
    }),
  );
  return Items.flatMap(({ assignee }) => assignee?.S ?? []);
}
