import jsonata from 'jsonata';
import { isRecord } from './json.ts';

const FUNCTIONS = new Set(
  `sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match
  contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power
  random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each error assert
  type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis
  fromMillis now millis clone uuid hash partition range parse`.split(/\s+/),
);
const CONTEXT = new Set(['Execution', 'State', 'StateMachine', 'Task', 'Map']);

/** What an expression may see where it stands. */
export interface Sight {
  readonly variables: ReadonlySet<string>;
  /** Members of `$states`. */
  readonly states: ReadonlySet<string>;
}

/** Faults of one JSONata source: syntax, functions Step Functions lacks, variables nobody assigns. */
export function expressionFaults(source: string, sight: Sight): string[] {
  // a placeholder stands for text that is only known at deployment
  const text = source.replaceAll(/\$\{\w+\}/g, '0');
  try {
    const nodes = [...nodesOf(jsonata(text).ast())];
    const local = new Set(nodes.flatMap(declaredBy));
    return nodes.flatMap((node) => [
      ...nameFaults(node, local, sight),
      ...memberFaults(node, sight),
    ]);
  } catch (error) {
    return [`is not JSONata: ${isRecord(error) ? String(error['message']) : String(error)}`];
  }
}

type Node = Record<string, unknown>;

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const member of value) yield* nodesOf(member);
  if (!isRecord(value) || value instanceof RegExp) return;
  yield value;
  for (const member of Object.values(value)) yield* nodesOf(member);
}

// names bound inside the expression: function parameters, :=, @ and #
function declaredBy(node: Node): string[] {
  const named = [node['focus'], node['index']].filter((name) => typeof name === 'string');
  if (node['type'] === 'bind') return [...named, ...variableNames([node['lhs']])];
  const parameters = node['arguments'];
  if (node['type'] !== 'lambda' || !Array.isArray(parameters)) return named;
  return [...named, ...variableNames(parameters)];
}

function variableNames(nodes: readonly unknown[]): string[] {
  return nodes.filter(isRecord).map((node) => String(node['value']));
}

function nameFaults(node: Node, local: ReadonlySet<string>, sight: Sight): string[] {
  if (node['type'] !== 'variable') return [];
  const name = String(node['value']);
  if (name === '$') return ['uses $$, which Step Functions does not have'];
  if (name === 'eval') return ['uses $eval, which Step Functions does not have'];
  if (name === '' || name === 'states' || local.has(name)) return [];
  if (FUNCTIONS.has(name) || sight.variables.has(name)) return [];
  return [`uses $${name}, which is neither assigned in scope nor a function of Step Functions`];
}

function memberFaults(node: Node, sight: Sight): string[] {
  const steps = node['steps'];
  if (node['type'] !== 'path' || !Array.isArray(steps)) return [];
  const [first, second, third] = steps.map((step: unknown) => (isRecord(step) ? step : {}));
  if (first?.['type'] !== 'variable' || first['value'] !== 'states' || !second) return [];
  const member = String(second['value']);
  if (!sight.states.has(member)) return [`uses $states.${member}, which does not exist here`];
  const place = third === undefined ? undefined : String(third['value']);
  return member === 'context' && place !== undefined && !CONTEXT.has(place)
    ? [`uses $states.context.${place}, which does not exist`]
    : [];
}
