import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JWK } from 'jose';
import type { LaptopClock } from '../../clock.ts';
import { assertLaptop } from '../laptop-only.ts';
import type { PageRequest, PageResponse } from '../pages/page.ts';
import { textPage } from '../pages/responses.ts';
import { isLoopbackHost } from '../pages/same-origin.ts';
import { authorizationCodes } from './authorization-codes.ts';
import type { IdentityClient } from './authorization-request.ts';
import { openBrowserSessions } from './browser-sessions.ts';
import type { DemoUser } from './demo-user.ts';
import type { IdentityNeeds } from './identity-needs.ts';
import { identityRoutes } from './identity-routes.ts';
import { OAuthError } from './oauth-error.ts';
import { openRefreshTokens } from './refresh-tokens.ts';
import { loadSigningKey } from './signing-key.ts';
import { tokenMint } from './staff-tokens.ts';
import { type FullTokenSet, fullTokenSet } from './token-endpoint.ts';

const DEFAULT_SCOPE = 'openid profile email';

export interface IdentityOptions {
  /** Folder of this emulator alone; the signing key in it is readable by its owner only. */
  dir: string;
  clock: Pick<LaptopClock, 'now'>;
  /** Address under which `handle` is served, without a slash at its end; it may have a path. */
  issuer(): string;
  /** A function when the redirect addresses are known only once the ports are. */
  clients: readonly IdentityClient[] | (() => readonly IdentityClient[]);
  users: readonly DemoUser[];
}

export interface IdentityEmulator {
  /** Answers discovery, JWKS, sign-in page, tokens, user info, revocation and logout; undefined for other paths. */
  handle(request: PageRequest): Promise<PageResponse | undefined>;
  /** Tokens as if the person had just signed in (first client by default). Throws for an unknown person or client. */
  tokensFor(username: string, clientId?: string): Promise<FullTokenSet>;
  /** The key set served at `/.well-known/jwks.json`, for a verifier in the same process. */
  jwks(): { keys: JWK[] };
  close(): Promise<void>;
}

/** Opens the laptop's issuer, shaped as Cognito. It signs in anyone who asks, so it refuses to run in production. */
export async function openIdentity(options: IdentityOptions): Promise<IdentityEmulator> {
  assertLaptop('identity emulator');
  const needs = await identityNeeds(options);
  const routes = identityRoutes(needs);
  return {
    async handle(request) {
      const route = routes(request);
      if (route === undefined) return undefined;
      return isLoopbackHost(request) ? route() : textPage(403, 'Only for this machine');
    },
    async tokensFor(username, clientId) {
      const [first] = needs.clients();
      const client = needs.clients().find((one) => one.clientId === (clientId ?? first?.clientId));
      if (client === undefined) throw new RangeError(`No client ${clientId ?? ''}`);
      const user = needs.userNamed(username);
      const authTime = needs.now();
      const signIn = { user, authTime, scope: DEFAULT_SCOPE, originJti: randomUUID() };
      return fullTokenSet({ ...signIn, clientId: client.clientId }, needs);
    },
    jwks: () => ({ keys: [needs.publicJwk] }),
    // every change was on disk before it was answered: there is nothing to flush
    close: () => Promise.resolve(),
  };
}

async function identityNeeds(options: IdentityOptions): Promise<IdentityNeeds> {
  const { clients, users } = options;
  const issuer = () => options.issuer();
  const now = () => options.clock.now();
  const key = await loadSigningKey(join(options.dir, 'signing-key.json'));
  const refreshTokens = openRefreshTokens(join(options.dir, 'refresh-tokens.json'), now);
  return {
    users,
    issuer,
    now,
    refreshTokens,
    sessions: openBrowserSessions({ file: join(options.dir, 'sessions.json'), issuer, now }),
    publicJwk: key.publicJwk,
    clients: () => (typeof clients === 'function' ? clients() : clients),
    mint: tokenMint({ key, issuer, now }),
    codes: authorizationCodes(now, (originJti) => refreshTokens.revokeSignIn(originJti)),
    userNamed(username) {
      const user = users.find((one) => one.username === username);
      if (user === undefined) throw new OAuthError('invalid_grant', `Nobody is called ${username}`);
      return user;
    },
  };
}
