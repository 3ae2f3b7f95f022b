import { StateError } from './errors.ts';
import type { Execution, Frame } from './execution.ts';
import { type Json, plainJson } from './json.ts';
import type { Queues } from './queues.ts';

/** Calls a function; rejects with an Error named as the Lambda error type. */
export type Invoke = (functionArn: string, payload: unknown) => Promise<unknown>;

export type CallOutcome = { readonly answer: Json } | { readonly error: StateError };

/** Makes the call of a frame once per process and attempt; a restart makes it again. */
export type Caller = (execution: Execution, frame: Frame) => void;

/** A caller; `take` gets each outcome together with the frame as it was when the call was made. */
export function openCaller(
  queues: Queues<Execution>,
  invoke: Invoke,
  take: (execution: Execution, called: Frame, outcome: CallOutcome) => Promise<void>,
): Caller {
  const inFlight = new Set<string>();
  return (execution, frame) => {
    const key = `${execution.facts.serial}:${frame.attempt}`;
    if (!frame.call || inFlight.has(key)) return;
    inFlight.add(key);
    const done = queues.busy();
    void outcomeOf(invoke, frame.call.functionArn, frame.call.payload)
      .then((outcome) => take(execution, frame, outcome))
      .finally(() => {
        inFlight.delete(key);
        done();
      });
  };
}

// the function gets a copy: what it does to its event must not reach the stored frame
async function outcomeOf(invoke: Invoke, arn: string, payload: Json): Promise<CallOutcome> {
  try {
    return { answer: plainJson((await invoke(arn, structuredClone(payload))) ?? null) };
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
