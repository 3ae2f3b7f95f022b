import { createRequire } from 'node:module';
import type { KeyRange } from './dynalite.ts';
import { asError } from './errors.ts';

/** Keys to their JSON text; `undefined` deletes. */
export type Changes = Map<string, string | undefined>;

/** The ordered store: read from memory, kept on disk. What is committed is visible at once and durable when the promise resolves. */
export interface Journal {
  get(key: string): string | undefined;
  /** All changes or none survive a crash: they travel in one LevelDB batch. */
  commit(changes: Changes): Promise<void>;
  /** Resolves when everything committed so far is on disk. */
  settled(): Promise<void>;
  /** In the order of keys. What changes meanwhile may be met or not; nothing is met twice. */
  entries(range: KeyRange): Generator<Row>;
  /** Removes every key that begins with the prefix. Not atomic. */
  clear(prefix: string): Promise<void>;
  close(): Promise<void>;
}

export type Row = readonly [key: string, value: string];

/** As much of a sorted-btree as is used here; `undefined` stands for before the first, or behind the last key. */
interface Rows {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  delete(key: string): void;
  getPairOrNextHigher(key: string): Row | undefined;
  getPairOrNextLower(key: string): Row | undefined;
  nextHigherPair(key: string | undefined): Row | undefined;
  nextLowerPair(key: string | undefined): Row | undefined;
}
type NewTree = new (entries: undefined, compare: (a: string, b: string) => number) => Rows;

type Operation = { type: 'put'; key: string; value: string } | { type: 'del'; key: string };

interface Level {
  open(): Promise<void>;
  close(): Promise<void>;
  batch(operations: Operation[]): Promise<void>;
  clear(range: KeyRange): Promise<void>;
  iterator(options: { highWaterMarkBytes: number }): {
    nextv(size: number): Promise<[string, string][]>;
    close(): Promise<void>;
  };
}

const ROWS_PER_READ = 1000;
const READ_AHEAD_BYTES = 1024 * 1024;

const load = createRequire(import.meta.url);

// loaded as the CommonJS that it is: an import gives its class in one loader and its exports in another
const { default: BTree }: { readonly default: NewTree } = load('sorted-btree');

/** Opens (or creates) the store; a directory already held by another process is refused. Without one, nothing outlives the journal. */
export async function openJournal(dir: string | null): Promise<Journal> {
  if (dir === null) return journalOver(nowhere, emptyRows());
  // level is dynalite's own dependency: resolved from there, so that both speak of one version
  const { Level } = createRequire(load.resolve('dynalite/package.json'))('level');
  const level: Level = new Level(dir, { valueEncoding: 'utf8' });
  await level.open().catch((cause: unknown) => {
    throw new Error(`Cannot open the laptop's table store in ${dir}; is it in use?`, { cause });
  });
  return journalOver(level, await rowsOf(level));
}

/** What is written here is in memory only. */
const nowhere: Pick<Level, 'batch' | 'clear' | 'close'> = {
  batch: async () => undefined,
  clear: async () => undefined,
  close: async () => undefined,
};

const emptyRows = (): Rows => new BTree(undefined, (a, b) => (a < b ? -1 : Number(a > b)));

/** Everything there is: a laptop's cases fit into its memory, and a query then costs no visit to the disk. */
async function rowsOf(level: Level): Promise<Rows> {
  const rows = emptyRows();
  const iterator = level.iterator({ highWaterMarkBytes: READ_AHEAD_BYTES });
  try {
    for (;;) {
      const some = await iterator.nextv(ROWS_PER_READ);
      if (some.length === 0) return rows;
      for (const [key, value] of some) rows.set(key, value);
    }
  } finally {
    await iterator.close();
  }
}

