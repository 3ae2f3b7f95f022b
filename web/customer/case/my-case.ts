import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { CustomerCase } from '#contracts/views.ts';
import { ask } from '../doors.ts';
import { clearDrafts } from '../drafts.ts';
import { useLanguage } from '../language.tsx';
import { forget, remembered } from './session.ts';

export type Seen =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'signedOut';
      readonly caseNo?: string;
      readonly why: 'never' | 'expired' | 'left' | 'codeNeeded';
    }
  | { readonly kind: 'failed'; readonly silent: boolean }
  | { readonly kind: 'here'; readonly view: CustomerCase };

export interface MyCase {
  readonly seen: Seen;
  /** Asks the bank again; keeps what is shown when the connection is down. */
  readonly reload: () => Promise<CustomerCase | null>;
  /** The case as it is now, without showing it yet; null when it cannot be had. */
  readonly latest: () => Promise<CustomerCase | null>;
  readonly show: (view: CustomerCase) => void;
  /** The session is over: everything typed stays, and the same page comes back after a new code. */
  readonly expired: () => void;
  /** The act takes a fresh code: what was typed stays, and the same page comes back after it. */
  readonly codeNeeded: () => void;
  /** Ends the session at the customer's wish, and removes what was typed. */
  readonly leave: () => Promise<void>;
}

const signedOut = (): Seen => {
  const last = remembered();
  return last
    ? { kind: 'signedOut', why: 'expired', caseNo: last.caseNo }
    : { kind: 'signedOut', why: 'never' };
};

/** The case of the session, if there is one. */
export function useMyCase(): MyCase {
  const { locale } = useLanguage();
  const [seen, setSeen] = useState<Seen>({ kind: 'loading' });
  const reload = async () => {
    const outcome = await ask('GetMyCase', locale);
    if (outcome.kind === 'done') {
      setSeen({ kind: 'here', view: outcome.body });
      return outcome.body;
    }
    if (outcome.kind === 'refused' && outcome.problem.status === 401) setSeen(signedOut());
    else
      setSeen((now) =>
        now.kind === 'here' ? now : { kind: 'failed', silent: outcome.kind === 'silence' },
      );
    return null;
  };
  useEffect(() => void reload(), []);
  const leave = async () => {
    await ask('EndSession', locale);
    forget();
    clearDrafts();
    setSeen({ kind: 'signedOut', why: 'left' });
  };
  const latest = async () => {
    const outcome = await ask('GetMyCase', locale);
    return outcome.kind === 'done' ? outcome.body : null;
  };
  return {
    seen,
    reload,
    latest,
    show: (view) => setSeen({ kind: 'here', view }),
    leave,
    expired: () => setSeen(signedOut()),
    codeNeeded: () =>
      setSeen((now) => ({
        kind: 'signedOut',
        why: 'codeNeeded',
        ...(now.kind === 'here' && { caseNo: now.view.caseNo }),
      })),
  };
}

/** What happened to the last act, shown once on the case page. */
export interface Flash {
  readonly text: string;
  readonly good: boolean;
}

export interface CaseState {
  readonly view: CustomerCase;
  readonly zone: string;
  readonly my: MyCase;
  readonly flash: Flash | null;
  readonly setFlash: (flash: Flash | null) => void;
}

export const CaseContext = createContext<CaseState | null>(null);

/** The signed-in customer's case; only pages inside `CasePages` may ask. */
export function useCase(): CaseState {
  const state = useContext(CaseContext);
  if (!state) throw new TypeError('No case here');
  return state;
}

/** The zone that the case's clocks are counted in. */
export const zoneOf = ({ clocks }: CustomerCase): string =>
  clocks[0]?.explanation.zone ?? 'Asia/Shanghai';
