import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { RouteModel } from '../assembly/model.ts';
import { textOr } from '../json.ts';
import type { JwtContext } from './event.ts';

export type JwtDecision =
  | { readonly context: JwtContext }
  | { readonly refused: 'unauthorized' | 'forbidden' };

export type JwtAuthorizer = (
  route: RouteModel,
  authorization: string | undefined,
) => Promise<JwtDecision>;

/**
 * The HTTP API's JWT authorizer: signature by the issuer's published keys, issuer, times by the laptop's clock, audience
 * (`aud`, or `client_id` in a Cognito access token), and one of the route's scopes.
 */
export function openJwtAuthorizer(now: () => number): JwtAuthorizer {
  const keys = new Map<string, ReturnType<typeof publishedKeys>>();
  const verified = verifiedTokens(now);
  return async (route, authorization) => {
    const { authorizer } = route;
    if (!authorizer) return { refused: 'unauthorized' };
    const { issuer, audience } = authorizer;
    const keySet = keys.get(issuer) ?? publishedKeys(issuer);
    keys.set(issuer, keySet);
    try {
      const token = (authorization ?? '').replace(/^Bearer /i, '');
      const currentDate = new Date(now());
      const payload = await verified(`${issuer} ${token}`, async () => {
        return (await jwtVerify(token, await keySet, { issuer, currentDate })).payload;
      });
      if (!isMeantFor(payload, audience)) return { refused: 'unauthorized' };
      return scopeDecision(payload, route.scopes);
    } catch {
      // a failed key lookup must not be remembered
      if (!(await keySet.catch(() => undefined))) keys.delete(issuer);
      return { refused: 'unauthorized' };
    }
  };
}

const TOKENS_KEPT = 1000;

/** A signature that was good stays good until its token ends; a colleague's console sends the same token all day. */
function verifiedTokens(now: () => number) {
  const known = new Map<string, JWTPayload>();
  return async (key: string, verify: () => Promise<JWTPayload>): Promise<JWTPayload> => {
    const kept = known.get(key);
    if (kept?.exp && kept.exp * 1000 > now()) return kept;
    known.delete(key);
    const payload = await verify();
    if (known.size >= TOKENS_KEPT) known.clear();
    known.set(key, payload);
    return payload;
  };
}

async function publishedKeys(issuer: string): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const discovery = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { jwks_uri: uri } = (await discovery.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(uri));
}

function isMeantFor(payload: JWTPayload, audience: readonly string[]): boolean {
  const named = payload.aud ?? payload['client_id'];
  return [named].flat().some((value) => audience.includes(String(value)));
}

function scopeDecision(payload: JWTPayload, wanted: readonly string[]): JwtDecision {
  const granted = textOr(payload['scope'], '').split(' ');
  if (wanted.length > 0 && !wanted.some((scope) => granted.includes(scope))) {
    return { refused: 'forbidden' };
  }
  const claims = Object.entries(payload).map(([name, value]) => [name, claimText(value)]);
  return {
    context: { claims: Object.fromEntries(claims), scopes: wanted.length > 0 ? wanted : null },
  };
}

/** Every claim reaches the function as text, and a list as `[a b]`: code that reads `cognito:groups` must cope. */
function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(String).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
