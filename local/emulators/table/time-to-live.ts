import type { Context, Operation, RawRequest } from './context.ts';
import { engine } from './dynalite.ts';
import { invalid } from './errors.ts';
import { runNow } from './item-operations.ts';
import { prefixRange } from './journal.ts';
import { itemPrefix, timeToLiveKey } from './keys.ts';
import { action } from './requests.ts';
import { tableOf } from './table-operations.ts';
import { isRecord } from './transact-request.ts';
import type { Item, Table } from './types.ts';
import { openUnit, parseItem } from './unit-of-work.ts';

const FIVE_YEARS_S = 5 * 365 * 86_400;

const deleteItem = action('deleteItem');

export const updateTimeToLive: Operation = async (context, raw) => {
  const { TableName } = tableOf(context, raw);
  const specification = specificationOf(raw);
  const { AttributeName, Enabled } = specification;
  const current = attributeOf(context, TableName);
  if (Enabled && current) throw invalid('TimeToLive is already enabled');
  if (!Enabled && !current) throw invalid('TimeToLive is already disabled');
  const value = Enabled ? JSON.stringify({ AttributeName }) : undefined;
  await context.journal.commit(new Map([[timeToLiveKey(TableName), value]]));
  return { TimeToLiveSpecification: specification };
};

export const describeTimeToLive: Operation = (context, raw) => {
  const attribute = attributeOf(context, tableOf(context, raw).TableName);
  const on = { TimeToLiveStatus: 'ENABLED', AttributeName: attribute };
  return { TimeToLiveDescription: attribute ? on : { TimeToLiveStatus: 'DISABLED' } };
};

/**
 * Deletes what has expired by the laptop clock and tells how many items. AWS takes up to days for this,
 * so readers must not rely on it: the laptop is merely prompt.
 */
export async function sweepExpired(context: Context): Promise<number> {
  let swept = 0;
  for (const name of context.tables.names()) {
    const attribute = attributeOf(context, name);
    if (attribute) swept += await sweepTable(context, name, attribute);
  }
  return swept;
}

async function sweepTable(context: Context, name: string, attribute: string): Promise<number> {
  const named = `"${attribute}"`;
  let swept = 0;
  for (const [, text] of context.journal.entries(prefixRange(itemPrefix(name)))) {
    // most rows live on: what does not even name the attribute is not worth reading
    if (!text.includes(named)) continue;
    const item = parseItem(text);
    if (!isExpired(item, attribute, context.clock.now())) continue;
    if (await removeIfStillExpired(context, name, attribute, item)) swept++;
  }
  return swept;
}

/** The sweep reads an older snapshot: what was prolonged meanwhile must stay. */
async function removeIfStillExpired(
  context: Context,
  name: string,
  attribute: string,
  seen: Item,
): Promise<boolean> {
  const table = context.tables.find(name);
  if (table instanceof Error) return false;
  const { store, changes } = openUnit(context.journal, context.tables);
  const Key = keyOf(table, seen);
  const now = context.clock.now();
  let current: Item | undefined;
  store.getItemDb(name).get(engine.createKey(Key, table), (_none, item) => {
    current = item;
  });
  if (!current || !isExpired(current, attribute, now)) return false;
  runNow(deleteItem, store, { TableName: name, Key });
  await context.journal.commit(changes);
  return true;
}

function keyOf(table: Table, item: Item): Item {
  const names = new Set(table.KeySchema.map((key) => key.AttributeName));
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

/** Like AWS, a stamp more than five years old is taken for a mistake and left alone. */
function isExpired(item: Item, attribute: string, nowMs: number): boolean {
  const stamp = Number(item[attribute]?.N ?? Number.NaN);
  const now = nowMs / 1000;
  return stamp <= now && stamp > now - FIVE_YEARS_S;
}

function attributeOf({ journal }: Context, table: string): string | undefined {
  const text = journal.get(timeToLiveKey(table));
  if (text === undefined) return undefined;
  const { AttributeName }: { AttributeName: string } = JSON.parse(text);
  return AttributeName;
}

function specificationOf(raw: RawRequest): { AttributeName: string; Enabled: boolean } {
  const { TimeToLiveSpecification: given } = raw;
  if (!isRecord(given)) throw invalid("The parameter 'TimeToLiveSpecification' is required");
  const { AttributeName, Enabled } = given;
  if (typeof AttributeName !== 'string' || AttributeName === '' || typeof Enabled !== 'boolean') {
    throw invalid('TimeToLiveSpecification needs an AttributeName and Enabled');
  }
  return { AttributeName, Enabled };
}
