import type { Exit, Variables } from './definition-types.ts';
import type { Draft } from './draft.ts';
import { DataLimitExceeded, QueryEvaluationError, RuntimeFault } from './errors.ts';
import type { Frame } from './execution.ts';
import * as history from './history.ts';
import { isRecord, type Json, jsonBytes, PAYLOAD_LIMIT } from './json.ts';
import type { Chance } from './query-functions.ts';
import { bindingsOf, blockOf, type Seen, stateOf } from './situation.ts';
import type { Store } from './store.ts';
import type { Evaluate } from './template.ts';

/** What moving needs besides the draft. */
export interface Means {
  readonly store: Store;
  readonly evaluate: Evaluate;
  readonly chance: Chance;
}

/** Puts a frame at the beginning of a state. */
export function enter(means: Means, draft: Draft, frame: Frame, name: string, input: Json): void {
  const state = blockOf(means.store, draft.execution, frame).States[name];
  if (!state) throw new RuntimeFault(`There is no state '${name}'.`);
  const lastEvent = draft.event(`${state.Type}StateEntered`, history.entered(name, input), frame);
  draft.countEntry();
  const fresh = { phase: 'entered', state: name, input, retries: [], attempt: 0 } as const;
  draft.put({ ...placeOf(frame), ...fresh, enteredAt: draft.now, lastEvent });
}

// what of a frame outlives the state it is in
function placeOf({ id, parent, branch, item, variables }: Frame) {
  return {
    id,
    branch,
    variables,
    ...(parent !== undefined && { parent }),
    ...(item && { item }),
  };
}

/** What of a frame outlives one attempt of its state. */
export function stayOf(frame: Frame) {
  const { state, input, enteredAt, retries, attempt, lastEvent } = frame;
  return { ...placeOf(frame), state, input, enteredAt, retries, attempt, lastEvent };
}

/** What a state leaves behind. */
export interface Leavings {
  readonly output: Json;
  readonly assigned: Variables;
}

/** Evaluates Assign and Output; both see the variables as they were before. */
export async function leavings(
  means: Means,
  draft: Draft,
  frame: Frame,
  exit: Exit,
  value: Json,
  seen: Seen,
): Promise<Leavings> {
  const bindings = bindingsOf(draft.execution, frame, seen);
  const assigned =
    exit.Assign === undefined ? {} : await means.evaluate(exit.Assign, bindings, 'Assign');
  const output =
    exit.Output === undefined ? value : await means.evaluate(exit.Output, bindings, 'Output');
  const sizes = [output, ...Object.values(assigned as Variables)].map(jsonBytes);
  if (sizes.some((size) => size > PAYLOAD_LIMIT)) throw new DataLimitExceeded(`'${frame.state}'`);
  if (!isRecord(assigned)) throw new QueryEvaluationError('Assign must be an object.');
  return { output, assigned };
}

/** Carries the leavings to the next state or out of the block. */
export function goOn(means: Means, draft: Draft, frame: Frame, exit: Exit, left: Leavings): void {
  const state = stateOf(means.store, draft.execution, frame);
  if (frame.phase === 'forked') draft.dropUnder(frame.id);
  let lastEvent = frame.lastEvent;
  if (state.Type !== 'Fail') {
    const details = history.exited(frame.state, left.output, left.assigned);
    lastEvent = draft.event(`${state.Type}StateExited`, details, frame);
  }
  const variables = { ...frame.variables, ...left.assigned };
  const moved = { ...frame, variables, lastEvent };
  if (exit.Next === undefined) finish(draft, moved, left.output);
  else enter(means, draft, moved, exit.Next, left.output);
}

function finish(draft: Draft, frame: Frame, output: Json): void {
  if (frame.parent === undefined) {
    const text = JSON.stringify(output);
    draft.event(...history.ended(text), frame);
    draft.end('SUCCEEDED', { output: text });
    return;
  }
  const parent = draft.frame(frame.parent);
  const lastEvent = parent
    ? iterationEvent(draft, frame, 'MapIterationSucceeded', parent)
    : frame.lastEvent;
  const rest = { input: null, variables: {}, lastEvent, phase: 'done' } as const;
  draft.put({ ...stayOf(frame), ...rest, output });
}

/** Tells the history about an iteration of a Map; other branches have no such event. Gives the last event's id. */
export function iterationEvent(draft: Draft, child: Frame, type: string, parent: Frame): number {
  if (!child.item) return child.lastEvent;
  const details = { name: parent.state, index: child.item.Index };
  const key = `m${type.slice(1)}EventDetails`;
  return draft.event(type, { [key]: details }, child);
}
