/**
 * Working through what is due or owed, shard by shard, page by page, oldest first, as long as there is time. The index only
 * nominates; each item is claimed by a conditional write of its own, so any number of sweeps may overlap.
 */

/** One call of a scheduled function. */
export interface Tick {
  /** Milliseconds until the platform stops the call. */
  timeLeft(): number;
}

/** `left`: nothing was to be done here, or somebody else had it. */
export type Outcome = 'done' | 'left' | 'failed' | 'setAside';
export interface Attempt {
  readonly outcome: Outcome;
  /** Since when the item was due, for the lag. */
  readonly dueAt?: string | undefined;
}

export type Counts = Readonly<Record<Outcome, number>> & {
  readonly oldestDueAt?: string | undefined;
  /** True when the time was over before the items were. */
  readonly ranOut: boolean;
  /** What kept whole shards from being worked; others went on. */
  readonly faults: readonly unknown[];
};

/** Items of one kind in one shard. */
export interface Source<T> {
  /** The oldest `limit` items; what is done falls out, as soon as the index knows. */
  readonly read: (limit: number) => Promise<readonly T[]>;
  readonly keyOf: (item: T) => string;
  /** Must not throw: a failing item is an outcome. */
  readonly act: (item: T) => Promise<Attempt>;
}

const PAGE = 50;
/** What is begun in time is finished in time. */
const RESERVE_MS = 60_000;
/** Whether there is time to begin one more thing. */
export const hasTime = (tick: Tick): boolean => tick.timeLeft() > RESERVE_MS;

export const nothing: Counts = {
  done: 0,
  left: 0,
  failed: 0,
  setAside: 0,
  ranOut: false,
  faults: [],
};

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

export const plus = (a: Counts, b: Counts): Counts => ({
  done: a.done + b.done,
  left: a.left + b.left,
  failed: a.failed + b.failed,
  setAside: a.setAside + b.setAside,
  oldestDueAt: earlier(a.oldestDueAt, b.oldestDueAt),
  ranOut: a.ranOut || b.ranOut,
  faults: [...a.faults, ...b.faults],
});

const counted = ({ outcome, dueAt }: Attempt): Counts => ({
  ...nothing,
  [outcome]: 1,
  oldestDueAt: dueAt,
});

async function workThrough<T>(tick: Tick, { act }: Source<T>, items: readonly T[]) {
  let counts = nothing;
  for (const item of items) {
    if (!hasTime(tick)) return { ...counts, ranOut: true };
    counts = plus(counts, counted(await act(item)));
  }
  return counts;
}

/**
 * Acts on each item of a source once. Items that stay due are asked for again with the next page and passed over, so that
 * however many fail, those behind them get their turn.
 */
export async function sweepSource<T>(tick: Tick, source: Source<T>): Promise<Counts> {
  const seen = new Set<string>();
  let counts = nothing;
  for (let staying = 0; ; ) {
    const limit = PAGE + staying;
    const page = await source.read(limit);
    const fresh = page.filter((it) => !seen.has(source.keyOf(it)));
    for (const it of fresh) seen.add(source.keyOf(it));
    const worked = await workThrough(tick, source, fresh);
    counts = plus(counts, worked);
    if (page.length < limit || worked.ranOut) return counts;
    staying = page.length - worked.done;
  }
}

/** Works all shards side by side, the sources of each in turn. A shard that cannot be read does not stop the others. */
export async function sweepShards(
  shards: number,
  sourcesOf: (shard: number) => readonly (() => Promise<Counts>)[],
): Promise<Counts> {
  const each = Array.from({ length: shards }, async (_, shard) => {
    let counts = nothing;
    for (const sweep of sourcesOf(shard))
      counts = plus(counts, await sweep().catch((fault) => ({ ...nothing, faults: [fault] })));
    return counts;
  });
  return (await Promise.all(each)).reduce(plus, nothing);
}
