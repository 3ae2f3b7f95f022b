import type { Case } from '#domain/case.ts';
import type { RecordedEvent } from '#domain/events.ts';
import type { MonthReport } from '#domain/month-report.ts';
import type { Mail, Note, Run, Task, Tombstone, Upload } from '#domain/rows.ts';
import type { Commit, Opener, Remembered } from '#ports';

interface CaseRow {
  readonly case: Case;
  readonly wake: Commit['wake'];
  /** Whether a mail was left since a step last began to wait. */
  readonly owesMail?: boolean;
  /** Why a sweep gave the case up. */
  readonly aside?: string;
  /** Tries that failed since the last commit. */
  readonly failures?: number;
}

/** Rows by key, as the case table holds them. Maps of children are keyed `<caseId>/<id>`. */
export interface MemoryTables {
  readonly cases: Map<string, CaseRow>;
  readonly events: Map<string, RecordedEvent>;
  readonly tasks: Map<string, Task>;
  /** Steps that have begun to wait, by case. */
  readonly waits: Map<string, number>;
  readonly mails: Map<string, Mail>;
  readonly notes: Map<string, Note>;
  readonly uploads: Map<string, Upload>;
  readonly runs: Map<string, Run & { readonly owed: boolean }>;
  /** Who waits for a first letter's code, by case. */
  readonly openers: Map<string, Opener>;
  readonly remembered: Map<string, Remembered>;
  /** Answers kept with the tasks that they closed, by case. */
  readonly answered: Map<string, readonly Remembered[]>;
  /** By case; `left` while the rest of it is still to be erased. */
  readonly tombstones: Map<string, Tombstone & { readonly left: boolean }>;
  readonly reports: Map<string, MonthReport>;
  /** Open cases by staff id. */
  readonly loads: Map<string, number>;
}

export const memoryTables = (): MemoryTables => ({
  cases: new Map(),
  events: new Map(),
  tasks: new Map(),
  waits: new Map(),
  mails: new Map(),
  notes: new Map(),
  uploads: new Map(),
  runs: new Map(),
  openers: new Map(),
  remembered: new Map(),
  answered: new Map(),
  tombstones: new Map(),
  reports: new Map(),
  loads: new Map(),
});

export const rowKey = (caseId: string, id: string | number): string => `${caseId}/${id}`;

/** A copy as a table gives it back: own objects, absent instead of undefined. */
export const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The rows of one case, in the order of `by`. */
export function rowsOf<T extends { readonly caseId: string }>(
  rows: ReadonlyMap<string, T>,
  caseId: string,
  by: (row: T) => string | number,
): T[] {
  return ascending(
    [...rows.values()].filter((it) => it.caseId === caseId),
    by,
  ).map(stored);
}

export const ascending = <T>(rows: readonly T[], by: (row: T) => string | number): T[] =>
  rows.toSorted((a, b) => (by(a) < by(b) ? -1 : Number(by(a) > by(b))));
