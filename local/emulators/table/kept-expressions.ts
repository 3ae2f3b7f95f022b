/**
 * Programs send the same few expressions over and over, each time with other values, and parsing one takes longer than answering
 * it. So what dynalite's parsers make of an expression is kept, and each request's own values are put in.
 */
import type { AttributeValue } from './types.ts';

export interface Parsing {
  readonly attrNames?: Readonly<Record<string, string>>;
  readonly attrVals?: Readonly<Record<string, AttributeValue>>;
  /** The parser takes out what the expression uses. */
  readonly unusedAttrNames: Record<string, boolean>;
  readonly unusedAttrVals: Record<string, boolean>;
}
export interface Parser {
  /** A tree that holds the values themselves, or a text that says what is wrong; throws where the grammar is not kept. */
  parse(text: string, options: { readonly context: Parsing }): unknown;
}

interface Kept {
  readonly tree: object;
  /** The values that stand in the tree, by themselves: dynalite's checks have copied each, so no two are one object. */
  readonly values: ReadonlyMap<unknown, string>;
  readonly usedNames: readonly string[];
  readonly usedValues: readonly string[];
}

/** Whether these are right depends on the values, not on their types alone. */
const JUDGES_VALUES = /between|attribute_type/i;
/** More expressions than any program of ours has; one that makes them up must not fill the memory. */
const MOST = 1000;

/** Puts a memory before the parser, in its place: dynalite looks the function up at each call. */
export function keepExpressions(parser: Parser): void {
  const parse = parser.parse.bind(parser);
  const known = new Map<string, Kept>();
  parser.parse = (text, options) => {
    if (JUDGES_VALUES.test(text)) return parse(text, options);
    const { context } = options;
    const sign = signOf(text, context);
    const found = known.get(sign) ?? keptOf(text, context, parse);
    if (!found) return parse(text, options);
    if (known.size >= MOST) known.clear();
    known.set(sign, found);
    return put(found, context);
  };
}

/** All that the tree depends on but for the values: the text, what its names stand for, and of which type each value is. */
function signOf(text: string, { attrNames = {}, attrVals = {} }: Parsing): string {
  const types = Object.entries(attrVals).map(([name, value]) => [name, Object.keys(value)[0]]);
  return JSON.stringify([text, attrNames, types]);
}

/** Nothing for an expression that is wrong: what is wrong is told by the parser, each time. */
function keptOf(text: string, context: Parsing, parse: Parser['parse']): Kept | undefined {
  const [names, values] = [context.attrNames ?? {}, context.attrVals ?? {}];
  const unusedAttrNames = all(names);
  const unusedAttrVals = all(values);
  const tree = attempt(() =>
    parse(text, { context: { ...context, unusedAttrNames, unusedAttrVals } }),
  );
  if (typeof tree !== 'object' || tree === null) return undefined;
  return {
    tree,
    values: new Map(Object.entries(values).map(([name, value]) => [value, name])),
    usedNames: Object.keys(names).filter((name) => !(name in unusedAttrNames)),
    usedValues: Object.keys(values).filter((name) => !(name in unusedAttrVals)),
  };
}

const all = (named: object): Record<string, boolean> =>
  Object.fromEntries(Object.keys(named).map((name) => [name, true]));

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function put({ tree, values, usedNames, usedValues }: Kept, context: Parsing): unknown {
  for (const name of usedNames) delete context.unusedAttrNames[name];
  for (const name of usedValues) delete context.unusedAttrVals[name];
  return copied(tree, (node) => {
    const name = values.get(node);
    return name === undefined ? undefined : context.attrVals?.[name];
  });
}

/** A copy of its own for each request, since some actions change their tree. */
function copied(node: unknown, valueFor: (node: object) => unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((one) => copied(one, valueFor));
  const value = valueFor(node);
  if (value !== undefined) return value;
  // without a prototype: a list of names, which is only looked at
  if (Object.getPrototypeOf(node) === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(node)) copy[name] = copied(one, valueFor);
  return copy;
}
