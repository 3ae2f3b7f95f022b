import type { Json, JsonObject } from './json.ts';

/** A value in which every string of the form `{% … %}` is a JSONata expression. */
export type Template = Json;
export type Variables = JsonObject;

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number | undefined;
  readonly MaxAttempts?: number | undefined;
  readonly BackoffRate?: number | undefined;
  readonly MaxDelaySeconds?: number | undefined;
  readonly JitterStrategy?: 'FULL' | 'NONE' | undefined;
}
/** Where a state goes and what it leaves behind. */
export interface Exit {
  readonly Output?: Template | undefined;
  readonly Assign?: Variables | undefined;
  readonly Next?: string | undefined;
  readonly End?: true | undefined;
}
export interface Catcher extends Exit {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
}
export interface ChoiceRule extends Exit {
  readonly Condition: string;
  readonly Next: string;
}
interface Failing {
  readonly Retry?: readonly Retrier[] | undefined;
  readonly Catch?: readonly Catcher[] | undefined;
}

export interface PassState extends Exit {
  readonly Type: 'Pass';
}
export interface TaskState extends Exit, Failing {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly Arguments?: Template | undefined;
  readonly TimeoutSeconds?: number | string | undefined;
  readonly HeartbeatSeconds?: number | string | undefined;
}
export interface ChoiceState {
  readonly Type: 'Choice';
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string | undefined;
  readonly Output?: Template | undefined;
  readonly Assign?: Variables | undefined;
}
export interface WaitState extends Exit {
  readonly Type: 'Wait';
  readonly Seconds?: number | string | undefined;
  readonly Timestamp?: string | undefined;
}
export interface SucceedState {
  readonly Type: 'Succeed';
  readonly Output?: Template | undefined;
}
export interface FailState {
  readonly Type: 'Fail';
  readonly Error?: string | undefined;
  readonly Cause?: string | undefined;
}
export interface ParallelState extends Exit, Failing {
  readonly Type: 'Parallel';
  readonly Arguments?: Template | undefined;
  readonly Branches: readonly Block[];
}
export interface MapState extends Exit, Failing {
  readonly Type: 'Map';
  readonly Items?: Template | undefined;
  readonly ItemSelector?: Template | undefined;
  readonly MaxConcurrency?: number | string | undefined;
  readonly ItemProcessor: Block;
}

export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** States that only see each other: the machine itself, a Parallel branch, a Map's item processor. */
export interface Block {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}
export interface Definition extends Block {
  readonly TimeoutSeconds?: number | undefined;
}

/** The blocks directly inside a state. */
export function innerBlocks(state: State): readonly Block[] {
  if (state.Type === 'Parallel') return state.Branches;
  return state.Type === 'Map' ? [state.ItemProcessor] : [];
}

/** Retriers and catchers, for the states that may have them. */
export function failingOf(state: State): Failing {
  return 'Retry' in state || 'Catch' in state ? state : {};
}
