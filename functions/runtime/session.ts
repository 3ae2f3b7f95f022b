/** The customer's session: a secret in a cookie that scripts cannot read; the table knows only its hash. */
import { hashOf } from '#domain/hash-chain.ts';
import type { Dependencies, Session } from '#ports';

export const SESSION_MINUTES = 30;
const COOKIE = '__Host-parley';

/** Set-Cookie for a session; `__Host-` ties it to this host, Strict keeps other sites from using it. */
export const sessionCookie = (secret: string, maxAgeSeconds: number): string =>
  `${COOKIE}=${secret}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}`;

export const secretIn = (cookies: readonly string[] = []): string | null =>
  cookies.map((it) => it.split('=')).find(([name]) => name?.trim() === COOKIE)?.[1] ?? null;

/** The hash under which a session is stored. */
export const sessionHash = (secret: string): Promise<string> => hashOf({ session: secret });

/** The session of this request, if it is still good; expiry is checked here, since TTL deletes late. */
export async function sessionOf(
  { access, clock }: Pick<Dependencies, 'access' | 'clock'>,
  cookies: readonly string[] | undefined,
): Promise<Session | null> {
  const secret = secretIn(cookies);
  const session = secret && (await access.session(await sessionHash(secret)));
  return session && clock.now() < session.expiresAt ? session : null;
}
