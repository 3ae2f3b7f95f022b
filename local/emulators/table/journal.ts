import { createRequire } from 'node:module';
import type { KeyRange } from './dynalite.ts';
import { asError } from './errors.ts';

/** Keys to their JSON text; `undefined` deletes. */
export type Changes = Map<string, string | undefined>;

/** The ordered store on disk. What is committed is visible to `get` at once and durable when the promise resolves. */
export interface Journal {
  get(key: string): string | undefined;
  /** All changes or none survive a crash: they travel in one LevelDB batch. */
  commit(changes: Changes): Promise<void>;
  /** Resolves when everything committed so far is on disk, where `entries` can see it. */
  settled(): Promise<void>;
  entries(range: KeyRange): AsyncGenerator<[key: string, value: string]>;
  /** Removes every key that begins with the prefix. Not atomic. */
  clear(prefix: string): Promise<void>;
  close(): Promise<void>;
}

type Operation = { type: 'put'; key: string; value: string } | { type: 'del'; key: string };

interface Level {
  open(): Promise<void>;
  close(): Promise<void>;
  getSync(key: string): string | undefined;
  batch(operations: Operation[]): Promise<void>;
  clear(range: KeyRange): Promise<void>;
  iterator(range: KeyRange & { highWaterMarkBytes: number }): {
    nextv(size: number): Promise<[string, string][]>;
    close(): Promise<void>;
  };
}

const ROWS_PER_READ = 128;
const READ_AHEAD_BYTES = 512 * 1024;

const load = createRequire(import.meta.url);

/** Opens (or creates) the store; a directory already held by another process is refused. */
export async function openJournal(dir: string): Promise<Journal> {
  // level is dynalite's own dependency: resolved from there, so that both speak of one version
  const { Level } = createRequire(load.resolve('dynalite/package.json'))('level');
  const level: Level = new Level(dir, { valueEncoding: 'utf8' });
  await level.open().catch((cause: unknown) => {
    throw new Error(`Cannot open the laptop's table store in ${dir}; is it in use?`, { cause });
  });
  return journalOver(level);
}

function journalOver(level: Level): Journal {
  const writer = groupWriter(level);
  return {
    get: (key) => writer.pending(key, () => level.getSync(key)),
    commit: (changes) => writer.commit(changes),
    settled: () => writer.settled(),
    entries: (range) => entries(level, range),
    clear: (prefix) => level.clear(prefixRange(prefix)),
    async close() {
      await writer.settled();
      await level.close();
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

async function* entries(level: Level, range: KeyRange): AsyncGenerator<[string, string]> {
  const iterator = level.iterator({ ...range, highWaterMarkBytes: READ_AHEAD_BYTES });
  try {
    for (;;) {
      const rows = await iterator.nextv(ROWS_PER_READ);
      if (rows.length === 0) return;
      yield* rows;
    }
  } finally {
    await iterator.close();
  }
}

interface Group {
  changes: Changes;
  done: Promise<void>;
  finish: (failure?: unknown) => void;
}

/** Group commit: while one batch is on its way to disk, later commits gather into the next. */
function groupWriter(level: Level) {
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
        // readers may have seen what is now lost: nothing more is accepted on top of it
        broken = error;
        writing.finish(error);
      }
    }
    writing = undefined;
  };

  const settled = async () => {
    if (gathering.changes.size > 0) await gathering.done;
    else await writing?.done;
  };

  return {
    settled,
    pending(key: string, stored: () => string | undefined) {
      if (gathering.changes.has(key)) return gathering.changes.get(key);
      return writing?.changes.has(key) ? writing.changes.get(key) : stored();
    },
    commit(changes: Changes): Promise<void> {
      if (broken) return Promise.reject(asError(broken));
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
