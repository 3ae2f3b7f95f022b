import { isDeepStrictEqual } from 'node:util';
import { indexEntry, indexesOf } from './index-entries.ts';
import { itemSize } from './item-size.ts';
import type { IndexDefinition, Item, Request, Table, Written } from './types.ts';

const WRITE_BYTES = 1024;
const READ_BYTES = 4096;
const TRANSACTION_FACTOR = 2;

interface Units {
  CapacityUnits: number;
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
}

export interface ConsumedCapacity extends Units {
  TableName: string;
  Table?: Units;
  GlobalSecondaryIndexes?: Record<string, Units>;
  LocalSecondaryIndexes?: Record<string, Units>;
}

/** What a request used of one table, before it is put in the shape that was asked for. */
export interface Usage {
  table: string;
  base: number;
  global: Record<string, number>;
  local: Record<string, number>;
}

/** Only TOTAL and INDEXES ask for an account. */
export const wantsCapacity = (wanted: string | undefined) =>
  wanted === 'TOTAL' || wanted === 'INDEXES';

/** Read units of `bytes`; an empty answer still costs one read. */
export function readUnits(bytes: number, consistent: boolean | undefined): number {
  return Math.max(1, Math.ceil(bytes / READ_BYTES)) * (consistent ? 1 : 0.5);
}

/** Units of one item in TransactGetItems. */
export const transactReadUnits = (item: Item | undefined) =>
  TRANSACTION_FACTOR * readUnits(item ? itemSize(item) : 0, true);

/** dynalite asks this after each read and each write; writes are accounted by `writeUsage` instead. */
export function readCapacity(
  data: Request,
  isRead: boolean,
  item: Item | undefined,
): ConsumedCapacity | undefined {
  if (!wantsCapacity(data.ReturnConsumedCapacity)) return undefined;
  const base = isRead ? readUnits(item ? itemSize(item) : 0, data.ConsistentRead) : 0;
  const usage = { table: data.TableName, base, global: {}, local: {} };
  return consumed(usage, data.ReturnConsumedCapacity);
}

/**
 * Write units per table: the larger of the item's two versions, and for each index what its entry costs.
 * A transaction doubles both; whether AWS doubles the index share is not documented, so we never flatter.
 */
export function writeUsage(writes: Written[], transactional: boolean): Usage[] {
  const usages = new Map<string, Usage>();
  for (const write of writes) {
    const name = write.table.TableName;
    const usage = usages.get(name) ?? { table: name, base: 0, global: {}, local: {} };
    addWrite(usage, write, transactional ? TRANSACTION_FACTOR : 1);
    usages.set(name, usage);
  }
  return [...usages.values()];
}

/** The answer's ConsumedCapacity. `kind` adds the read or write figure that transactions report. */
export function consumed(
  usage: Usage,
  wanted: string | undefined,
  kind?: 'ReadCapacityUnits' | 'WriteCapacityUnits',
): ConsumedCapacity {
  const units = (n: number): Units => ({ CapacityUnits: n, ...(kind && { [kind]: n }) });
  const total = usage.base + sum(usage.global) + sum(usage.local);
  const account: ConsumedCapacity = { TableName: usage.table, ...units(total) };
  if (wanted !== 'INDEXES') return account;
  account.Table = units(usage.base);
  if (sum(usage.global) > 0) account.GlobalSecondaryIndexes = each(usage.global, units);
  if (sum(usage.local) > 0) account.LocalSecondaryIndexes = each(usage.local, units);
  return account;
}

function addWrite(usage: Usage, { table, old, next }: Written, factor: number): void {
  usage.base += factor * Math.max(writeUnits(old), writeUnits(next));
  for (const { kind, index } of indexesOf(table)) {
    const units = factor * indexUnits(table, index, old, next);
    const share = kind === 'global' ? usage.global : usage.local;
    if (units > 0) share[index.IndexName] = (share[index.IndexName] ?? 0) + units;
  }
}

function indexUnits(
  table: Table,
  index: IndexDefinition,
  old: Item | undefined,
  next: Item | undefined,
): number {
  const before = indexEntry(table, index, old);
  const after = indexEntry(table, index, next);
  if (!before || !after) return before || after ? writeUnits((before ?? after)?.item) : 0;
  if (before.key !== after.key) return writeUnits(before.item) + writeUnits(after.item);
  if (isDeepStrictEqual(plain(before.item), plain(after.item))) return 0;
  return Math.max(writeUnits(before.item), writeUnits(after.item));
}

// parsed requests and stored items differ in prototype only
const plain = (item: Item): unknown => JSON.parse(JSON.stringify(item));

const writeUnits = (item: Item | undefined) =>
  item ? Math.max(1, Math.ceil(itemSize(item) / WRITE_BYTES)) : 1;

const sum = (share: Record<string, number>) => Object.values(share).reduce((a, b) => a + b, 0);

function each(share: Record<string, number>, units: (n: number) => Units): Record<string, Units> {
  return Object.fromEntries(Object.entries(share).map(([name, n]) => [name, units(n)]));
}
