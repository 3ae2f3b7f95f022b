import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { writeWhole } from '../write-whole.ts';
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
const fileSchema = z.record(z.string(), sessionSchema);

export type Session = z.infer<typeof sessionSchema>;

/** Refresh tokens, kept as hashes across restarts so that people stay signed in. */
export interface RefreshTokens {
  issue(session: Omit<Session, 'expiresAt'>): string;
  /** Throws invalid_grant when unknown, expired or another client's. Tokens are not rotated, as in Cognito. */
  find(token: string, clientId: string): Session;
  revoke(token: string): void;
  revokeSignIn(originJti: string): void;
}

export function openRefreshTokens(file: string, now: () => number): RefreshTokens {
  const sessions = new Map(Object.entries(read(file)));
  const save = () => writeWhole(file, JSON.stringify(Object.fromEntries(sessions)));
  const drop = (unwanted: (session: Session) => boolean) => {
    for (const [hash, session] of sessions) if (unwanted(session)) sessions.delete(hash);
    save();
  };
  return {
    issue(session) {
      const token = randomBytes(48).toString('base64url');
      sessions.set(hashOf(token), { ...session, expiresAt: now() + REFRESH_MS });
      drop((one) => one.expiresAt <= now());
      return token;
    },
    find(token, clientId) {
      const session = sessions.get(hashOf(token));
      if (session === undefined || session.expiresAt <= now() || session.clientId !== clientId) {
        throw new OAuthError('invalid_grant', 'The refresh token is unknown or expired');
      }
      return session;
    },
    revoke(token) {
      if (sessions.delete(hashOf(token))) save();
    },
    revokeSignIn: (originJti) => drop((one) => one.originJti === originJti),
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function read(file: string): Record<string, Session> {
  return existsSync(file) ? fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}
