/** What the tab remembers of a sign-in: the cookie itself is out of reach of scripts. */
import { shelf } from '../drafts.ts';

export interface Remembered {
  readonly caseNo: string;
  /** End of the session, by the bank's clock. */
  readonly expiresAt: string;
}
const KEY = 'parley.session';

export const remember = (it: Remembered): void => shelf.setItem(KEY, JSON.stringify(it));
export const forget = (): void => shelf.removeItem(KEY);

export function remembered(): Remembered | null {
  const text = shelf.getItem(KEY);
  // written by this file alone, in this tab
  return text === null ? null : (JSON.parse(text) as Remembered);
}
