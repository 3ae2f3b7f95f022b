import type { PassState } from '../definition-types.ts';
import type { Outcome, Situation } from '../outcome.ts';

/** Goes on at once; Assign and Output are the whole of its work. */
export function pass(state: PassState, { input }: Situation): Outcome {
  return { kind: 'leave', exit: state, value: input };
}
