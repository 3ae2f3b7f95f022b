import type { StaffDirectory } from '#ports';
import { rowIn, toValue } from './dynamo/items.ts';
import { keys } from './dynamo/keys.ts';
import { rows } from './dynamo/row-schemas.ts';
import { getItem, type Item, queryItems, type TableOptions, tableOf } from './dynamo/table.ts';
import { update } from './dynamo/update.ts';

/** People who work here, with the load that commits count on their rows. */
export function dynamoStaffDirectory(options: TableOptions): StaffDirectory {
  const table = tableOf(options);
  return {
    async enter(member) {
      await update(table, {
        key: keys.staff(member.staffId),
        set: member,
        begin: { load: 0 },
        remove: member.department ? [] : ['department'],
      });
    },
    async all() {
      const found = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :staff',
        ExpressionAttributeValues: { ':staff': toValue('STAFF') },
      });
      return found.filter(isEntered).map(rowIn(rows.staff));
    },
    async find(staffId) {
      const item = await getItem(table, keys.staff(staffId));
      return item && isEntered(item) ? rowIn(rows.staff)(item) : null;
    },
  };
}

/** Somebody may be counted before they are entered. */
const isEntered = (item: Item): boolean => 'seenAt' in item;
