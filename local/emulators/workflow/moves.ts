import type { Exit, State } from './definition-types.ts';
import type { Draft } from './draft.ts';
import { DataLimitExceeded, HeartbeatTimeout, StateError, TaskTimeout } from './errors.ts';
import type { Frame } from './execution.ts';
import { fail } from './failure.ts';
import * as history from './history.ts';
import { type Json, jsonBytes, PAYLOAD_LIMIT } from './json.ts';
import type { CallOut, Fork, Leave, Outcome } from './outcome.ts';
import { enter, goOn, iterationEvent, leavings, type Means, stayOf } from './place.ts';
import { resourceOf } from './resource.ts';
import { situationOf, stateOf } from './situation.ts';
import { perform } from './states/perform.ts';
import { resultOf } from './states/task.ts';
import { issueToken } from './tokens.ts';

/** Does the work of the state a frame has entered. */
export async function work(means: Means, draft: Draft, entered: Frame): Promise<void> {
  const state = stateOf(means.store, draft.execution, entered);
  const frame = withAttempt(means, draft, entered, state);
  const situation = situationOf(draft.execution, frame, draft.now, means.evaluate);
  const outcome = await orFailure(perform(state, situation));
  await follow(means, draft, frame, state, outcome);
}

function withAttempt(means: Means, draft: Draft, frame: Frame, state: State): Frame {
  if (state.Type !== 'Task') return frame;
  const attempt = draft.number();
  if (resourceOf(state.Resource)?.kind !== 'token') return { ...frame, attempt };
  const address = { serial: draft.facts().serial, frame: frame.id, attempt };
  return { ...frame, attempt, token: issueToken(address, means.chance.uuid()) };
}

async function orFailure(outcome: Promise<Outcome>): Promise<Outcome> {
  try {
    return await outcome;
  } catch (error) {
    if (error instanceof StateError) return { kind: 'fail', error };
    throw error;
  }
}

async function follow(
  means: Means,
  draft: Draft,
  frame: Frame,
  state: State,
  outcome: Outcome,
): Promise<void> {
  switch (outcome.kind) {
    case 'leave':
      return leave(means, draft, frame, outcome);
    case 'fail':
      return fail(means, draft, frame, outcome.error);
    case 'sleep':
      draft.put({ ...stayOf(frame), phase: 'sleeping', until: outcome.until });
      return undefined;
    case 'call':
      return callOut(draft, frame, state, outcome);
    case 'fork':
      return fork(draft, frame, state, outcome);
  }
}

function callOut(draft: Draft, frame: Frame, state: State, outcome: CallOut): void {
  if (state.Type !== 'Task') return;
  const { call, timeoutSeconds, heartbeatSeconds } = outcome;
  const region = draft.facts().stateMachineArn.split(':')[3] ?? '';
  const lastEvent = draft.event(...history.scheduled(state, call, region, outcome), frame);
  draft.put({
    ...stayOf(frame),
    phase: 'calling',
    call,
    lastEvent,
    ...(frame.token !== undefined && { token: frame.token }),
    ...(timeoutSeconds !== undefined && { deadline: draft.now + timeoutSeconds * 1_000 }),
    ...(heartbeatSeconds !== undefined && {
      heartbeatSeconds,
      beatBy: draft.now + heartbeatSeconds * 1_000,
    }),
  });
}

function fork(draft: Draft, frame: Frame, state: State, outcome: Fork): void {
  const size = { mapStateStartedEventDetails: { length: outcome.branches.length } };
  const details = state.Type === 'Map' ? size : {};
  const lastEvent = draft.event(`${state.Type}StateStarted`, details, frame);
  const { concurrency } = outcome;
  draft.put({ ...stayOf(frame), phase: 'forked', concurrency, lastEvent });
  for (const [branch, { block, input, item }] of outcome.branches.entries()) {
    draft.put({
      id: draft.number(),
      parent: frame.id,
      branch,
      ...(item && { item }),
      phase: 'pending',
      state: block.StartAt,
      input,
      variables: {},
      enteredAt: draft.now,
      retries: [],
      attempt: 0,
      lastEvent,
    });
  }
}

