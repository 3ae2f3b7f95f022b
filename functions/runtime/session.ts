/**
 * The customer's session: a secret in a cookie that scripts cannot read; the table knows only its hash. A second cookie holds the
 * token of a remembered device (ADR 11), which opens a session of less strength.
 */
import type { Strength } from '#contracts/strength.ts';
import { hashOf } from '#domain/hash-chain.ts';
import type { Dependencies, Session } from '#ports';

const SESSION_MINUTES = 30;
const SESSION = '__Host-parley';
const DEVICE = '__Host-parley-device';

/** `__Host-` ties it to this host, Strict keeps other sites from using it. */
const cookie = (name: string, value: string, maxAgeSeconds: number): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}`;

const valueOf = (name: string, cookies: readonly string[] = []): string | null =>
  cookies.map((it) => it.split('=')).find(([key]) => key?.trim() === name)?.[1] ?? null;

/** Set-Cookie for a session. */
export const sessionCookie = (secret: string, maxAgeSeconds: number): string =>
  cookie(SESSION, secret, maxAgeSeconds);
export const secretIn = (cookies?: readonly string[]): string | null => valueOf(SESSION, cookies);

/** Set-Cookie for the token of a device, until it is remembered no longer. */
export const deviceCookie = (
  { text, expiresAt }: { readonly text: string; readonly expiresAt: string },
  now: string,
): string =>
  cookie(DEVICE, text, Math.max(0, Math.floor((Date.parse(expiresAt) - Date.parse(now)) / 1000)));
export const tokenIn = (cookies?: readonly string[]): string | null => valueOf(DEVICE, cookies);

/** Set-Cookie by which the browser drops each. */
export const noSession = cookie(SESSION, '', 0);
export const noDevice = cookie(DEVICE, '', 0);

/** The hash under which a session is stored. */
export const sessionHash = (secret: string): Promise<string> => hashOf({ session: secret });

/** Begins a session for one case; `hash` is what it is stored under. */
export async function beginSession(
  { access, clock, ids }: Pick<Dependencies, 'access' | 'clock' | 'ids'>,
  { caseId, caseNo }: Pick<Session, 'caseId' | 'caseNo'>,
  strength: Strength,
) {
  // two ids of 128 random bits
  const secret = `${ids.id()}${ids.id()}`;
  const [hash, startedAt] = [await sessionHash(secret), clock.now()];
  const expiresAt = new Date(Date.parse(startedAt) + SESSION_MINUTES * 60_000).toISOString();
  await access.putSession(hash, { caseId, caseNo, strength, startedAt, expiresAt });
  const setCookie = sessionCookie(secret, SESSION_MINUTES * 60);
  return { hash, cookie: setCookie, told: { caseNo, expiresAt, strength } };
}

/** The session of this request, if it is still good; expiry is checked here, since TTL deletes late. */
export async function sessionOf(
  { access, clock }: Pick<Dependencies, 'access' | 'clock'>,
  cookies: readonly string[] | undefined,
): Promise<Session | null> {
  const secret = secretIn(cookies);
  const session = secret && (await access.session(await sessionHash(secret)));
  return session && clock.now() < session.expiresAt ? session : null;
}
