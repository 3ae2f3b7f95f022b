import { type Block, failingOf, type State, type Template } from './definition-types.ts';
import { isRecord } from './json.ts';
import { expressionFaults } from './lint-expression.ts';
import type { PlacedBlock } from './structure.ts';
import { expressionIn } from './template.ts';

/** A field with expressions and the members of `$states` that it sees. */
interface Field {
  readonly place: string;
  readonly template: unknown;
  readonly states: readonly string[];
}

const ALWAYS = ['input', 'context'];
const OWN_FIELDS = [
  'Arguments',
  'TimeoutSeconds',
  'HeartbeatSeconds',
  'Seconds',
  'Timestamp',
  'Error',
  'Cause',
  'Items',
  'ItemSelector',
  'MaxConcurrency',
];
const WITH_RESULT = new Set(['Task', 'Parallel', 'Map']);

/** Faults in the expressions of a block's own states. */
export function fieldFaults({ block, path, around }: PlacedBlock): string[] {
  const outer = new Set(around.flatMap(assignedIn));
  const variables = new Set([...outer, ...assignedIn(block)]);
  const shadowed = [...new Set(assignedIn(block))].filter((name) => outer.has(name));
  return [
    ...shadowed.map((name) => `${path}: $${name} is assigned in an enclosing block already`),
    ...(variables.has('states') ? [`${path}: $states cannot be assigned`] : []),
    ...Object.entries(block.States).flatMap(([name, state]) =>
      fieldsOf(state).flatMap((field) =>
        templateFaults(field, variables).map((fault) => `${path}${name}/${fault}`),
      ),
    ),
  ];
}

function assignedIn(block: Block): string[] {
  return Object.values(block.States).flatMap((state) =>
    exitsOf(state).flatMap(({ exit }) => Object.keys(exit.Assign ?? {})),
  );
}

interface PlacedExit {
  readonly place: string;
  readonly exit: { readonly Assign?: object | undefined; readonly Output?: Template | undefined };
  readonly states: readonly string[];
}

function exitsOf(state: State): PlacedExit[] {
  const own = WITH_RESULT.has(state.Type) ? [...ALWAYS, 'result'] : ALWAYS;
  const caught = (failingOf(state).Catch ?? []).map((exit, index) => ({
    place: `Catch/${index}/`,
    exit,
    states: [...ALWAYS, 'errorOutput'],
  }));
  const ruled = state.Type === 'Choice' ? state.Choices : [];
  return [
    ...(state.Type === 'Fail' ? [] : [{ place: '', exit: state, states: own }]),
    ...ruled.map((exit, index) => ({ place: `Choices/${index}/`, exit, states: ALWAYS })),
    ...caught,
  ];
}

function fieldsOf(state: State): Field[] {
  const own = OWN_FIELDS.filter((key) => key in state).map((place) => ({
    place,
    template: Object.entries(state).find(([key]) => key === place)?.[1] as unknown,
    states: ALWAYS,
  }));
  const conditions = (state.Type === 'Choice' ? state.Choices : []).map(({ Condition }, index) => ({
    place: `Choices/${index}/Condition`,
    template: Condition,
    states: ALWAYS,
  }));
  const exits = exitsOf(state).flatMap(({ place, exit, states }) => [
    { place: `${place}Assign`, template: exit.Assign, states },
    { place: `${place}Output`, template: exit.Output, states },
  ]);
  return [...own, ...conditions, ...exits];
}

function templateFaults({ place, template, states }: Field, variables: Set<string>): string[] {
  if (typeof template === 'string') return textFaults(template, variables, states).map(at(place));
  if (Array.isArray(template)) {
    return template.flatMap((member: unknown, index) =>
      templateFaults({ place: `${place}/${index}`, template: member, states }, variables),
    );
  }
  if (!isRecord(template)) return [];
  return Object.entries(template).flatMap(([key, member]) => [
    ...(key.endsWith('.$') ? [`${place}: ${key} is JSONPath`] : []),
    ...templateFaults({ place: `${place}/${key}`, template: member, states }, variables),
  ]);
}

function textFaults(text: string, variables: Set<string>, states: readonly string[]): string[] {
  const source = expressionIn(text);
  if (source !== undefined) return expressionFaults(source, { variables, states: new Set(states) });
  return text.includes('{%') ? ['an expression must begin with {% and end with %}'] : [];
}

const at = (place: string) => (fault: string) => `${place}: ${fault}`;