function journalOver(level: typeof nowhere, rows: Rows): Journal {
  const writer = groupWriter(level);
  return {
    get(key) {
      writer.mustBeWhole();
      return rows.get(key);
    },
    commit(changes) {
      writer.mustBeWhole();
      const durable = writer.commit(changes);
      for (const [key, value] of changes)
        if (value === undefined) rows.delete(key);
        else rows.set(key, value);
      return durable;
    },
    settled: () => writer.settled(),
    entries(range) {
      writer.mustBeWhole();
      return entries(rows, range);
    },
    async clear(prefix) {
      await writer.settled();
      for (const [key] of entries(rows, prefixRange(prefix))) rows.delete(key);
      await level.clear(prefixRange(prefix));
    },
    async close() {
      try {
        await writer.settled();
      } finally {
        await level.close();
      }
    },
  };
}

/** All keys below a prefix, narrowed by a range whose bounds leave the prefix out. */
export function prefixRange(prefix: string, range: KeyRange = {}): KeyRange {
  const lower =
    range.gt === undefined ? { gte: prefix + (range.gte ?? '') } : { gt: prefix + range.gt };
  const upper =
    range.lte === undefined ? { lt: prefix + (range.lt ?? '\u00ff') } : { lte: prefix + range.lte };
  return { ...lower, ...upper, reverse: range.reverse ?? false, limit: range.limit ?? -1 };
}

/** Each step looks for the next key anew, so that changes in between do no harm. */
function* entries(rows: Rows, range: KeyRange): Generator<Row> {
  const { reverse = false, limit = -1 } = range;
  const isIn = reverse ? above(range) : below(range);
  let row = reverse ? last(rows, range) : first(rows, range);
  for (let count = 0; row && count !== limit && isIn(row[0]); count += 1) {
    yield row;
    row = reverse ? rows.nextLowerPair(row[0]) : rows.nextHigherPair(row[0]);
  }
}

const first = (rows: Rows, { gt, gte = '' }: KeyRange): Row | undefined =>
  gt === undefined ? rows.getPairOrNextHigher(gte) : rows.nextHigherPair(gt);

const last = (rows: Rows, { lt, lte }: KeyRange): Row | undefined => {
  if (lte !== undefined) return rows.getPairOrNextLower(lte);
  return rows.nextLowerPair(lt);
};

const below =
  ({ lt, lte }: KeyRange) =>
  (key: string): boolean =>
    (lt === undefined || key < lt) && (lte === undefined || key <= lte);

const above =
  ({ gt, gte }: KeyRange) =>
  (key: string): boolean =>
    (gt === undefined || key > gt) && (gte === undefined || key >= gte);

interface Group {
  changes: Changes;
  done: Promise<void>;
  finish: (failure?: unknown) => void;
}

/** Group commit: while one batch is on its way to disk, later commits gather into the next. */
function groupWriter(level: typeof nowhere) {
  let gathering = newGroup();
  let writing: Group | undefined;
  let broken: unknown;

  const write = async () => {
    while (gathering.changes.size > 0) {
      writing = gathering;
      gathering = newGroup();
      try {
        if (broken) throw broken;
        await level.batch(operations(writing.changes));
        writing.finish();
      } catch (error) {
        // what is in memory is ahead of the disk now: from here on nothing is told and nothing is accepted
        broken = error;
        writing.finish(error);
      }
    }
    writing = undefined;
  };

  const mustBeWhole = () => {
    if (broken) throw asError(broken);
  };
  const settled = async () => {
    mustBeWhole();
    if (gathering.changes.size > 0) await gathering.done;
    else await writing?.done;
  };

  return {
    settled,
    mustBeWhole,
    commit(changes: Changes): Promise<void> {
      if (changes.size === 0) return settled();
      for (const [key, value] of changes) gathering.changes.set(key, value);
      const { done } = gathering;
      if (!writing) void write();
      return done;
    },
  };
}

function newGroup(): Group {
  let finish: Group['finish'] = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    finish = (failure) => (failure === undefined ? resolve() : reject(failure));
  });
  // whoever committed awaits it and hears the failure; a group nobody awaits must not end the process
  done.catch(() => undefined);
  return { changes: new Map(), done, finish };
}

function operations(changes: Changes): Operation[] {
  return [...changes].map(([key, value]) =>
    value === undefined ? { type: 'del', key } : { type: 'put', key, value },
  );
}
