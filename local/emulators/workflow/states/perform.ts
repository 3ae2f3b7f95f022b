import type { State } from '../definition-types.ts';
import type { Outcome, Situation } from '../outcome.ts';
import { choice } from './choice.ts';
import { fail } from './fail.ts';
import { map } from './map.ts';
import { parallel } from './parallel.ts';
import { pass } from './pass.ts';
import { succeed } from './succeed.ts';
import { task } from './task.ts';
import { wait } from './wait.ts';

/** Does a state's work as far as it can be done at once. Rejects with a StateError when it cannot be done. */
export async function perform(state: State, situation: Situation): Promise<Outcome> {
  switch (state.Type) {
    case 'Pass':
      return pass(state, situation);
    case 'Task':
      return task(state, situation);
    case 'Choice':
      return choice(state, situation);
    case 'Wait':
      return wait(state, situation);
    case 'Succeed':
      return succeed(state, situation);
    case 'Fail':
      return fail(state, situation);
    case 'Parallel':
      return parallel(state, situation);
    case 'Map':
      return map(state, situation);
  }
}
