import type { FailState } from '../definition-types.ts';
import { QueryEvaluationError, StateError } from '../errors.ts';
import type { Outcome, Situation } from '../outcome.ts';

/** Fails its block by name; what it runs in may retry or catch that. */
export async function fail(state: FailState, situation: Situation): Promise<Outcome> {
  const name = await text(state.Error, 'Error', situation);
  const cause = await text(state.Cause, 'Cause', situation);
  return { kind: 'fail', error: new StateError(name, cause) };
}

async function text(template: string | undefined, field: string, situation: Situation) {
  const value = template === undefined ? '' : await situation.evaluate(template, field);
  if (typeof value !== 'string') throw new QueryEvaluationError(`${field} must be a string.`);
  return value;
}
