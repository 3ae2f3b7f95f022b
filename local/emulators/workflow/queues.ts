import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work in order per owner, and the knowledge of whether any is left. */
export interface Queues<Owner> {
  /** Runs the item once those of the same owner before it are done; settles as the item does. */
  run(owner: Owner, item: () => Promise<void>): Promise<void>;
  /** Counts work outside the queues as unfinished until the returned function is called. */
  busy(): () => void;
  idle(): Promise<void>;
  /** Resolves when no item is queued, whatever is busy elsewhere. */
  drained(): Promise<void>;
}

// a loop of states that never waits must still let timers and requests in
const ITEMS_PER_TURN = 64;

/** Queues for any number of owners; those of different owners take turns. */
export function openQueues<Owner>(): Queues<Owner> {
  const queues = new Map<Owner, (() => Promise<void>)[]>();
  const waiters: (() => void)[] = [];
  let unfinished = 0;
  let items = 0;

  const busy = () => {
    unfinished += 1;
    return () => {
      unfinished -= 1;
      if (unfinished === 0) for (const resolve of waiters.splice(0)) resolve();
    };
  };

  const drain = async (owner: Owner, queue: (() => Promise<void>)[]) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await next();
      items += 1;
      if (items % ITEMS_PER_TURN === 0) await nextTurn();
    }
    queues.delete(owner);
  };

  const enqueue = (owner: Owner, item: () => Promise<void>) => {
    const queue = queues.get(owner);
    if (queue) {
      queue.push(item);
      return;
    }
    const fresh = [item];
    queues.set(owner, fresh);
    void drain(owner, fresh);
  };

  return {
    busy,
    run(owner, item) {
      const done = busy();
      return new Promise((resolve, reject) => {
        enqueue(owner, () => item().then(resolve, reject).finally(done));
      });
    },
    idle: () =>
      unfinished === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve)),
    async drained() {
      while (queues.size > 0) await nextTurn();
    },
  };
}
