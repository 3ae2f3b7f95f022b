/**
 * The customer's session: a secret in a cookie that scripts cannot read; the table knows only its hash. A second cookie holds the
 * token of a remembered device (ADR 11), which opens a session of less strength; a third the session of a case just opened, which
 * takes files and nothing else (ADR 10): a customer signed in to another case stays signed in.
 */
import type { Strength, signedIn } from '#contracts/strength.ts';
import { hashOf } from '#domain/hash-chain.ts';
import type { Dependencies, Session } from '#ports';

const SESSION_MINUTES = 30;
const SESSION = '__Host-parley';
const DEVICE = '__Host-parley-device';
const OPENING = '__Host-parley-opening';

/** `__Host-` ties it to this host, Strict keeps other sites from using it. */
const cookie = (name: string, value: string, maxAgeSeconds: number): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}`;

const valueOf = (name: string, cookies: readonly string[] = []): string | null =>
  cookies.map((it) => it.split('=')).find(([key]) => key?.trim() === name)?.[1] ?? null;

/** Set-Cookie for a session. */
export const sessionCookie = (secret: string, maxAgeSeconds: number): string =>
  cookie(SESSION, secret, maxAgeSeconds);
export const secretIn = (cookies?: readonly string[]): string | null => valueOf(SESSION, cookies);
export const openingSecretIn = (cookies?: readonly string[]): string | null =>
  valueOf(OPENING, cookies);

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
export const noOpening = cookie(OPENING, '', 0);

/** The hash under which a session is stored. */
export const sessionHash = (secret: string): Promise<string> => hashOf({ session: secret });

type BeginNeeds = Pick<Dependencies, 'access' | 'clock' | 'ids'>;
type Begun = Pick<Session, 'caseId' | 'caseNo'>;

const minutesAfter = (start: string, minutes: number): string =>
  new Date(Date.parse(start) + minutes * 60_000).toISOString();

/** Two ids of 128 random bits. */
async function put({ access, ids }: BeginNeeds, session: Session) {
  const secret = `${ids.id()}${ids.id()}`;
  const hash = await sessionHash(secret);
  await access.putSession(hash, session);
  return { secret, hash };
}

/** Begins a session for one case; `hash` is what it is stored under. */
export async function beginSession(
  needs: BeginNeeds,
  { caseId, caseNo }: Begun,
  strength: (typeof signedIn)[number],
) {
  const startedAt = needs.clock.now();
  const expiresAt = minutesAfter(startedAt, SESSION_MINUTES);
  const session = { caseId, caseNo, strength, startedAt, expiresAt };
  const { secret, hash } = await put(needs, session);
  const setCookie = sessionCookie(secret, SESSION_MINUTES * 60);
  return { hash, cookie: setCookie, told: { caseNo, expiresAt, strength } };
}

/** A form may run out on a slow line, and a file is then announced anew. */
const TRIES_PER_FILE = 3;

/**
 * Begins what may do nothing but hand in `files` files to the case, for thirty minutes after `openedAt`, however often the
 * opening is repeated; null once they are over.
 */
export async function beginOpening(
  needs: BeginNeeds,
  { caseId, caseNo, openedAt }: Begun & { readonly openedAt: string },
  files: number,
) {
  const [startedAt, expiresAt] = [needs.clock.now(), minutesAfter(openedAt, SESSION_MINUTES)];
  if (startedAt >= expiresAt) return null;
  const session = { caseId, caseNo, startedAt, expiresAt };
  const filesLeft = files * TRIES_PER_FILE;
  const { secret } = await put(needs, { ...session, strength: 'opening', filesLeft });
  return { cookie: cookie(OPENING, secret, SESSION_MINUTES * 60), expiresAt };
}

/**
 * The session of this request, if it is still good; expiry is checked here, since TTL deletes late. A route for a case just
 * opened takes that cookie and such a session, every other none of them, under whichever name it is shown.
 */
export async function sessionOf(
  { access, clock }: Pick<Dependencies, 'access' | 'clock'>,
  cookies: readonly string[] | undefined,
  needs: Strength,
): Promise<Session | null> {
  const isOpening = needs === 'opening';
  const secret = isOpening ? openingSecretIn(cookies) : secretIn(cookies);
  const session = secret && (await access.session(await sessionHash(secret)));
  if (!session || clock.now() >= session.expiresAt) return null;
  return (session.strength === 'opening') === isOpening ? session : null;
}
