/**
 * The laptop's movable clock. Every part of the host and, through `shared`, every function worker reads it,
 * so that "forward 7 days" moves the whole stack at once. The offset only grows and is kept by its owner.
 */
export interface LaptopClock {
  /** Now, in milliseconds since the epoch, shifted by the offset. */
  now(): number;
  /** Offset in milliseconds against the machine's own clock. */
  offset(): number;
  /** Move forward by `ms` (never back) and tell the listeners. */
  forward(ms: number): void;
  /** Called after each move: timers are re-armed by those who hold them. Returns the unsubscribe function. */
  onForward(listener: () => void): () => void;
  /** The offset as shared memory (one 64-bit slot), for workers that shift their own `Date`. */
  readonly shared: BigInt64Array<SharedArrayBuffer>;
}

/** A clock that starts at `offsetMs` against the machine's clock. */
export function laptopClock(offsetMs = 0): LaptopClock {
  const shared = new BigInt64Array(new SharedArrayBuffer(8));
  const listeners = new Set<() => void>();
  Atomics.store(shared, 0, BigInt(offsetMs));
  const offset = () => Number(Atomics.load(shared, 0));
  return {
    shared,
    offset,
    now: () => Date.now() + offset(),
    forward(ms) {
      if (ms < 0) throw new RangeError('The laptop clock only moves forward');
      Atomics.add(shared, 0, BigInt(ms));
      for (const listener of listeners) listener();
    },
    onForward(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
