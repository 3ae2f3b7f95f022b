import type { JWK } from 'jose';
import type { PageRequest, PageResponse } from '../pages/page.ts';
import type { IdentityClient } from './authorization-request.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import type { DemoUser } from './demo-user.ts';
import type { TokenNeeds } from './token-endpoint.ts';

/** What the issuer's endpoints work with. */
export interface IdentityNeeds extends TokenNeeds {
  users: readonly DemoUser[];
  clients(): readonly IdentityClient[];
  issuer(): string;
  now(): number;
  publicJwk: JWK;
  sessions: BrowserSessions;
}

export type Route = (
  request: PageRequest,
  needs: IdentityNeeds,
) => Promise<PageResponse> | PageResponse;
