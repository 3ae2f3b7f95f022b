/** Typed values by dotted path, and what becomes of them before they are sent. */
import type { Value, Values } from '../drafts/store.ts';

const isValues = (it: Value): it is Values =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

/** The value at `text.remedies.0.amount`; undefined where there is none. */
export function valueAt(values: Values, path: string): Value {
  return path.split('.').reduce<Value>((it, step) => {
    if (Array.isArray(it)) return it[Number(step)] as Value;
    return isValues(it) ? it[step] : undefined;
  }, values);
}

export const textAt = (values: Values, path: string): string => {
  const it = valueAt(values, path);
  return typeof it === 'string' ? it : typeof it === 'number' ? String(it) : '';
};

export const listAt = (values: Values, path: string): readonly Value[] => {
  const it = valueAt(values, path);
  return Array.isArray(it) ? it : [];
};

function putInto(it: Value, [step = '', ...rest]: readonly string[], value: Value): Value {
  const inner = (old: Value) => (rest.length === 0 ? value : putInto(old, rest, value));
  if (Array.isArray(it)) return it.map((one: Value, i) => (i === Number(step) ? inner(one) : one));
  const values = isValues(it) ? it : {};
  return { ...values, [step]: inner(values[step]) };
}

/** A copy with another value at the path; what is missing on the way is made. */
export const withValue = (values: Values, path: string, value: Value): Values =>
  putInto(values, path.split('.'), value) as Values;

/** What nobody filled in is not sent: an empty field is an absent one, which the contract then asks for or not. */
export function filledIn(value: Value): Value {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) return value.map(filledIn);
  if (!isValues(value)) return value;
  const entries = Object.entries(value).map(([name, it]) => [name, filledIn(it)] as const);
  return Object.fromEntries(entries.filter(([, it]) => it !== undefined));
}
