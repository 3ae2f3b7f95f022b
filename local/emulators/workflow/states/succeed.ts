import type { SucceedState } from '../definition-types.ts';
import type { Outcome, Situation } from '../outcome.ts';

/** Ends its block; only in the outermost one does that end the execution. */
export function succeed(state: SucceedState, { input }: Situation): Outcome {
  return { kind: 'leave', exit: { Output: state.Output, End: true }, value: input };
}
