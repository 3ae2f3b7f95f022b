import { type Draft, draftOf } from './draft.ts';
import { RuntimeFault, type StateError } from './errors.ts';
import type { Change, ExecutionFacts, Frame } from './execution.ts';
import { broken, executionDeadline, HISTORY_LIMIT, started } from './history.ts';
import { plainJson } from './json.ts';
import { enter, type Means } from './place.ts';
import { roleOf } from './situation.ts';

/** What a new execution is begun with. */
export type Beginning = Pick<
  ExecutionFacts,
  'arn' | 'name' | 'stateMachineArn' | 'qualifiedArn' | 'definition' | 'input'
>;

/** The change that begins an execution: it enters the first state. */
export function beginning(means: Means, given: Beginning, now: number): Change {
  const definition = means.store.definition(given.definition);
  if (!definition) throw new RuntimeFault('The definition of the execution is not stored.');
  const facts: ExecutionFacts = {
    serial: means.store.nextSerial(),
    ...given,
    status: 'RUNNING',
    startedAt: now,
    ...executionDeadline(definition, now),
    events: 0,
    entered: 0,
    numbers: 0,
  };
  const draft = draftOf({ facts, frames: new Map(), pages: [] }, now);
  enter(means, draft, rootFrame(draft), definition.StartAt, plainJson(JSON.parse(given.input)));
  return draft.change();
}

function rootFrame(draft: Draft): Frame {
  const { input, stateMachineArn } = draft.facts();
  const lastEvent = draft.event(...started(input, roleOf(stateMachineArn)));
  return {
    id: draft.number(),
    branch: 0,
    phase: 'pending',
    state: '',
    input: null,
    variables: {},
    enteredAt: draft.now,
    retries: [],
    attempt: 0,
    lastEvent,
  };
}

/** Ends the execution from outside its states. */
export function endWith(
  draft: Draft,
  status: 'FAILED' | 'TIMED_OUT' | 'ABORTED',
  event: 'ExecutionFailed' | 'ExecutionTimedOut' | 'ExecutionAborted',
  reason: Pick<ExecutionFacts, 'error' | 'cause'>,
): void {
  draft.event(...broken(event, reason));
  draft.end(status, reason);
}

/** An error as the reason of an execution's end. */
export function reasonOf(error: StateError): Pick<ExecutionFacts, 'error' | 'cause'> {
  return { error: error.name, cause: error.message };
}

/** Throws States.Runtime when the change would exceed the history that AWS allows. */
export function requireRoomInHistory(draft: Draft): void {
  if (draft.facts().events <= HISTORY_LIMIT) return;
  throw new RuntimeFault(
    `The execution reached the maximum number of history events (${HISTORY_LIMIT}).`,
  );
}
