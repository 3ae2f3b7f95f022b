import { createContext, useContext } from 'react';
import type { FieldError } from '#contracts/field-messages.ts';
import type { Value, Values } from '../drafts/store.ts';
import { listAt, textAt, valueAt, withValue } from './values.ts';

/** What fields need of the form around them. */
export interface Filling {
  readonly values: Values;
  readonly set: (values: Values) => void;
  readonly errors: readonly FieldError[];
  /** Before every field's id: one page may hold the same form twice. */
  readonly prefix: string;
  /** Tells the summary of faults what a field is called. */
  readonly register: (name: string, label: string) => void;
}

export const FillingContext = createContext<Filling | null>(null);

export function useFilling(): Filling {
  const filling = useContext(FillingContext);
  if (!filling) throw new Error('A field stands outside of a form');
  return filling;
}

export const fieldId = (prefix: string, name: string): string =>
  `${prefix}-${name.replaceAll('.', '-')}`;

/** One field's value and what is wrong with it; a fault deep inside a value is a fault of its field. */
export function useField(name: string) {
  const { values, set, errors, prefix } = useFilling();
  const error = errors.find((it) => it.field === name || it.field.startsWith(`${name}.`));
  return {
    id: fieldId(prefix, name),
    text: textAt(values, name),
    list: listAt(values, name),
    value: valueAt(values, name),
    error: error?.message,
    set: (value: Value) => set(withValue(values, name, value)),
  };
}
