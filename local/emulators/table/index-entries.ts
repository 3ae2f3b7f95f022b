import type { Callback, Store } from './dynalite.ts';
import { engine } from './dynalite.ts';
import { invalid } from './errors.ts';
import type { IndexDefinition, Item, KeyElement, Table } from './types.ts';

export interface IndexEntry {
  key: string;
  item: Item;
}

/** Every index of a table with the word dynalite files it under. */
export function indexesOf(table: Table): { kind: string; index: IndexDefinition }[] {
  return [
    ...(table.LocalSecondaryIndexes ?? []).map((index) => ({ kind: 'local', index })),
    ...(table.GlobalSecondaryIndexes ?? []).map((index) => ({ kind: 'global', index })),
  ];
}

/** The item's key in an index: the index keys in order, then the whole table key to keep it apart. */
export function createIndexKey(item: Item, table: Table, keySchema: KeyElement[]): string {
  return engine.createKey(item, table, keySchema) + engine.createKey(item, table);
}

/** What the index holds of the item; absent when the item lacks one of its keys (sparse index). */
export function indexEntry(
  table: Table,
  index: IndexDefinition,
  item: Item | undefined,
): IndexEntry | undefined {
  if (!item || !index.KeySchema.every((key) => hasKey(table, item, key))) return undefined;
  return { key: createIndexKey(item, table, index.KeySchema), item: project(table, index, item) };
}

/** Moves every index entry of one item, in the same unit of work that moves the item. */
export function updateIndexes(
  store: Store,
  table: Table,
  old: Item | undefined,
  next: Item | null | undefined,
  done: Callback<void>,
): void {
  const emptyKey = next && emptyIndexKey(table, next);
  if (emptyKey) return done(emptyKey);
  store.recordWrite(table, old, next ?? undefined);
  for (const { kind, index } of indexesOf(table)) {
    const section = store.getIndexDb(kind, table.TableName, index.IndexName);
    const before = indexEntry(table, index, old);
    const after = indexEntry(table, index, next ?? undefined);
    if (before && before.key !== after?.key) section.del(before.key, ignore);
    if (after) section.put(after.key, after.item, ignore);
  }
  done(null);
}

// the sections of a unit of work only remember: they cannot fail
const ignore = () => undefined;

function hasKey(table: Table, item: Item, key: KeyElement): boolean {
  const value = item[key.AttributeName];
  const wanted = table.AttributeDefinitions.find((a) => a.AttributeName === key.AttributeName);
  return (
    value !== undefined && wanted !== undefined && !isEmpty(value) && wanted.AttributeType in value
  );
}

function isEmpty(value: { S?: string; B?: string }): boolean {
  return value.S === '' || value.B === '';
}

function emptyIndexKey(table: Table, item: Item): Error | undefined {
  for (const { index } of indexesOf(table)) {
    for (const { AttributeName } of index.KeySchema) {
      const value = item[AttributeName];
      if (value && isEmpty(value)) return emptyKeyRefusal(index.IndexName, AttributeName);
    }
  }
  return undefined;
}

function emptyKeyRefusal(index: string, attribute: string): Error {
  return invalid(
    'One or more parameter values are not valid. A value specified for a secondary index key is not ' +
      'supported. The AttributeValue for a key attribute cannot contain an empty string value. ' +
      `IndexName: ${index}, IndexKey: ${attribute}`,
  );
}

function project(table: Table, index: IndexDefinition, item: Item): Item {
  if (index.Projection.ProjectionType === 'ALL') return item;
  const keys = [...table.KeySchema, ...index.KeySchema].map((key) => key.AttributeName);
  const kept = new Set([...keys, ...(index.Projection.NonKeyAttributes ?? [])]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => kept.has(name)));
}
