import type { JWTPayload } from 'jose';
import { headerOf, type PageRequest, type PageResponse } from '../pages/page.ts';
import { jsonPage } from '../pages/responses.ts';
import type { IdentityNeeds } from './identity-needs.ts';
import { OAuthError } from './oauth-error.ts';
import { hasOpenid, profileOf } from './staff-tokens.ts';
import { exchangeToken } from './token-endpoint.ts';

/** POST /oauth2/token */
export async function token(request: PageRequest, needs: IdentityNeeds): Promise<PageResponse> {
  return refusing(async () => jsonPage(200, await exchangeToken(formOf(request), needs)));
}

/** POST /oauth2/revoke: ends a refresh token; an unknown one is no error (RFC 7009). */
export function revoke(request: PageRequest, needs: IdentityNeeds): Promise<PageResponse> {
  return refusing(async () => {
    needs.refreshTokens.revoke(formOf(request).get('token') ?? '');
    return jsonPage(200, {});
  });
}

/** GET /oauth2/userInfo, for a valid access token with scope `openid`. */
export async function userInfo(request: PageRequest, needs: IdentityNeeds): Promise<PageResponse> {
  const bearer = /^Bearer (\S+)$/u.exec(headerOf(request, 'authorization') ?? '')?.[1];
  const claims = bearer === undefined ? undefined : await claimsOf(bearer, needs);
  const user = needs.users.find((one) => one.username === claims?.['username']);
  if (claims === undefined || user === undefined || !hasOpenid(String(claims['scope']))) {
    const refusal = jsonPage(401, { error: 'invalid_token' });
    const challenge = { 'www-authenticate': 'Bearer error="invalid_token"' };
    return { ...refusal, headers: { ...refusal.headers, ...challenge } };
  }
  return jsonPage(200, { sub: claims.sub, username: user.username, ...profileOf(user) });
}

/** Undefined for every token that is not a valid access token of ours: the caller says so without a reason. */
async function claimsOf(bearer: string, needs: IdentityNeeds): Promise<JWTPayload | undefined> {
  try {
    return await needs.mint.verifyAccess(bearer);
  } catch {
    return undefined;
  }
}

function formOf(request: PageRequest): URLSearchParams {
  const type = headerOf(request, 'content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    throw new OAuthError('invalid_request', 'Send application/x-www-form-urlencoded');
  }
  return new URLSearchParams(request.body);
}

async function refusing(answer: () => Promise<PageResponse>): Promise<PageResponse> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return jsonPage(400, { error: error.code, error_description: error.message });
  }
}
