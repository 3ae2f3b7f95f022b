import { asList, asObject, asText, isObject, type JsonObject } from '../json.ts';

/** What a template may refer to while it is being resolved. */
export interface Scope {
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  importValue(exportName: string): unknown;
  stackOutput(stackName: string, outputName: string): unknown;
  condition(name: string): boolean;
}

export class UnknownIntrinsic extends Error {
  override readonly name = 'UnknownIntrinsic';
}

/** `AWS::NoValue`: the property that holds it disappears. */
export const NO_VALUE = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(asText(name, 'Ref')),
  'Fn::GetAtt': (argument, scope) => scope.getAtt(...attributePath(argument)),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = asList(argument, 'Fn::Join');
    const resolved = asList(resolveValue(parts, scope), 'Fn::Join');
    return resolved.map((part) => asText(part, 'Fn::Join')).join(asText(separator, 'Fn::Join'));
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, scope) => {
    const [index, list] = asList(argument, 'Fn::Select');
    const chosen = asList(resolveValue(list, scope), 'Fn::Select')[Number(index)];
    if (chosen === undefined) throw new UnknownIntrinsic('Fn::Select beyond the end of its list');
    return chosen;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = asList(argument, 'Fn::Split');
    return asText(resolveValue(text, scope), 'Fn::Split').split(asText(separator, 'Fn::Split'));
  },
  'Fn::ImportValue': (argument, scope) =>
    scope.importValue(asText(resolveValue(argument, scope), 'Fn::ImportValue')),
  // CDK's weak reference between stacks; all stacks of an assembly stand on the same laptop, whatever their region
  'Fn::GetStackOutput': (argument, scope) => {
    const named = asObject(resolveValue(argument, scope), 'Fn::GetStackOutput');
    const stack = asText(named['StackName'], 'Fn::GetStackOutput.StackName');
    return scope.stackOutput(stack, asText(named['OutputName'], 'Fn::GetStackOutput.OutputName'));
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = asList(argument, 'Fn::If');
    return resolveValue(scope.condition(asText(name, 'Fn::If')) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = asList(resolveValue(argument, scope), 'Fn::Equals');
    return left === right;
  },
  'Fn::And': (argument, scope) =>
    asList(argument, 'Fn::And').every((a) => resolveValue(a, scope) === true),
  'Fn::Or': (argument, scope) =>
    asList(argument, 'Fn::Or').some((a) => resolveValue(a, scope) === true),
  'Fn::Not': (argument, scope) => resolveValue(asList(argument, 'Fn::Not')[0], scope) === false,
};

/** Replaces every intrinsic in `value`, however deep; an intrinsic it does not know is refused, never passed on. */
export function resolveValue(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolveValue(item, scope)).filter((item) => item !== NO_VALUE);
  }
  if (!isObject(value)) return value;
  return resolveIntrinsic(value, scope) ?? resolveFields(value, scope);
}

function resolveIntrinsic(value: JsonObject, scope: Scope): unknown {
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0) return undefined;
  const intrinsic = INTRINSICS[key];
  if (intrinsic) return intrinsic(value[key], scope);
  if (key.startsWith('Fn::')) throw new UnknownIntrinsic(`${key} is not known on the laptop`);
  // the one-key object { Condition: name } means a condition only inside Fn::And, Fn::Or and Fn::Not
  if (key === 'Condition' && typeof value[key] === 'string') return scope.condition(value[key]);
  return undefined;
}

function resolveFields(value: JsonObject, scope: Scope): JsonObject {
  const fields = Object.entries(value).map(([key, item]) => [key, resolveValue(item, scope)]);
  return Object.fromEntries(fields.filter(([, item]) => item !== NO_VALUE));
}

function attributePath(argument: unknown): [string, string] {
  const [id, ...path] =
    typeof argument === 'string' ? argument.split('.') : asList(argument, 'Fn::GetAtt');
  return [asText(id, 'Fn::GetAtt'), path.map((p) => asText(p, 'Fn::GetAtt')).join('.')];
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, given] = typeof argument === 'string' ? [argument, {}] : asList(argument, 'Fn::Sub');
  const variables = isObject(given) ? given : {};
  return asText(text, 'Fn::Sub').replaceAll(/\$\{(!?)([^}]+)\}/g, (_all, literal, name) => {
    if (literal) return `\${${name}}`;
    return asText(lookup(name, variables, scope), `Fn::Sub \${${name}}`);
  });
}

function lookup(name: string, variables: JsonObject, scope: Scope): unknown {
  if (name in variables) return resolveValue(variables[name], scope);
  return name.includes('.') ? scope.getAtt(...attributePath(name)) : scope.ref(name);
}
