/** What the browser may know of a sign-in: the cookies themselves are out of reach of scripts. */
import type { Response } from '#contracts/http.ts';
import { shelf } from '../drafts.ts';

/** `expiresAt` is the end of the session by the bank's clock; `rememberedUntil` is known where this tab saw it said. */
export type Remembered = Response<'OpenSession'>;
const KEY = 'parley.session';
/** Until when this device is remembered, without saying for which case: spares everybody else a question to the bank. */
const DEVICE = 'parley.device';

/** A browser that forbids storage remembers nothing. */
function onThisDevice<T>(act: (it: Storage) => T, otherwise: T): T {
  try {
    return act(localStorage);
  } catch {
    return otherwise;
  }
}

const keep = (it: Remembered): void => shelf.setItem(KEY, JSON.stringify(it));

export function remembered(): Remembered | null {
  const text = shelf.getItem(KEY);
  // written by this file alone, in this tab
  return text === null ? null : (JSON.parse(text) as Remembered);
}

/** A fresh code leaves a device that is remembered for the same case as it is, without saying so. */
export function remember(it: Remembered): void {
  const before = remembered();
  const known = before?.caseNo === it.caseNo ? before.rememberedUntil : undefined;
  const until = it.rememberedUntil ?? known;
  keep({ ...it, ...(until !== undefined && { rememberedUntil: until }) });
  if (until !== undefined) onThisDevice((device) => device.setItem(DEVICE, until), undefined);
}

/** Whether it is worth asking the bank; the browser's clock decides about the question only. */
export const mayBeRemembered = (): boolean =>
  (onThisDevice((it) => it.getItem(DEVICE), null) ?? '') > new Date().toISOString();

export function forgetDevice(): void {
  onThisDevice((it) => it.removeItem(DEVICE), undefined);
  const { rememberedUntil: _, ...session } = remembered() ?? {};
  if ('caseNo' in session) keep(session);
}

export function forget(): void {
  forgetDevice();
  shelf.removeItem(KEY);
}