/** Starts branches that may start; when all have ended, goes on with their outputs. */
export async function join(means: Means, draft: Draft, parent: Frame): Promise<void> {
  const children = draft.childrenOf(parent.id);
  if (children.every((child) => child.phase === 'done')) {
    await joined(means, draft, parent, children);
    return;
  }
  const limit = parent.concurrency || Number.POSITIVE_INFINITY;
  const pending = children.filter((child) => child.phase === 'pending');
  const running = children.filter((child) => child.phase !== 'pending' && child.phase !== 'done');
  for (const child of pending.slice(0, Math.max(0, limit - running.length))) {
    const lastEvent = iterationEvent(draft, child, 'MapIterationStarted', parent);
    enter(means, draft, { ...child, lastEvent }, child.state, child.input);
  }
}

async function joined(means: Means, draft: Draft, parent: Frame, children: readonly Frame[]) {
  const result: Json[] = [];
  for (const child of children) result[child.branch] = child.output ?? null;
  const state = stateOf(means.store, draft.execution, parent);
  const exit: Leave = { kind: 'leave', exit: exitOf(state), value: result, result };
  const lastEvent = draft.event(`${state.Type}StateSucceeded`, {}, parent);
  await leave(means, draft, { ...parent, lastEvent }, exit);
}

// Choice and Fail never come back to be left
function exitOf(state: State): Exit {
  return state.Type === 'Choice' || state.Type === 'Fail' ? {} : state;
}

/** Leaves the state of a frame: variables, output, then the next state or the end of the block. */
export async function leave(
  means: Means,
  draft: Draft,
  frame: Frame,
  { exit, value, result }: Leave,
): Promise<void> {
  try {
    const left = await leavings(means, draft, frame, exit, value, {
      ...(result !== undefined && { result }),
    });
    goOn(means, draft, frame, exit, left);
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    await fail(means, draft, frame, error);
  }
}

/** Wakes a frame whose time has come. Does nothing when it has none, or not yet. */
export async function wake(means: Means, draft: Draft, frame: Frame): Promise<void> {
  const { until, deadline, beatBy } = frame;
  const due = (time: number | undefined) => time !== undefined && time <= draft.now;
  if (frame.phase === 'retrying' && due(until)) return work(means, draft, stayed(frame));
  if (frame.phase === 'sleeping' && due(until)) {
    const state = stateOf(means.store, draft.execution, frame);
    return leave(means, draft, frame, { kind: 'leave', exit: exitOf(state), value: frame.input });
  }
  if (frame.phase !== 'calling' || !(due(deadline) || due(beatBy))) return undefined;
  const missedBeat = (beatBy ?? Number.POSITIVE_INFINITY) < (deadline ?? Number.POSITIVE_INFINITY);
  return fail(means, draft, frame, timeoutOf(frame, missedBeat));
}

function stayed(frame: Frame): Frame {
  return { ...stayOf(frame), phase: 'entered' };
}

function timeoutOf(frame: Frame, missedBeat: boolean): StateError {
  return missedBeat ? new HeartbeatTimeout(frame.state) : new TaskTimeout(frame.state);
}

/** Gives a calling frame its task's result. */
export async function answer(means: Means, draft: Draft, frame: Frame, result: Json) {
  const state = stateOf(means.store, draft.execution, frame);
  if (state.Type !== 'Task') return;
  if (jsonBytes(result) > PAYLOAD_LIMIT) {
    await fail(means, draft, frame, new DataLimitExceeded(`The task '${frame.state}'`));
    return;
  }
  const lastEvent = draft.event(...history.succeeded(state, result), frame);
  await leave(
    means,
    draft,
    { ...frame, lastEvent },
    { kind: 'leave', exit: state, value: result, result },
  );
}

/** The function of a calling frame has answered: its result, or word that it has taken the token. */
export async function returned(means: Means, draft: Draft, frame: Frame, payload: Json) {
  const { call, token, ...rest } = frame;
  const state = stateOf(means.store, draft.execution, frame);
  if (!call || state.Type !== 'Task') return;
  if (token === undefined) {
    await answer(means, draft, frame, resultOf(call, payload));
    return;
  }
  const lastEvent = draft.event(...history.submitted(state, payload), frame);
  draft.put({ ...rest, token, lastEvent });
}
