import { type Catcher, failingOf, type State } from './definition-types.ts';
import type { Draft } from './draft.ts';
import { QueryEvaluationError, StateError } from './errors.ts';
import type { Frame } from './execution.ts';
import * as history from './history.ts';
import { goOn, iterationEvent, leavings, type Means, stayOf } from './place.ts';
import { matches, nextAttempt } from './retry.ts';
import { stateOf } from './situation.ts';

/** Fails the state of a frame: retry, catch, or the failure of whatever it runs in. */
export async function fail(
  means: Means,
  draft: Draft,
  frame: Frame,
  error: StateError,
): Promise<void> {
  const state = stateOf(means.store, draft.execution, frame);
  if (frame.phase === 'forked') draft.dropUnder(frame.id);
  const failed = { ...frame, lastEvent: failureEvent(draft, frame, state, error) };
  if (retried(means, draft, failed, state, error)) return;
  const catcher = failingOf(state).Catch?.find((one) => matches(one.ErrorEquals, error.name));
  if (catcher && error.name !== 'States.Runtime')
    await caught(means, draft, failed, catcher, error);
  else await giveUp(means, draft, failed, error);
}

function failureEvent(draft: Draft, frame: Frame, state: State, error: StateError): number {
  const lastEvent =
    error instanceof QueryEvaluationError
      ? draft.event(...history.evaluationFailed(frame.state, error), frame)
      : frame.lastEvent;
  const last = { ...frame, lastEvent };
  if (state.Type === 'Parallel') return draft.event('ParallelStateFailed', {}, last);
  if (state.Type === 'Map') return draft.event('MapStateFailed', {}, last);
  if (state.Type !== 'Task' || frame.phase !== 'calling') return lastEvent;
  return draft.event(...history.failed(state, error), last);
}

function retried(
  means: Means,
  draft: Draft,
  frame: Frame,
  state: State,
  error: StateError,
): boolean {
  const retriers = failingOf(state).Retry ?? [];
  if (error.name === 'States.Runtime') return false;
  const next = nextAttempt(retriers, frame.retries, error.name, means.chance.random);
  if (!next) return false;
  const until = draft.now + next.pauseMs;
  draft.put({ ...stayOf(frame), phase: 'retrying', retries: next.used, until });
  return true;
}

async function caught(
  means: Means,
  draft: Draft,
  frame: Frame,
  catcher: Catcher,
  error: StateError,
): Promise<void> {
  try {
    const errorOutput = { Error: error.name, Cause: error.message };
    const left = await leavings(means, draft, frame, catcher, errorOutput, { error });
    goOn(means, draft, frame, catcher, left);
  } catch (fault) {
    if (!(fault instanceof StateError)) throw fault;
    // a catcher that cannot be evaluated is not caught again
    await giveUp(means, draft, frame, fault);
  }
}

async function giveUp(means: Means, draft: Draft, frame: Frame, error: StateError): Promise<void> {
  const parent = frame.parent === undefined ? undefined : draft.frame(frame.parent);
  if (parent) {
    const lastEvent = iterationEvent(draft, frame, 'MapIterationFailed', parent);
    await fail(means, draft, { ...parent, lastEvent }, error);
    return;
  }
  const reason = { error: error.name, cause: error.message };
  draft.event(...history.broken('ExecutionFailed', reason), frame);
  draft.end('FAILED', reason);
}
