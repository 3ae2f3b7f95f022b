import type { Definition, TaskState } from './definition-types.ts';
import type { StateError } from './errors.ts';
import type { Call } from './execution.ts';
import type { Json } from './json.ts';
import { resourceOf } from './resource.ts';

// Shapes of GetExecutionHistory, kept apart from the engine so that both stay readable.

/** Most events of one execution; the next one ends it. */
export const HISTORY_LIMIT = 25_000;

const whole = { truncated: false };

/** Details of `…StateEntered`. */
export const entered = (name: string, input: Json) => ({
  stateEnteredEventDetails: { name, input: JSON.stringify(input), inputDetails: whole },
});

/** Details of `…StateExited`. */
export const exited = (name: string, output: Json, assigned: Readonly<Record<string, Json>>) => ({
  stateExitedEventDetails: {
    name,
    output: JSON.stringify(output),
    outputDetails: whole,
    ...(Object.keys(assigned).length > 0 && {
      assignedVariables: Object.fromEntries(
        Object.entries(assigned).map(([key, value]) => [key, JSON.stringify(value)]),
      ),
      assignedVariablesDetails: whole,
    }),
  },
});

function resource(state: TaskState) {
  const kind = resourceOf(state.Resource)?.kind;
  return {
    resourceType: 'lambda',
    resource: kind === 'token' ? 'invoke.waitForTaskToken' : 'invoke',
  };
}

type Event = readonly [type: string, details: Readonly<Record<string, unknown>>];

/** A task's call is about to be made. */
export function scheduled(
  state: TaskState,
  call: Call,
  region: string,
  seconds: { readonly timeoutSeconds?: number; readonly heartbeatSeconds?: number },
): Event {
  const timeout = seconds.timeoutSeconds !== undefined && {
    timeoutInSeconds: seconds.timeoutSeconds,
  };
  const heartbeat = seconds.heartbeatSeconds !== undefined && {
    heartbeatInSeconds: seconds.heartbeatSeconds,
  };
  if (call.direct) {
    const input = { input: JSON.stringify(call.payload), inputDetails: whole };
    const details = { resource: call.functionArn, ...input, ...timeout };
    return ['LambdaFunctionScheduled', { lambdaFunctionScheduledEventDetails: details }];
  }
  const parameters = JSON.stringify({ FunctionName: call.functionArn, Payload: call.payload });
  return [
    'TaskScheduled',
    {
      taskScheduledEventDetails: {
        ...resource(state),
        region,
        parameters,
        ...timeout,
        ...heartbeat,
      },
    },
  ];
}

/** The function has taken its token. */
export const submitted = (state: TaskState, answer: Json): Event => [
  'TaskSubmitted',
  {
    taskSubmittedEventDetails: {
      ...resource(state),
      output: JSON.stringify({ ExecutedVersion: '$LATEST', Payload: answer, StatusCode: 200 }),
      outputDetails: whole,
    },
  },
];

/** A task has its result. */
export function succeeded(state: TaskState, output: Json): Event {
  const details = { output: JSON.stringify(output), outputDetails: whole };
  return resourceOf(state.Resource)?.kind === 'function'
    ? ['LambdaFunctionSucceeded', { lambdaFunctionSucceededEventDetails: details }]
    : ['TaskSucceeded', { taskSucceededEventDetails: { ...resource(state), ...details } }];
}

/** A task's attempt has failed. */
export function failed(state: TaskState, error: StateError): Event {
  const details = { error: error.name, cause: error.message };
  const timedOut = ['States.Timeout', 'States.HeartbeatTimeout'].includes(error.name);
  if (resourceOf(state.Resource)?.kind === 'function') {
    return timedOut
      ? ['LambdaFunctionTimedOut', { lambdaFunctionTimedOutEventDetails: details }]
      : ['LambdaFunctionFailed', { lambdaFunctionFailedEventDetails: details }];
  }
  return timedOut
    ? ['TaskTimedOut', { taskTimedOutEventDetails: { ...resource(state), ...details } }]
    : ['TaskFailed', { taskFailedEventDetails: { ...resource(state), ...details } }];
}

/** An expression of a state could not be evaluated. */
export const evaluationFailed = (state: string, error: StateError): Event => [
  'EvaluationFailed',
  { evaluationFailedEventDetails: { state, error: error.name, cause: error.message } },
];

/** `ExecutionStarted`. */
export const started = (input: string, roleArn: string): Event => [
  'ExecutionStarted',
  { executionStartedEventDetails: { input, inputDetails: whole, roleArn } },
];

/** `ExecutionSucceeded`. */
export const ended = (output: string): Event => [
  'ExecutionSucceeded',
  { executionSucceededEventDetails: { output, outputDetails: whole } },
];

/** `ExecutionFailed`, `ExecutionTimedOut` or `ExecutionAborted`. */
export function broken(
  type: 'ExecutionFailed' | 'ExecutionTimedOut' | 'ExecutionAborted',
  reason: { readonly error?: string; readonly cause?: string },
): Event {
  const key = `e${type.slice(1)}EventDetails`;
  return [type, { [key]: reason }];
}

/** Machine-level deadline of an execution that starts now. */
export function executionDeadline(definition: Definition, now: number): { deadline?: number } {
  return definition.TimeoutSeconds === undefined
    ? {}
    : { deadline: now + definition.TimeoutSeconds * 1_000 };
}
