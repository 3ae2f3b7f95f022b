import type { Execution, Executions } from '#ports';
import type { MemoryWorld } from './memory-world.ts';

export interface MemoryExecutions extends Executions {
  /** Ends one as if it had failed, been stopped by hand, or never been there. */
  lose(execution: Execution): void;
  /** Lets one run that nobody asked for. */
  plant(execution: Execution): void;
  readonly stopped: readonly Execution[];
  now(): readonly Execution[];
}

const nameOf = ({ caseId, run }: Execution): string => `${caseId}-${run}`;

/** What the world has started and nobody has ended, two a page. */
export function memoryExecutions(world: Pick<MemoryWorld, 'starts'>): MemoryExecutions {
  const ended = new Set<string>();
  const planted: Execution[] = [];
  const stopped: Execution[] = [];
  const now = () =>
    [...world.starts, ...planted]
      .filter((it) => !ended.has(nameOf(it)))
      .map(({ caseId, run }) => ({ caseId, run }));
  return {
    now,
    stopped,
    lose: (it) => void ended.add(nameOf(it)),
    plant: (it) => void planted.push(it),
    async running(cursor) {
      const from = Number(cursor ?? 0);
      const all = now();
      const items = all.slice(from, from + 2);
      return { items, ...(from + 2 < all.length && { cursor: String(from + 2) }) };
    },
    async stop(it) {
      ended.add(nameOf(it));
      stopped.push(it);
    },
  };
}
