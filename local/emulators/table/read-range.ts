import { consumed, readUnits, wantsCapacity } from './capacity.ts';
import { matches } from './condition.ts';
import type { Callback, KeyRange, Store } from './dynalite.ts';
import { engine } from './dynalite.ts';
import { itemSize } from './item-size.ts';
import type { Item, Request, Table } from './types.ts';

const PAGE_BYTES = 1024 * 1024;

interface Page {
  items: Item[];
  bytes: number;
  /** True when Limit or the 1 MB page stopped it, which is not to say that more follows. */
  cut: boolean;
}

/** Query and Scan end here: dynalite works out the key range, we read, filter and account. */
export function readRange(
  store: Store,
  table: Table,
  data: Request,
  range: KeyRange,
  isLocal: boolean | undefined,
  fetchWhole: boolean,
  startKeyNames: string[],
  done: Callback<object>,
): void {
  const page = readPage(store, data, range, isLocal);
  const items = fetchWhole ? page.items.map((item) => fromTable(store, table, item)) : page.items;
  done(null, answer(data, { ...page, items }, startKeyNames, isLocal));
}

function readPage(
  store: Store,
  data: Request,
  range: KeyRange,
  isLocal: boolean | undefined,
): Page {
  const page: Page = { items: [], bytes: 0, cut: false };
  for (const item of source(store, data, isLocal).values(range)) {
    page.items.push(item);
    page.bytes += itemSize(item);
    page.cut = page.items.length === data.Limit || page.bytes >= PAGE_BYTES;
    if (page.cut) break;
  }
  return page;
}

function source(store: Store, data: Request, isLocal: boolean | undefined) {
  if (!data.IndexName) return store.getItemDb(data.TableName);
  return store.getIndexDb(isLocal ? 'local' : 'global', data.TableName, data.IndexName);
}

/** A local index may be asked for attributes it does not project; the table has them. */
function fromTable(store: Store, table: Table, entry: Item): Item {
  let found: Item | undefined;
  store.getItemDb(table.TableName).get(engine.createKey(entry, table), (_error, item) => {
    found = item;
  });
  return found ?? entry;
}

function answer(data: Request, page: Page, startKeyNames: string[], isLocal?: boolean): object {
  const items = page.items.filter((item) => passes(data, item));
  const last = page.items.at(-1);
  return {
    ...(data.Select !== 'COUNT' && { Items: items.map((item) => projected(data, item)) }),
    Count: items.length,
    ScannedCount: page.items.length,
    ...(page.cut && last && { LastEvaluatedKey: engine.mapPaths(startKeyNames, last) }),
    ...(wantsCapacity(data.ReturnConsumedCapacity) && {
      ConsumedCapacity: consumed(usage(data, page.bytes, isLocal), data.ReturnConsumedCapacity),
    }),
  };
}

function passes(data: Request, item: Item): boolean {
  if (data['_filter']) return matches(item, data['_filter'].expression);
  const legacy = data.QueryFilter ?? data.ScanFilter;
  return !legacy || engine.matchesFilter(item, legacy, data.ConditionalOperator);
}

function projected(data: Request, item: Item): Item {
  const paths = data['_projection']?.paths ?? data.AttributesToGet;
  return paths ? engine.mapPaths(paths, item) : item;
}

function usage(data: Request, bytes: number, isLocal?: boolean) {
  const units = readUnits(bytes, data.ConsistentRead);
  const share = data.IndexName ? { [data.IndexName]: units } : {};
  return {
    table: data.TableName,
    base: data.IndexName ? 0 : units,
    global: isLocal ? {} : share,
    local: isLocal ? share : {},
  };
}
