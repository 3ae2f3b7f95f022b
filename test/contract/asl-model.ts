/** The state machine's file as the contract tests read it: flat, with the states inside the Map beside the others. */
import { readFileSync } from 'node:fs';

export interface Catch {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
}
export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Arguments?: {
    readonly FunctionName: string;
    readonly Payload: Readonly<Record<string, string>>;
  };
  readonly TimeoutSeconds?: unknown;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
  readonly Catch?: readonly Catch[];
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Default?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly ItemProcessor?: {
    readonly StartAt: string;
    readonly States: Readonly<Record<string, State>>;
  };
}
export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export const definitionText = readFileSync(
  new URL('../../statemachines/negotiation.asl.json', import.meta.url),
  'utf8',
);
export const definition = JSON.parse(definitionText) as Definition;

/** Every state by name, those of the Map included. */
export const states: Readonly<Record<string, State>> = Object.fromEntries(
  Object.entries(definition.States).flatMap(([name, state]) => [
    [name, state] as const,
    ...Object.entries(state.ItemProcessor?.States ?? {}),
  ]),
);

export const tasks = Object.entries(states).filter(([, it]) => it.Type === 'Task');
export const waits = tasks.filter(([, it]) => it.Resource?.endsWith('.waitForTaskToken'));

/** Where the flow goes from a state: its success and everything it catches. */
export const exits = (it: State): string[] => [
  ...(it.Next ? [it.Next] : []),
  ...(it.Catch ?? []).map((one) => one.Next),
  ...(it.Choices ?? []).map((one) => one.Next),
  ...(it.Default ? [it.Default] : []),
];

/** The state that a named failure of `name` leads to, if it is caught by name. */
export const caught = (name: string, error: string): string | undefined =>
  states[name]?.Catch?.find((one) => one.ErrorEquals.includes(error))?.Next;
