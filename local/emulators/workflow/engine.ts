import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LaptopClock } from '../../clock.ts';
import { type Draft, draftOf } from './draft.ts';
import { ExecutionTimeout, StateError } from './errors.ts';
import { alarmOf, type Execution, type ExecutionFacts, type Frame } from './execution.ts';
import { fail } from './failure.ts';
import { type Json, plainJson } from './json.ts';
import { type Beginning, beginning, endWith, reasonOf, requireRoomInHistory } from './lifetime.ts';
import { join, returned, wake, work } from './moves.ts';
import type { Means } from './place.ts';
import { openQueues } from './queues.ts';
import { openTimers } from './timers.ts';

/** Calls a function; rejects with an Error named as the Lambda error type. */
export type Invoke = (functionArn: string, payload: unknown) => Promise<unknown>;

/** A step of one execution; runs alone in it and either happens as a whole or not at all. */
export type Step = (draft: Draft) => void | Promise<void>;

export type EndListener = (facts: ExecutionFacts) => void;

export interface Engine {
  readonly means: Means;
  begin(given: Beginning): Execution;
  /** Runs the step once those before it are done. The step is left out when the execution has ended by then. */
  run(execution: Execution, step: Step): Promise<void>;
  /** Takes up every execution where the last process left it, in the next turn of the event loop. */
  resume(): void;
  idle(): Promise<void>;
  onEnded(listener: EndListener): () => void;
  close(): Promise<void>;
}

