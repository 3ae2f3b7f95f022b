/** Asking again when the bank does not answer: it may be busy, or about to be started again. */
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from './http.ts';
import { NotRunning } from './laptop.ts';

/** The bank could not be asked within the time that the caller was ready to wait. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** What another try may mend: no connection, too many requests, a fault of the bank's. Never a refusal. */
function isPassing(error: unknown): boolean {
  if (error instanceof Refused) return error.status === 429 || error.status >= 500;
  // fetch rejects with a TypeError that has a cause when there is no connection, or when it breaks
  if (error instanceof TypeError) return error.cause !== undefined;
  // half an answer is no JSON
  return error instanceof SyntaxError || error instanceof NotRunning;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Tries until it works, a refusal comes, or `forMs` are over (then `Unreachable`). The act must be safe to repeat: a GET, or a
 * command with its own Idempotency-Key.
 */
export async function patiently<T>(act: () => Promise<T>, forMs = 120_000): Promise<T> {
  const until = Date.now() + forMs;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await act();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (Date.now() + wait > until)
        throw new Unreachable(`No answer for ${forMs / 1000} s: ${(error as Error).message}`, {
          cause: error,
        });
      await pause(wait);
    }
  }
}
