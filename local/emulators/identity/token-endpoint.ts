import type { AuthorizationCodes } from './authorization-codes.ts';
import type { DemoUser } from './demo-user.ts';
import { OAuthError } from './oauth-error.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { SignIn, TokenMint, TokenSet } from './staff-tokens.ts';

export interface TokenNeeds {
  codes: AuthorizationCodes;
  refreshTokens: RefreshTokens;
  mint: TokenMint;
  /** Throws invalid_grant for a person who is no longer there. */
  userNamed(username: string): DemoUser;
}

export type FullTokenSet = TokenSet & { refresh_token: string };

/** Answers the token endpoint's form; throws OAuthError to refuse it. */
export function exchangeToken(form: URLSearchParams, needs: TokenNeeds): Promise<TokenSet> {
  const grantType = required(form, 'grant_type');
  if (grantType === 'authorization_code') return redeemCode(form, needs);
  if (grantType === 'refresh_token') return refresh(form, needs);
  throw new OAuthError('unsupported_grant_type', 'Only authorization_code and refresh_token');
}

/** Tokens for a sign-in together with a refresh token that outlives them. */
export async function fullTokenSet(signIn: SignIn, needs: TokenNeeds): Promise<FullTokenSet> {
  const { user, clientId, scope, authTime, originJti } = signIn;
  const session = { username: user.username, clientId, scope, authTime, originJti };
  const tokens = await needs.mint.mint(signIn);
  return { ...tokens, refresh_token: needs.refreshTokens.issue(session) };
}

async function redeemCode(form: URLSearchParams, needs: TokenNeeds): Promise<FullTokenSet> {
  const { request, username, authTime, originJti } = needs.codes.redeem({
    code: required(form, 'code'),
    clientId: required(form, 'client_id'),
    redirectUri: required(form, 'redirect_uri'),
    codeVerifier: required(form, 'code_verifier'),
  });
  const { clientId, scope, nonce } = request;
  const user = needs.userNamed(username);
  const asked = nonce === undefined ? {} : { nonce };
  return fullTokenSet({ user, clientId, scope, authTime, originJti, ...asked }, needs);
}

function refresh(form: URLSearchParams, needs: TokenNeeds): Promise<TokenSet> {
  const token = required(form, 'refresh_token');
  const session = needs.refreshTokens.find(token, required(form, 'client_id'));
  const { username, expiresAt: _end, ...rest } = session;
  return needs.mint.mint({ ...rest, user: needs.userNamed(username) });
}

function required(form: URLSearchParams, name: string): string {
  const [value, ...more] = form.getAll(name);
  if (value === undefined || value === '' || more.length > 0) {
    throw new OAuthError('invalid_request', `${name} must be given once`);
  }
  return value;
}