/** Drives executions: steps in order, calls after their step is stored, alarms, word of the end. */
export function openEngine(means: Means, clock: LaptopClock, invoke: Invoke): Engine {
  const { store } = means;
  const timers = openTimers(clock);
  const queues = openQueues<Execution>();
  const callsInFlight = new Set<string>();
  const listeners = new Set<EndListener>();
  const unannounced = new Set<Execution>();
  let closed = false;
  let closing: Promise<void> | undefined;

  const attempt = async (execution: Execution, step: Step) => {
    if (closed || execution.facts.status !== 'RUNNING') return;
    const draft = draftOf(execution, clock.now());
    try {
      await step(draft);
      requireRoomInHistory(draft);
      commit(draft);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      // whatever has no place in a state's own failure ends the execution
      const last = draftOf(execution, clock.now());
      endWith(last, 'FAILED', 'ExecutionFailed', reasonOf(error));
      commit(last);
    }
  };

  const commit = (draft: Draft) => {
    const { execution } = draft;
    const change = draft.change();
    if (change.facts === execution.facts && change.put.length + change.drop.length === 0) return;
    // closed between two awaits of the step: what is not written has not happened
    if (closed) return;
    const before = new Map(change.put.map(({ id }) => [id, execution.frames.get(id)]));
    store.commit(change);
    for (const frame of change.put) followUp(execution, frame, before.get(frame.id));
    if (execution.facts.status !== 'RUNNING') announce(execution);
  };

  const run = (execution: Execution, step: Step) =>
    queues.run(execution, () => attempt(execution, step));
  const go = (execution: Execution, step: Step) => {
    void run(execution, step);
  };
  /** A step that only happens while the frame is still just this. */
  const goWhile = (execution: Execution, frame: Frame, step: (draft: Draft) => Promise<void>) =>
    go(execution, async (draft) => {
      if (execution.frames.get(frame.id) === frame) await step(draft);
    });

  const followUp = (execution: Execution, frame: Frame, before: Frame | undefined) => {
    if (frame.phase === 'entered') {
      goWhile(execution, frame, (draft) => work(means, draft, frame));
    } else if (frame.phase === 'calling') call(execution, frame);
    else if (frame.phase === 'forked') joinLater(execution, frame.id);
    else if (frame.phase === 'done' && frame.parent !== undefined) {
      joinLater(execution, frame.parent);
    }
    watch(execution, frame, before);
  };

  const joinLater = (execution: Execution, parent: number) =>
    go(execution, async (draft) => {
      const frame = execution.frames.get(parent);
      if (frame?.phase === 'forked') await join(means, draft, frame);
    });

  const watch = (execution: Execution, frame: Frame, before: Frame | undefined) => {
    const at = alarmOf(frame);
    const armed = before && alarmOf(before);
    // an earlier alarm of the same frame looks again when it rings
    if (at === undefined || (armed !== undefined && armed <= at)) return;
    arm(execution, frame.id, at);
  };
  const arm = (execution: Execution, id: number, at: number) =>
    timers.arm(at, () => {
      const frame = execution.frames.get(id);
      const due = frame && alarmOf(frame);
      if (!frame || due === undefined) return;
      if (due > clock.now()) arm(execution, id, due);
      else goWhile(execution, frame, (draft) => wake(means, draft, frame));
    });

  const watchDeadline = (execution: Execution) => {
    const { deadline } = execution.facts;
    if (deadline === undefined) return;
    const reason = reasonOf(new ExecutionTimeout());
    timers.arm(deadline, () =>
      go(execution, (draft) => endWith(draft, 'TIMED_OUT', 'ExecutionTimedOut', reason)),
    );
  };

  const call = (execution: Execution, frame: Frame) => {
    const key = `${execution.facts.serial}:${frame.attempt}`;
    if (!frame.call || callsInFlight.has(key)) return;
    callsInFlight.add(key);
    const done = queues.busy();
    void outcomeOf(invoke, frame.call.functionArn, frame.call.payload)
      .then((outcome) => run(execution, (draft) => takeOutcome(means, draft, frame, outcome)))
      .finally(() => {
        callsInFlight.delete(key);
        done();
      });
  };

  const announce = (execution: Execution) => {
    unannounced.add(execution);
    if (listeners.size === 0) return;
    for (const listener of listeners) listener(execution.facts);
    unannounced.delete(execution);
    const facts = { ...execution.facts, announced: true } as const;
    store.commit({ facts, put: [], drop: [], events: [] });
  };

  const takeUp = () => {
    if (closed) return;
    for (const execution of store.all()) {
      if (execution.facts.status !== 'RUNNING') {
        if (!execution.facts.announced) announce(execution);
        continue;
      }
      watchDeadline(execution);
      for (const frame of execution.frames.values()) followUp(execution, frame, undefined);
    }
  };

  const shut = async () => {
    closed = true;
    timers.close();
    await queues.drained();
    store.close();
  };

  return {
    means,
    run,
    begin(given) {
      const change = beginning(means, given, clock.now());
      const execution = store.commit(change);
      for (const frame of change.put) followUp(execution, frame, undefined);
      watchDeadline(execution);
      return execution;
    },
    resume() {
      const done = queues.busy();
      void nextTurn().then(takeUp).finally(done);
    },
    idle: () => queues.idle(),
    onEnded(listener) {
      listeners.add(listener);
      for (const execution of unannounced) announce(execution);
      return () => listeners.delete(listener);
    },
    close: () => {
      closing ??= shut();
      return closing;
    },
  };
}

type CallOutcome = { readonly answer: Json } | { readonly error: StateError };

async function outcomeOf(invoke: Invoke, arn: string, payload: Json): Promise<CallOutcome> {
  try {
    return { answer: plainJson((await invoke(arn, payload)) ?? null) };
  } catch (error) {
    return { error: asStateError(error) };
  }
}

/** A function's error as Step Functions reports it: faults of the service in words, the function's own as JSON. */
function asStateError(error: unknown): StateError {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const cause = { errorType: name, errorMessage: message, trace: [] };
  return new StateError(name, name.startsWith('Lambda.') ? message : JSON.stringify(cause));
}

async function takeOutcome(means: Means, draft: Draft, called: Frame, outcome: CallOutcome) {
  const frame = draft.frame(called.id);
  // a later attempt, or a token that came in before the function returned
  if (!frame?.call || frame.attempt !== called.attempt) return;
  if ('error' in outcome) await fail(means, draft, frame, outcome.error);
  else await returned(means, draft, frame, outcome.answer);
}
