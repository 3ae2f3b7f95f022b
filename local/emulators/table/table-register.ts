import { tableNotFound } from './errors.ts';
import type { Changes, Journal } from './journal.ts';
import { prefixRange } from './journal.ts';
import type { Table } from './types.ts';

const PREFIX = 'table~';

/** The definitions of all tables, in memory; what changes here is written by the caller's unit of work. */
export interface TableRegister {
  /** The table, or the refusal that says there is none. */
  find(name: string): Table | Error;
  names(): string[];
  /** Takes effect at once in memory and with the commit of `changes` on disk. */
  put(table: Table, changes: Changes): void;
  remove(name: string, changes: Changes): void;
  /** Tables whose deletion a crash interrupted: no longer found, still to be cleared. */
  readonly halfDeleted: Table[];
}

export async function openTableRegister(journal: Journal): Promise<TableRegister> {
  const stored: Table[] = [];
  for (const [, text] of journal.entries(prefixRange(PREFIX))) stored.push(JSON.parse(text));
  const active = stored.filter((table) => table.TableStatus === 'ACTIVE');
  const tables = new Map(active.map((table) => [table.TableName, table]));
  return {
    halfDeleted: stored.filter((table) => table.TableStatus === 'DELETING'),
    find: (name) => tables.get(name) ?? tableNotFound(name),
    names: () => [...tables.keys()].sort(),
    put(table, changes) {
      if (table.TableStatus === 'ACTIVE') tables.set(table.TableName, table);
      else tables.delete(table.TableName);
      changes.set(PREFIX + table.TableName, JSON.stringify(table));
    },
    remove(name, changes) {
      tables.delete(name);
      changes.set(PREFIX + name, undefined);
    },
  };
}
