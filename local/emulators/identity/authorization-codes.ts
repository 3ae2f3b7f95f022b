import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AuthorizationRequest } from './authorization-request.ts';
import { OAuthError } from './oauth-error.ts';

const CODE_MS = 5 * 60_000;
const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/u;

/** What a code stands for until it is redeemed. */
export interface Grant {
  request: AuthorizationRequest;
  username: string;
  authTime: number;
  /** Links the tokens of this sign-in, so that they can be revoked together. */
  originJti: string;
}

export interface Redemption {
  code: string;
  clientId: string;
  redirectUri: string;
  codeVerifier: string;
}

export interface AuthorizationCodes {
  issue(grant: Grant): string;
  /** Throws invalid_grant unless everything fits; any attempt uses the code up. */
  redeem(redemption: Redemption): Grant;
}

/** Codes live five minutes of the laptop clock, in memory: a restart asks people to choose again. `onReuse` gets the sign-in of a code shown twice. */
export function authorizationCodes(
  now: () => number,
  onReuse: (originJti: string) => void,
): AuthorizationCodes {
  const codes = new Map<string, { grant: Grant; expiresAt: number; used: boolean }>();
  const dropExpired = () => {
    for (const [code, { expiresAt }] of codes) if (expiresAt <= now()) codes.delete(code);
  };
  return {
    issue(grant) {
      dropExpired();
      const code = randomBytes(32).toString('base64url');
      codes.set(code, { grant, expiresAt: now() + CODE_MS, used: false });
      return code;
    },
    redeem(redemption) {
      dropExpired();
      const kept = codes.get(redemption.code);
      if (kept === undefined) throw refused('The code is unknown or expired');
      if (kept.used) {
        onReuse(kept.grant.originJti);
        throw refused('The code was used before');
      }
      kept.used = true;
      assertFits(redemption, kept.grant.request);
      return kept.grant;
    },
  };
}

function assertFits(redemption: Redemption, request: AuthorizationRequest): void {
  if (redemption.clientId !== request.clientId) throw refused('The code belongs to another client');
  if (redemption.redirectUri !== request.redirectUri) throw refused('redirect_uri differs');
  if (!fitsChallenge(redemption.codeVerifier, request.codeChallenge)) {
    throw refused('code_verifier does not fit');
  }
}

function fitsChallenge(verifier: string, challenge: string): boolean {
  if (!VERIFIER.test(verifier)) return false;
  const hash = createHash('sha256').update(verifier).digest();
  return timingSafeEqual(hash, Buffer.from(challenge, 'base64url'));
}

function refused(message: string): OAuthError {
  return new OAuthError('invalid_grant', message);
}
