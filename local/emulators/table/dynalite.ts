import { createRequire } from 'node:module';
import type { AttributeValue, Item, KeyElement, Path, Request, Table } from './types.ts';

export type Callback<T> = (error: unknown, value?: T) => void;

/** A prefix of the key space, as dynalite's actions expect it. Every callback is called at once. */
export interface Section {
  get(key: string, done: Callback<Item>): void;
  put(key: string, value: Item, done: Callback<void>): void;
  del(key: string, done: Callback<void>): void;
  lock(key: string, task: (release: <T>(done: T) => T) => void): void;
  values(range: KeyRange): Generator<Item>;
}

export interface KeyRange {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
  limit?: number;
}

/** The `store` that dynalite's actions are written against. */
export interface Store {
  options: { maxItemSize: number };
  getTable(name: string, check: boolean | Callback<Table>, done?: Callback<Table>): void;
  getItemDb(table: string): Section;
  getIndexDb(kind: string, table: string, index: string): Section;
  recordWrite(table: Table, old: Item | undefined, next: Item | undefined): void;
}

export type Action = (store: Store, data: Request, done: Callback<object>) => void;

interface Engine {
  createKey(item: Item, table: Table, keySchema?: KeyElement[]): string;
  hashPrefix(value: string, type: string): string;
  toRangeStr(value: string, type: string): string;
  traverseKey(
    table: Table,
    keySchema: KeyElement[],
    visit: (name: string, type: string, isHash: boolean) => void,
  ): void;
  validateKey(key: Item, table: Table): Error | undefined;
  validateItem(item: Item, table: Table): Error | undefined;
  validateKeyPaths(nested: object | undefined, table: Table): Error | undefined;
  mapPaths(paths: (Path | string)[], item: Item): Item;
  mapPath(path: Path, item: Item): AttributeValue | null | undefined;
  compare(operator: string, value: unknown, others: unknown[]): boolean;
  matchesFilter(item: Item, filter: object, operator: string | undefined): boolean;
  [patched: string]: unknown;
}

const load = createRequire(import.meta.url);

/** dynalite's key encoding, path and comparison functions. Pinned: these are its internals. */
export const engine: Engine = load('dynalite/db');
