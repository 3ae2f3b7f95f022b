import type { Response } from '#contracts/http.ts';
import { shelf } from '../drafts.ts';

/** What the confirmation shows; kept in the tab so that a reload shows it again. */
export interface Opened extends Response<'OpenCase'> {
  readonly hasMail: boolean;
}
const KEY = 'parley.opened';

export const rememberOpened = (it: Opened): void => shelf.setItem(KEY, JSON.stringify(it));

export function lastOpened(): Opened | null {
  const text = shelf.getItem(KEY);
  // written by this file alone, in this tab
  return text === null ? null : (JSON.parse(text) as Opened);
}
