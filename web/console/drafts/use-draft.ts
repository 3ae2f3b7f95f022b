import { useEffect, useState } from 'react';
import { drafts } from './device.ts';
import type { Draft, DraftName, Values } from './store.ts';

/** Where the typed text is: nothing typed yet, on the device, or only on the page because the device refused it. */
export type Keeping =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'notSaved' };

export interface Drafting {
  readonly values: Values;
  readonly key: string;
  readonly base: Draft['base'];
  readonly keeping: Keeping;
  readonly set: (values: Values) => void;
  /** Takes the present version as the one to act on: what was typed stays, the act is a new one with the key returned. */
  readonly rebase: (base: NonNullable<Draft['base']>) => string;
  /** A new act with the same text, after a refusal that can no longer be repeated under the old key. */
  readonly renew: () => void;
  /** Sent or thrown away. */
  readonly clear: () => void;
}

type State = Omit<Draft, 'savedAt'> & { readonly keeping: Keeping };

const kept = (draft: Draft): State => ({
  ...draft,
  keeping: { kind: 'saved', at: draft.savedAt },
});

/**
 * A draft that begins with `initial` and is saved with every change. Until somebody types, it follows the case: `initial` and
 * `base` are those of the newest version.
 */
export function useDraft(name: DraftName, initial: Values, base: Draft['base']): Drafting {
  const fresh = (): State => ({
    values: initial,
    key: crypto.randomUUID(),
    base,
    keeping: { kind: 'untouched' },
  });
  const open = () => {
    const found = drafts.read(name);
    return found ? kept(found) : fresh();
  };
  const [state, setState] = useState<State>(open);
  const { user, caseId, kind } = name;
  const place = `${user}|${caseId}|${kind}`;
  const [at, setAt] = useState(place);
  if (at !== place) {
    setAt(place);
    setState(open());
  }
  const touched = state.keeping.kind !== 'untouched';
  useEffect(() => {
    if (!touched) setState(fresh());
    // a newer case changes what an untouched form begins with
  }, [base?.version]);
  const put = (next: Omit<State, 'keeping'>) => {
    const saved = drafts.save(name, next);
    setState({
      ...next,
      keeping: saved ? { kind: 'saved', at: Date.now() } : { kind: 'notSaved' },
    });
  };
  return {
    values: state.values,
    key: state.key,
    base: touched ? state.base : base,
    keeping: state.keeping,
    set: (values) => put({ values, key: state.key, base: touched ? state.base : base }),
    rebase: (next) => {
      const key = crypto.randomUUID();
      put({ values: state.values, key, base: next });
      return key;
    },
    renew: () => put({ values: state.values, key: crypto.randomUUID(), base: state.base }),
    clear: () => {
      drafts.drop(name);
      setState(fresh());
    },
  };
}
