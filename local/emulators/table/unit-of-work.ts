import type { Section, Store } from './dynalite.ts';
import type { Changes, Journal } from './journal.ts';
import { prefixRange } from './journal.ts';
import { indexPrefix, itemPrefix } from './keys.ts';
import { MAX_ITEM_BYTES } from './requests.ts';
import type { TableRegister } from './table-register.ts';
import type { Item, Written } from './types.ts';

/**
 * One request's view of the store: it reads what others committed and its own changes, and writes nowhere
 * until `commit`. Everything between opening and committing must run in one turn of the event loop: that
 * alone makes requests serializable, no lock is needed.
 */
export interface UnitOfWork {
  store: Store;
  changes: Changes;
  writes: Written[];
}

export function openUnit(journal: Journal, tables: TableRegister): UnitOfWork {
  const changes: Changes = new Map();
  const writes: Written[] = [];
  const at = (prefix: string) => section(journal, changes, prefix);
  return { changes, writes, store: storeOver(tables, at, writes) };
}

function storeOver(
  tables: TableRegister,
  at: (prefix: string) => Section,
  writes: Written[],
): Store {
  return {
    options: { maxItemSize: MAX_ITEM_BYTES },
    getItemDb: (table) => at(itemPrefix(table)),
    getIndexDb: (kind, table, index) => at(indexPrefix(kind, table, index)),
    recordWrite: (table, old, next) => writes.push({ table, old, next }),
    getTable(name, check, done) {
      const callback = typeof check === 'function' ? check : done;
      const found = tables.find(name);
      callback?.(found instanceof Error ? found : null, found instanceof Error ? undefined : found);
    },
  };
}

function section(journal: Journal, changes: Changes, prefix: string): Section {
  return {
    get(key, done) {
      const full = prefix + key;
      const text = changes.has(full) ? changes.get(full) : journal.get(full);
      done(null, text === undefined ? undefined : parseItem(text));
    },
    put(key, value, done) {
      changes.set(prefix + key, JSON.stringify(value));
      done(null);
    },
    del(key, done) {
      changes.set(prefix + key, undefined);
      done(null);
    },
    lock: (_key, task) => task((done) => done),
    *values(range) {
      for (const [, text] of journal.entries(prefixRange(prefix, range))) yield parseItem(text);
    },
  };
}

/** What a section wrote is an item; nothing else is kept under its prefix. */
export const parseItem = (text: string): Item => JSON.parse(text);
