import type { PassState } from '../definition-types.ts';
import type { Outcome, Situation } from '../outcome.ts';

export function pass(state: PassState, { input }: Situation): Outcome {
  return { kind: 'leave', exit: state, value: input };
}
