import type { Dependencies, Executions } from '#ports';
import type { Ended } from './calls.ts';

/** All that functions depend on. */
export type Needs = Dependencies & {
  readonly executions: Executions;
  readonly pause: (ms: number) => Promise<void>;
};

/** Calls a function for some purpose. */
export type CallFunction = <T>(
  name: string,
  purpose: string,
  work: (needs: Needs) => Promise<T>,
) => Promise<Ended<T>>;
