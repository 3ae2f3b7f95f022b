import { engine } from './dynalite.ts';
import type { Item, KeyElement, Table } from './types.ts';

type Hash = (value: string, type: string) => string;

/** Partitions that are at work at a time, by far. */
const MOST = 10_000;

function kept(hash: Hash): Hash {
  const known = new Map<string, string>();
  return (value, type) => {
    const sign = type + value;
    const prefix = known.get(sign) ?? hash(value, type);
    if (known.size >= MOST) known.clear();
    known.set(sign, prefix);
    return prefix;
  };
}

/** dynalite hashes the partition key anew for each key that it makes, and asks for the same few partitions all the time. */
export const hashPrefix: Hash = kept(engine.hashPrefix.bind(engine));

/** The place of a row in its table, or in an index: as dynalite's own. */
export function createKey(item: Item, table: Table, keySchema: KeyElement[] = table.KeySchema) {
  let key = '';
  engine.traverseKey(table, keySchema, (name, type, isHash) => {
    // whoever asks has held the item to the table's schema before
    const value = item[name]?.[type as 'S'] as string;
    if (isHash) key += `${hashPrefix(value, type)}/`;
    key += `${engine.toRangeStr(value, type)}/`;
  });
  return key;
}
