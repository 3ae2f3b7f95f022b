import type { Response } from '#contracts/http.ts';
import { shelf } from '../drafts.ts';

/** What the confirmation shows; kept in the tab so that a reload shows it again. */
export interface Opened extends Response<'OpenCase'> {
  readonly hasMail: boolean;
  /** Names of files that are not with the bank yet. */
  readonly unsent?: readonly string[];
}
const KEY = 'parley.opened';

export const rememberOpened = (it: Opened): void => shelf.setItem(KEY, JSON.stringify(it));

/** The challenge of this page while its code may work; the bank decides whether it does. */
export const challengeOf = ({ challenge }: Opened): Opened['challenge'] =>
  challenge && Date.parse(challenge.expiresAt) > Date.now() ? challenge : undefined;

/** The code has done its work, whatever is shown later. */
export function forgetChallenge(): void {
  const { challenge: _, ...it } = lastOpened() ?? {};
  if ('caseNo' in it) rememberOpened(it);
}

export function lastOpened(): Opened | null {
  const text = shelf.getItem(KEY);
  // written by this file alone, in this tab
  return text === null ? null : (JSON.parse(text) as Opened);
}

/** What a reload must say: these files of that case have not arrived. */
export function rememberUnsent(caseNo: string, unsent: readonly string[]): void {
  const last = lastOpened();
  if (last?.caseNo === caseNo) rememberOpened({ ...last, unsent });
}
