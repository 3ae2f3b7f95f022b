import { isDeepStrictEqual } from 'node:util';
import { engine } from './dynalite.ts';
import { ConditionFailed } from './errors.ts';
import type { AttributeValue, Expression, Item, Path, Request } from './types.ts';

type Operand = AttributeValue | null | undefined;

const SETS = ['SS', 'NS', 'BS'] as const;
const ORDERED = new Set(['<', '<=', '>', '>=', 'between', 'begins_with', 'contains']);

/** Whether the item (or its absence, as `{}`) satisfies a parsed condition or filter. */
export function matches(item: Item, condition: Expression): boolean {
  const branch = (index: number) => matches(item, expressionAt(condition, index));
  if (condition.type === 'and') return branch(0) && branch(1);
  if (condition.type === 'or') return branch(0) || branch(1);
  if (condition.type === 'not') return !branch(0);
  const [value, ...others] = condition.args.map((argument) => operand(argument, item));
  return holds(condition.name ?? condition.type, value, others);
}

/** A refusal when the request's condition does not hold for the stored item, null when it does. */
export function checkConditional(data: Request, stored: Item | undefined): ConditionFailed | null {
  const item = stored ?? {};
  const met = data['_condition']
    ? matches(item, data['_condition'].expression)
    : !data.Expected || engine.matchesFilter(item, data.Expected, data.ConditionalOperator);
  return met ? null : new ConditionFailed(stored);
}

function holds(operator: string, value: Operand, others: Operand[]): boolean {
  const [other] = others;
  if (operator === '=') return equal(value, other);
  if (operator === '<>') return !equal(value, other);
  if (operator === 'in') return others.some((candidate) => equal(value, candidate));
  if (ORDERED.has(operator) && (!value || others.some((each) => !each))) return false;
  if (operator === 'contains' && value?.L) return value.L.some((each) => equal(each, other));
  return engine.compare(operator, value, others);
}

function equal(left: Operand, right: Operand): boolean {
  if (!left || !right) return false;
  for (const kind of SETS) {
    if (left[kind] && right[kind])
      return isDeepStrictEqual(sorted(left[kind]), sorted(right[kind]));
  }
  // through JSON: parsed requests and stored items differ in prototype only
  return isDeepStrictEqual(plain(left), plain(right));
}

const sorted = (members: string[]) => [...members].sort();
const plain = (value: AttributeValue): unknown => JSON.parse(JSON.stringify(value));

function operand(argument: Expression | Path | AttributeValue, item: Item): Operand {
  if (Array.isArray(argument)) return engine.mapPath(argument, item);
  if (!isExpression(argument)) return argument;
  return sizeOf(operand(argument.args[0] ?? [], item));
}

function sizeOf(value: Operand): Operand {
  const size = value && (textSize(value) ?? memberCount(value));
  return size === undefined || size === null ? null : { N: String(size) };
}

function textSize(value: AttributeValue): number | undefined {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  return value.B === undefined ? undefined : Buffer.byteLength(value.B, 'base64');
}

function memberCount(value: AttributeValue): number | undefined {
  if (value.M) return Object.keys(value.M).length;
  return (value.L ?? value.SS ?? value.NS ?? value.BS)?.length;
}

function expressionAt(condition: Expression, index: number): Expression {
  const argument = condition.args[index];
  if (!argument || !isExpression(argument)) throw new TypeError('Not a condition');
  return argument;
}

function isExpression(argument: Expression | Path | AttributeValue): argument is Expression {
  return !Array.isArray(argument) && 'args' in argument;
}
