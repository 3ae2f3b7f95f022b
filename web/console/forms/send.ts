import { useState } from 'react';
import type { Problem } from '#contracts/views.ts';
import { Refused, Silence } from '../api/client.ts';
import { session } from '../auth/session.ts';
import { SignInNeeded } from '../auth/tokens.ts';

/** Where an act stands: nothing sent, on its way, refused with a reason, or without an answer. */
export type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'silence' };

const here = () => `${window.location.pathname}${window.location.search}`;

/** Sends, and says how it went; somebody whose session ended signs in again and finds the draft as it was. */
export function useSending(onRefused: (problem: Problem) => void = () => undefined) {
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  const failed = async (error: unknown) => {
    if (error instanceof Refused) {
      setSending({ kind: 'refused', problem: error.problem });
      onRefused(error.problem);
    } else if (error instanceof Silence) setSending({ kind: 'silence' });
    else if (error instanceof SignInNeeded) await session.signIn(here());
    else throw error;
  };
  const run = async <T>(work: () => Promise<T>): Promise<T | null> => {
    setSending({ kind: 'sending' });
    try {
      const answer = await work();
      setSending({ kind: 'idle' });
      return answer;
    } catch (error) {
      await failed(error);
      return null;
    }
  };
  return { sending, run, reset: () => setSending({ kind: 'idle' }) };
}
