import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LaptopClock, laptopClock } from '../../../local/clock.ts';
import { DEMO_STAFF } from '../../../local/emulators/identity/demo-staff.ts';
import {
  type IdentityEmulator,
  openIdentity,
} from '../../../local/emulators/identity/identity-emulator.ts';
import { leaveSigningKey } from '../../support/signing-key.ts';
import { servePages } from '../serve-pages.ts';

export const CLIENT = 'console';
export const REDIRECT = 'http://127.0.0.1:4999/signed-in';
export const VERIFIER = 'v'.repeat(64);
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

export interface LaptopIssuer {
  identity: IdentityEmulator;
  /** Address of the issuer, with its path. */
  issuer: string;
  origin: string;
  dir: string;
  clock: LaptopClock;
}

/** The issuer behind a real HTTP server, below a path as Cognito's pools are; gone when the test ends. */
export async function laptopIdentity(given?: string): Promise<LaptopIssuer> {
  const dir = given ?? (await folderWithKey());
  const clock = laptopClock();
  let issuer = '';
  const identity = await openIdentity({
    dir,
    clock,
    issuer: () => issuer,
    clients: () => [
      { clientId: CLIENT, redirectUris: [REDIRECT], logoutUris: ['http://127.0.0.1:4999/'] },
      { clientId: 'other', redirectUris: [REDIRECT] },
    ],
    users: DEMO_STAFF,
  });
  const server = await servePages((request) => identity.handle(request));
  issuer = `${server.url}/staff-pool`;
  onTestFinished(async () => {
    await identity.close();
    await server.close();
  });
  return { identity, issuer, origin: server.url, dir, clock };
}

export function freshFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'parley-identity-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function folderWithKey(): Promise<string> {
  const dir = freshFolder();
  await leaveSigningKey(dir);
  return dir;
}

export type Fields = Record<string, string>;

/** A sound authorization request; override what the test is about. */
export function request(overrides: Fields = {}): URLSearchParams {
  return new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    scope: 'openid profile',
    state: 's-1',
    nonce: 'n-1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...overrides,
  });
}

/** Chooses a person on the sign-in page; the answer is not followed. */
export function choose(
  { issuer, origin }: Pick<LaptopIssuer, 'issuer' | 'origin'>,
  fields: URLSearchParams,
  username = 'agent.li',
  cookie = '',
): Promise<Response> {
  fields.set('username', username);
  const headers = { origin, cookie };
  const init = { method: 'POST', body: fields, headers, redirect: 'manual' as const };
  return fetch(`${issuer}/oauth2/authorize`, init);
}

/** The code that choosing a person led to. */
export async function codeFor(at: LaptopIssuer, username?: string): Promise<string> {
  const answer = await choose(at, request(), username);
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

export interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
}

export async function exchange(issuer: string, fields: Fields): Promise<TokenAnswer> {
  const init = { method: 'POST', body: new URLSearchParams(fields) };
  const response = await fetch(`${issuer}/oauth2/token`, init);
  return { status: response.status, body: await jsonOf(response) };
}

export function redeem(issuer: string, code: string, overrides: Fields = {}): Promise<TokenAnswer> {
  return exchange(issuer, {
    grant_type: 'authorization_code',
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    code,
    ...overrides,
  });
}

/** A JSON object answer; anything else fails the test here. */
export async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  const value: unknown = await response.json();
  if (typeof value !== 'object' || value === null) throw new Error('not a JSON object');
  return Object.fromEntries(Object.entries(value));
}
