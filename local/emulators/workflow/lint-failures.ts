import { failingOf, type State } from './definition-types.ts';
import { resourceOf } from './resource.ts';

const RESERVED = new Set(
  `States.ALL States.Timeout States.HeartbeatTimeout States.TaskFailed States.Permissions States.Runtime
  States.DataLimitExceeded States.BranchFailed States.NoChoiceMatched States.QueryEvaluationError States.IntrinsicFailure
  States.ItemReaderFailed States.ResultWriterFailed States.ExceedToleratedFailureThreshold`.split(
    /\s+/,
  ),
);

/** Faults in what a state retries, catches and waits for. */
export function failureFaults(state: State): string[] {
  const { Retry = [], Catch = [] } = failingOf(state);
  return [...matcherFaults('Retry', Retry), ...matcherFaults('Catch', Catch), ...timeFaults(state)];
}

interface Matcher {
  readonly ErrorEquals: readonly string[];
}

function matcherFaults(field: string, matchers: readonly Matcher[]): string[] {
  return matchers.flatMap(({ ErrorEquals }, index) => {
    const all = ErrorEquals.includes('States.ALL');
    const unknown = ErrorEquals.filter((name) => name.startsWith('States.') && !RESERVED.has(name));
    return [
      ...(all && ErrorEquals.length > 1 ? [`${field}: States.ALL must stand alone`] : []),
      ...(all && index < matchers.length - 1 ? [`${field}: States.ALL must come last`] : []),
      ...unknown.map((name) => `${field}: there is no error ${name}`),
    ];
  });
}

function timeFaults(state: State): string[] {
  if (state.Type === 'Wait') {
    const given = [state.Seconds, state.Timestamp].filter((value) => value !== undefined).length;
    return given === 1 ? [] : ['needs either Seconds or Timestamp'];
  }
  if (state.Type !== 'Task') return [];
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = state;
  const late = typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout;
  return [
    ...(late ? ['HeartbeatSeconds must be less than TimeoutSeconds'] : []),
    ...resourceFaults(state.Resource),
    ...(resourceOf(state.Resource)?.kind === 'token' ? tokenFaults(state) : []),
  ];
}

function resourceFaults(resource: string): string[] {
  const known = resourceOf(resource) !== undefined || /^\$\{\w+\}$/.test(resource);
  return known ? [] : [`Resource ${resource} is not one this interpreter has`];
}

function tokenFaults(state: State & { readonly Type: 'Task' }): string[] {
  const caught = (state.Catch ?? []).flatMap(({ ErrorEquals }) => ErrorEquals);
  return [
    ...(state.TimeoutSeconds === undefined ? ['waits for a token and needs TimeoutSeconds'] : []),
    ...(caught.includes('States.Timeout')
      ? []
      : ['waits for a token and must catch States.Timeout']),
  ];
}
