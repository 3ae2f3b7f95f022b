import * as z from 'zod/mini';
import { openKeptSecrets } from './kept-secrets.ts';
import { OAuthError } from './oauth-error.ts';
import { REFRESH_MS } from './staff-tokens.ts';

const sessionSchema = z.object({
  username: z.string(),
  clientId: z.string(),
  scope: z.string(),
  authTime: z.number(),
  originJti: z.string(),
  expiresAt: z.number(),
});

export type Session = z.infer<typeof sessionSchema>;

/** Refresh tokens, kept across restarts so that people stay signed in. */
export interface RefreshTokens {
  issue(session: Omit<Session, 'expiresAt'>): string;
  /** Throws invalid_grant when unknown, expired or another client's. Tokens are not rotated, as in Cognito. */
  find(token: string, clientId: string): Session;
  revoke(token: string): void;
  revokeSignIn(originJti: string): void;
}

export function openRefreshTokens(file: string, now: () => number): RefreshTokens {
  const tokens = openKeptSecrets(file, sessionSchema, now);
  return {
    issue: (session) => tokens.issue({ ...session, expiresAt: now() + REFRESH_MS }),
    find(token, clientId) {
      const session = tokens.find(token);
      if (session?.clientId !== clientId) {
        throw new OAuthError('invalid_grant', 'The refresh token is unknown or expired');
      }
      return session;
    },
    revoke: (token) => tokens.end(token),
    revokeSignIn: (originJti) => tokens.endWhere((one) => one.originJti === originJti),
  };
}
