import type { Usage } from './capacity.ts';
import { consumed, transactReadUnits, wantsCapacity } from './capacity.ts';
import type { Operation, RawRequest } from './context.ts';
import { engine } from './dynalite.ts';
import { runNow } from './item-operations.ts';
import { action, validated } from './requests.ts';
import { members, transactItems, wantedCapacity } from './transact-request.ts';
import type { Item, Request } from './types.ts';
import { openUnit } from './unit-of-work.ts';

const getItem = action('getItem');

/** TransactGetItems: every item as of one and the same moment. */
export const transactGetItems: Operation = ({ journal, tables }, raw) => {
  const wanted = wantedCapacity(raw);
  const gets = transactItems(raw).map(getOf);
  const { store } = openUnit(journal, tables);
  const whole = gets.map((data): Item | undefined => {
    const found: { Item?: Item } = runNow(getItem, store, {
      TableName: data.TableName,
      Key: data.Key ?? {},
    });
    return found.Item;
  });
  return {
    Responses: whole.map((item, index) => (item ? { Item: projected(item, gets[index]) } : {})),
    ...(wantsCapacity(wanted) && {
      ConsumedCapacity: usages(gets, whole).map((u) => consumed(u, wanted, 'ReadCapacityUnits')),
    }),
  };
};

function getOf(entry: RawRequest): Request {
  const { parameters } = members(entry, ['Get']);
  return validated('getItem', { ...parameters, ConsistentRead: true });
}

function projected(item: Item, data: Request | undefined): Item {
  return data?.['_projection'] ? engine.mapPaths(data['_projection'].paths, item) : item;
}

function usages(gets: Request[], items: (Item | undefined)[]): Usage[] {
  const units = new Map<string, number>();
  gets.forEach(({ TableName }, index) => {
    units.set(TableName, (units.get(TableName) ?? 0) + transactReadUnits(items[index]));
  });
  return [...units].map(([table, base]) => ({ table, base, global: {}, local: {} }));
}
