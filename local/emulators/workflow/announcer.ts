import type { Execution, ExecutionFacts } from './execution.ts';
import type { Store } from './store.ts';

export type EndListener = (facts: ExecutionFacts) => void;

/** Tells of ends at least once: that an end has been told is stored after the telling. */
export interface Announcer {
  /** Tells the listeners, or keeps the end for the first one to come. */
  announce(execution: Execution): void;
  onEnded(listener: EndListener): () => void;
}

/** An announcer that has told nobody of anything yet. */
export function openAnnouncer(store: Store): Announcer {
  const listeners = new Set<EndListener>();
  const untold = new Set<Execution>();

  const announce = (execution: Execution) => {
    untold.add(execution);
    if (listeners.size === 0) return;
    for (const listener of listeners) listener(execution.facts);
    untold.delete(execution);
    const facts = { ...execution.facts, announced: true } as const;
    store.commit({ facts, put: [], drop: [], events: [] });
  };

  return {
    announce,
    onEnded(listener) {
      listeners.add(listener);
      for (const execution of untold) announce(execution);
      return () => listeners.delete(listener);
    },
  };
}
