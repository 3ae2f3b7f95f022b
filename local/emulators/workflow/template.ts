import jsonata from 'jsonata';
import type { Template } from './definition-types.ts';
import { QueryEvaluationError } from './errors.ts';
import { isRecord, type Json, plainJson } from './json.ts';
import { addQueryFunctions, type Chance } from './query-functions.ts';

/** Variables by name and `states`, as one evaluation sees them. */
export type Bindings = Readonly<Record<string, unknown>>;

/** Evaluates templates; fails with States.QueryEvaluationError where AWS does, above all for an undefined result. */
export type Evaluate = (template: Template, bindings: Bindings, field: string) => Promise<Json>;

const EXPRESSION = /^\{%([\s\S]*)%\}$/;
const MILLISECONDS_PER_EXPRESSION = 5_000;

/** The JSONata source inside `{% … %}`, or undefined for any other text. */
export function expressionIn(text: string): string | undefined {
  return EXPRESSION.exec(text)?.[1]?.trim();
}

/** A template evaluator that keeps every compiled expression, since definitions are few and runs many. */
export function templateEvaluator(chance: Chance): Evaluate {
  const compiled = new Map<string, jsonata.Expression>();
  const constants = new WeakSet<object>();

  const compile = (source: string): jsonata.Expression => {
    const known = compiled.get(source);
    if (known) return known;
    const fresh = jsonata(source, { timeout: MILLISECONDS_PER_EXPRESSION });
    addQueryFunctions(fresh, chance);
    compiled.set(source, fresh);
    return fresh;
  };

  const query = async (source: string, bindings: Bindings, field: string): Promise<Json> => {
    const result = await compute(compile(source), bindings, field);
    if (result === undefined) {
      throw new QueryEvaluationError(
        `The JSONata expression '${source}' in ${field} returned nothing.`,
      );
    }
    return readable(result, source, field);
  };

  const evaluate: Evaluate = async (template, bindings, field) => {
    if (typeof template === 'string') {
      const source = expressionIn(template);
      return source === undefined ? template : query(source, bindings, field);
    }
    if (typeof template !== 'object' || template === null || constants.has(template))
      return template;
    if (!holdsExpression(template)) {
      constants.add(template);
      return template;
    }
    return members(template, (member, key) => evaluate(member, bindings, `${field}/${key}`));
  };
  return evaluate;
}

async function compute(expression: jsonata.Expression, bindings: Bindings, field: string) {
  try {
    return await expression.evaluate(undefined, bindings);
  } catch (error) {
    throw new QueryEvaluationError(
      `${field}: ${error instanceof Error ? error.message : reason(error)}`,
    );
  }
}

function reason(error: unknown): string {
  return isRecord(error) && typeof error['message'] === 'string' ? error['message'] : String(error);
}

function readable(result: unknown, source: string, field: string): Json {
  try {
    return plainJson(result);
  } catch {
    throw new QueryEvaluationError(
      `The JSONata expression '${source}' in ${field} returned an unsupported type.`,
    );
  }
}

/** True when any string inside is an expression. */
function holdsExpression(template: Template): boolean {
  if (typeof template === 'string') return EXPRESSION.test(template);
  return typeof template === 'object' && template !== null
    ? Object.values(template).some(holdsExpression)
    : false;
}

async function members(
  template: object & Template,
  each: (member: Template, key: string) => Promise<Json>,
): Promise<Json> {
  const done: [string, Json][] = [];
  for (const [key, member] of Object.entries(template)) done.push([key, await each(member, key)]);
  return Array.isArray(template) ? done.map(([, member]) => member) : Object.fromEntries(done);
}
