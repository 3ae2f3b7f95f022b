/** Lets many pass side by side, or one alone with all later ones held back. */
export interface Gate {
  shared<T>(work: () => T | Promise<T>): Promise<T>;
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function openGate(): Gate {
  const door: { closed?: Promise<unknown> | undefined } = {};
  const inside = new Set<Promise<unknown>>();

  const enter = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const visit = Promise.resolve().then(work);
    inside.add(visit);
    try {
      return await visit;
    } finally {
      inside.delete(visit);
    }
  };

  return {
    async shared(work) {
      while (door.closed) await door.closed;
      return enter(work);
    },
    async alone(work) {
      while (door.closed) await door.closed;
      const run = Promise.allSettled(inside).then(work);
      // whoever waits at the gate only needs to know that it opened again
      door.closed = run.then(
        () => undefined,
        () => undefined,
      );
      try {
        return await run;
      } finally {
        door.closed = undefined;
      }
    },
  };
}
