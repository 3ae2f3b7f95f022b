import { createHash, randomUUID } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { DemoUser } from './demo-user.ts';
import type { SigningKey } from './signing-key.ts';

/** Lifetimes as in the user pool client: one hour, thirty days. */
const TOKEN_SECONDS = 3_600;
export const REFRESH_MS = 30 * 86_400_000;

/** One sign-in, which refreshed tokens keep referring to. */
export interface SignIn {
  user: DemoUser;
  clientId: string;
  scope: string;
  /** Epoch milliseconds of the sign-in itself. */
  authTime: number;
  originJti: string;
  nonce?: string;
}

export interface TokenSet {
  access_token: string;
  /** Only when the scope holds `openid`. */
  id_token?: string;
  token_type: 'Bearer';
  expires_in: number;
}

export interface TokenMint {
  mint(signIn: SignIn): Promise<TokenSet>;
  /** The claims of an access token of ours that is valid now; rejects any other text. */
  verifyAccess(token: string): Promise<JWTPayload>;
}

export interface MintNeeds {
  key: SigningKey;
  issuer(): string;
  now(): number;
}

/** Makes tokens shaped as Cognito's: access tokens have `client_id` and no `aud`, ID tokens have `aud`. */
export function tokenMint(needs: MintNeeds): TokenMint {
  return {
    async mint(signIn) {
      const access = await sign(accessClaims(signIn), needs);
      const tokens = {
        access_token: access,
        token_type: 'Bearer',
        expires_in: TOKEN_SECONDS,
      } as const;
      if (!hasOpenid(signIn.scope)) return tokens;
      return { ...tokens, id_token: await sign(idClaims(signIn, access), needs) };
    },
    async verifyAccess(token) {
      const rules = {
        issuer: needs.issuer(),
        algorithms: ['RS256'],
        currentDate: new Date(needs.now()),
      };
      const { payload } = await jwtVerify(token, needs.key.publicKey, rules);
      if (payload['token_use'] !== 'access') throw new Error('Not an access token');
      return payload;
    },
  };
}

export function hasOpenid(scope: string): boolean {
  return scope.split(' ').includes('openid');
}

/** A person's stable `sub`, shaped as a UUID as Cognito's are. */
function subjectOf(username: string): string {
  const hex = createHash('sha256').update(`parley-staff:${username}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) % 4) + 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

function accessClaims(signIn: SignIn): JWTPayload {
  return {
    ...sharedClaims(signIn),
    token_use: 'access',
    version: 2,
    client_id: signIn.clientId,
    username: signIn.user.username,
    scope: signIn.scope,
  };
}

function idClaims(signIn: SignIn, accessToken: string): JWTPayload {
  const { user, nonce } = signIn;
  return {
    ...sharedClaims(signIn),
    token_use: 'id',
    aud: signIn.clientId,
    'cognito:username': user.username,
    ...profileOf(user),
    at_hash: createHash('sha256')
      .update(accessToken)
      .digest()
      .subarray(0, 16)
      .toString('base64url'),
    ...(nonce === undefined ? {} : { nonce }),
  };
}

/** What userInfo and the ID token say about a person. */
export function profileOf(user: DemoUser): Record<string, string | boolean> {
  return { name: user.name, email: user.email, email_verified: true, ...customClaims(user) };
}

/** Cognito's custom attributes are strings; the pre-token-generation trigger copies them into the access token. */
function customClaims(user: DemoUser): Record<string, string> {
  return { 'custom:department': user.department, 'custom:skills': user.skills.join(',') };
}

function sharedClaims({ user, authTime, originJti }: SignIn): JWTPayload {
  return {
    sub: subjectOf(user.username),
    ...(user.roles.length === 0 ? {} : { 'cognito:groups': [...user.roles] }),
    ...customClaims(user),
    auth_time: Math.floor(authTime / 1_000),
    origin_jti: originJti,
    event_id: randomUUID(),
  };
}

function sign(claims: JWTPayload, needs: MintNeeds): Promise<string> {
  const seconds = Math.floor(needs.now() / 1_000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: needs.key.kid })
    .setIssuer(needs.issuer())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + TOKEN_SECONDS)
    .setJti(randomUUID())
    .sign(needs.key.privateKey);
}
