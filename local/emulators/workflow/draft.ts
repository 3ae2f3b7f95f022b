import type {
  Change,
  Execution,
  ExecutionFacts,
  Frame,
  HistoryEvent,
  Status,
} from './execution.ts';

/** A change under construction: nothing of it is true before the store has committed it. */
export interface Draft {
  readonly execution: Execution;
  /** Epoch ms at which everything in this change happens. */
  readonly now: number;
  facts(): ExecutionFacts;
  frame(id: number): Frame | undefined;
  childrenOf(id: number): Frame[];
  put(frame: Frame): void;
  /** Drops what runs under the frame: branches, iterations and whatever is under those. */
  dropUnder(id: number): void;
  /** A number that no frame or attempt of the execution has had. */
  number(): number;
  /** Adds a history event after the frame's last one and gives its id. */
  event(type: string, details: Readonly<Record<string, unknown>>, after?: Frame): number;
  countEntry(): void;
  /** Ends the execution: no frame is left. */
  end(status: Status, how: Pick<ExecutionFacts, 'output' | 'error' | 'cause'>): void;
  change(): Change;
}

/** Starts a change of the execution as it is now. */
export function draftOf(execution: Execution, now: number): Draft {
  let facts = execution.facts;
  const put = new Map<number, Frame>();
  const dropped = new Set<number>();
  const events: HistoryEvent[] = [];

  const frame = (id: number) =>
    dropped.has(id) ? undefined : (put.get(id) ?? execution.frames.get(id));
  const childrenOf = (id: number) => {
    const ids = new Set([...execution.frames.keys(), ...put.keys()]);
    return [...ids].map(frame).filter((one) => one !== undefined && one.parent === id) as Frame[];
  };
  const drop = (id: number) => {
    dropUnder(id);
    put.delete(id);
    dropped.add(id);
  };
  const dropUnder = (id: number) => {
    for (const child of childrenOf(id)) drop(child.id);
  };

  return {
    execution,
    now,
    frame,
    childrenOf,
    dropUnder,
    facts: () => facts,
    put: (next) => {
      put.set(next.id, next);
    },
    number() {
      facts = { ...facts, numbers: facts.numbers + 1 };
      return facts.numbers;
    },
    event(type, details, after) {
      const id = facts.events + 1;
      facts = { ...facts, events: id };
      const previousEventId = after?.lastEvent ?? (id === 1 ? 0 : id - 1);
      events.push({ id, previousEventId, timestamp: now / 1_000, type, ...details });
      return id;
    },
    countEntry() {
      facts = { ...facts, entered: facts.entered + 1 };
    },
    end(status, how) {
      for (const id of execution.frames.keys()) dropped.add(id);
      put.clear();
      facts = { ...facts, status, stoppedAt: now, ...how };
    },
    change: () => ({
      facts,
      put: [...put.values()],
      drop: [...dropped].filter((id) => execution.frames.has(id)),
      events,
    }),
  };
}
