import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Values } from '../../shared/drafts.ts';
import { drafts } from '../drafts.ts';
import type { Fault, Labels } from './say-errors.ts';

/** A form being filled in: what was typed survives reloads, sign-outs and refusals until it is sent. */
export interface Filling {
  readonly values: Values;
  readonly key: string;
  readonly faults: readonly Fault[];
  /** Counts the refusals, so that the same faults twice are announced twice. */
  readonly refusals: number;
  set(name: string, value: string): void;
  refuse(faults: readonly Fault[]): void;
  clear(): void;
}

export function useFilling(name: string, initial: Values = {}): Filling {
  const [draft, setDraft] = useState(() => drafts.open(name, initial));
  const [refused, setRefused] = useState<{ faults: readonly Fault[]; times: number }>({
    faults: [],
    times: 0,
  });
  return {
    values: draft.values,
    key: draft.key,
    faults: refused.faults,
    refusals: refused.times,
    set: (field, value) => setDraft((now) => drafts.save(name, { ...now.values, [field]: value })),
    refuse: (faults) => setRefused((now) => ({ faults, times: now.times + 1 })),
    clear: () => {
      drafts.clear(name);
      setDraft(drafts.open(name, initial));
      setRefused({ faults: [], times: 0 });
    },
  };
}

export interface FormState {
  readonly filling: Filling;
  readonly labels: Labels;
}

export const FormContext = createContext<FormState | null>(null);

export interface FieldState {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly set: (value: string) => void;
}

export const fieldId = (name: string): string => `f-${name.replaceAll('.', '-')}`;

/** One field of the form around it. */
export function useField(name: string): FieldState {
  const form = useContext(FormContext);
  if (!form) throw new TypeError(`${name} stands outside a form`);
  const { filling, labels } = form;
  return {
    id: fieldId(name),
    label: labels[name] ?? name,
    value: filling.values[name] ?? '',
    fault: filling.faults.find((it) => it.field === name)?.message,
    set: (value) => filling.set(name, value),
  };
}
