import type { ParallelState } from '../definition-types.ts';
import type { Outcome, Situation } from '../outcome.ts';

/** Every branch gets the same input; the result is the array of their outputs, in the order written. */
export async function parallel(state: ParallelState, situation: Situation): Promise<Outcome> {
  const input =
    state.Arguments === undefined
      ? situation.input
      : await situation.evaluate(state.Arguments, 'Arguments');
  const branches = state.Branches.map((block) => ({ block, input }));
  return { kind: 'fork', branches, concurrency: 0 };
}
