import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LaptopClock } from '../../clock.ts';
import { openAlarms } from './alarms.ts';
import { type EndListener, openAnnouncer } from './announcer.ts';
import { type CallOutcome, type Invoke, openCaller } from './caller.ts';
import { type Draft, draftOf } from './draft.ts';
import { ExecutionTimeout, StateError } from './errors.ts';
import type { Execution, Frame } from './execution.ts';
import { fail } from './failure.ts';
import { type Beginning, beginning, endWith, reasonOf, requireRoomInHistory } from './lifetime.ts';
import { join, returned, wake, work } from './moves.ts';
import type { Means } from './place.ts';
import { openQueues } from './queues.ts';

/** A step of one execution; runs alone in it and either happens as a whole or not at all. */
export type Step = (draft: Draft) => void | Promise<void>;

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

/** Drives executions: each step is stored as a whole, and only then followed by calls, alarms and word of the end. */
export function openEngine(means: Means, clock: LaptopClock, invoke: Invoke): Engine {
  const { store } = means;
  const queues = openQueues<Execution>();
  const announcer = openAnnouncer(store);
  const caller = openCaller(queues, invoke, (execution, called, outcome) =>
    run(execution, (draft) => takeOutcome(means, draft, called, outcome)),
  );
  const alarms = openAlarms(clock, {
    frame: (execution, frame) => goWhile(execution, frame, (draft) => wake(means, draft, frame)),
    deadline: (execution) => go(execution, timeOut),
  });
  let closing: Promise<void> | undefined;

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

  const attempt = async (execution: Execution, step: Step) => {
    if (closing || execution.facts.status !== 'RUNNING') return;
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
    if (closing) return;
    const before = new Map(change.put.map(({ id }) => [id, execution.frames.get(id)]));
    store.commit(change);
    for (const frame of change.put) followUp(execution, frame, before.get(frame.id));
    if (execution.facts.status !== 'RUNNING') announcer.announce(execution);
  };

  /** Whatever a stored frame asks for; also what a restart owes to the frames it finds. */
  const followUp = (execution: Execution, frame: Frame, before: Frame | undefined) => {
    if (frame.phase === 'entered') {
      goWhile(execution, frame, (draft) => work(means, draft, frame));
    } else if (frame.phase === 'calling') caller(execution, frame);
    else if (frame.phase === 'forked') joinLater(execution, frame.id);
    else if (frame.phase === 'done' && frame.parent !== undefined) {
      joinLater(execution, frame.parent);
    }
    alarms.watch(execution, frame, before);
  };

  const joinLater = (execution: Execution, parent: number) =>
    go(execution, async (draft) => {
      const frame = execution.frames.get(parent);
      if (frame?.phase === 'forked') await join(means, draft, frame);
    });

  const takeUp = (execution: Execution) => {
    if (execution.facts.status === 'RUNNING') {
      alarms.watchDeadline(execution);
      for (const frame of execution.frames.values()) followUp(execution, frame, undefined);
    } else if (!execution.facts.announced) announcer.announce(execution);
  };

  const shut = async () => {
    alarms.close();
    await queues.drained();
    store.close();
  };

  return {
    means,
    run,
    begin(given) {
      const execution = store.commit(beginning(means, given, clock.now()));
      takeUp(execution);
      return execution;
    },
    resume() {
      const done = queues.busy();
      const takeUpAll = () => {
        if (!closing) for (const execution of store.all()) takeUp(execution);
      };
      void nextTurn().then(takeUpAll).finally(done);
    },
    idle: () => queues.idle(),
    onEnded: (listener) => announcer.onEnded(listener),
    close() {
      closing ??= Promise.resolve().then(shut);
      return closing;
    },
  };
}

function timeOut(draft: Draft): void {
  endWith(draft, 'TIMED_OUT', 'ExecutionTimedOut', reasonOf(new ExecutionTimeout()));
}

async function takeOutcome(means: Means, draft: Draft, called: Frame, outcome: CallOutcome) {
  const frame = draft.frame(called.id);
  // a later attempt, or a token that came in before the function returned
  if (!frame?.call || frame.attempt !== called.attempt) return;
  if ('error' in outcome) await fail(means, draft, frame, outcome.error);
  else await returned(means, draft, frame, outcome.answer);
}
