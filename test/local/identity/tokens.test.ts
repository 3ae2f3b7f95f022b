import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { laptopClock } from '../../../local/clock.ts';
import { DEMO_STAFF } from '../../../local/emulators/identity/demo-staff.ts';
import { openIdentity } from '../../../local/emulators/identity/identity-emulator.ts';
import {
  CLIENT,
  codeFor,
  freshFolder,
  jsonOf,
  type LaptopIssuer,
  laptopIdentity,
  redeem,
} from './laptop-identity.ts';

const HOUR_MS = 3_600_000;

afterEach(() => vi.unstubAllEnvs());

/** Verifies as an API's authorizer would: over HTTP, from the discovery document. */
async function verified({ issuer, clock }: LaptopIssuer, token: string): Promise<JWTPayload> {
  const about = await jsonOf(await fetch(`${issuer}/.well-known/openid-configuration`));
  const keys = createRemoteJWKSet(new URL(String(about['jwks_uri'])));
  const rules = { issuer, currentDate: new Date(clock.now()) };
  return (await jwtVerify(token, keys, rules)).payload;
}

describe('tokens as Cognito shapes them', () => {
  it('gives access tokens a client, groups and custom claims, and no audience', async () => {
    const at = await laptopIdentity();
    const { body } = await redeem(at.issuer, await codeFor(at, 'consultant.song'));
    const claims = await verified(at, String(body['access_token']));
    expect(claims).toMatchObject({
      token_use: 'access',
      client_id: CLIENT,
      username: 'consultant.song',
      scope: 'openid profile',
      'cognito:groups': ['consultant'],
      'custom:department': 'riskControl',
      'custom:skills': 'loan,deposit,payment,wealth',
    });
    expect(claims).not.toHaveProperty('aud');
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3_600);
  });

  it('gives ID tokens an audience, the person and the nonce', async () => {
    const at = await laptopIdentity();
    const { body } = await redeem(at.issuer, await codeFor(at));
    expect(await verified(at, String(body['id_token']))).toMatchObject({
      token_use: 'id',
      aud: CLIENT,
      nonce: 'n-1',
      name: '李娜',
      email: 'agent.li@staff.parley.example',
      'cognito:username': 'agent.li',
      'cognito:groups': ['agent'],
      'custom:department': 'credit',
      'custom:skills': 'loan',
    });
  });

  it('expires them by the laptop clock', async () => {
    const at = await laptopIdentity();
    at.clock.forward(30 * 24 * HOUR_MS);
    const { access_token: token } = await at.identity.tokensFor('agent.li');
    await expect(verified(at, token)).resolves.toHaveProperty('sub');
    at.clock.forward(HOUR_MS);
    await expect(verified(at, token)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  it('fails verification of a token that was altered', async () => {
    const at = await laptopIdentity();
    const { access_token: token } = await at.identity.tokensFor('agent.li');
    const [header, payload, signature] = token.split('.');
    const richer = { ...decodeJwt(token), 'cognito:groups': ['admin'] };
    const forged = Buffer.from(JSON.stringify(richer)).toString('base64url');
    expect(forged).not.toBe(payload);
    const verdict = verified(at, [header, forged, signature].join('.'));
    await expect(verdict).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });

  it('keeps a person’s subject the same over restarts and distinct from others’', async () => {
    const first = await laptopIdentity();
    const second = await laptopIdentity();
    const subject = async ({ identity }: LaptopIssuer, username: string) =>
      decodeJwt((await identity.tokensFor(username)).access_token).sub;
    const li = await subject(first, 'agent.li');
    expect(li).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(await subject(second, 'agent.li')).toBe(li);
    expect(await subject(first, 'agent.zhang')).not.toBe(li);
  });

  it('makes tokens for known people and clients only', async () => {
    const { identity } = await laptopIdentity();
    const { id_token: id = '' } = await identity.tokensFor('lead.wu', 'other');
    expect(decodeJwt(id).aud).toBe('other');
    await expect(identity.tokensFor('nobody')).rejects.toThrow(/nobody/u);
    await expect(identity.tokensFor('lead.wu', 'unknown')).rejects.toThrow(/unknown/u);
  });
});

describe('the signing key', () => {
  it('survives a restart and is readable by its owner only', async () => {
    const first = await laptopIdentity(freshFolder());
    const { access_token: token } = await first.identity.tokensFor('agent.li');
    const file = join(first.dir, 'signing-key.json');
    expect(existsSync(file)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const second = await laptopIdentity(first.dir);
    expect(second.identity.jwks()).toEqual(first.identity.jwks());
    const keys = createRemoteJWKSet(new URL(`${second.issuer}/.well-known/jwks.json`));
    await expect(jwtVerify(token, keys)).resolves.toHaveProperty('payload.username', 'agent.li');
  });

  it('shows no private member, and refresh tokens are kept as hashes', async () => {
    const { identity, issuer, dir } = await laptopIdentity();
    const { refresh_token: token } = await identity.tokensFor('agent.li');
    const shown = await jsonOf(await fetch(`${issuer}/.well-known/jwks.json`));
    expect(shown).toEqual(JSON.parse(JSON.stringify(identity.jwks())));
    const members = ['alg', 'e', 'kid', 'kty', 'n', 'use'];
    expect(Object.keys(identity.jwks().keys[0] ?? {}).sort()).toEqual(members);
    const texts = readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'));
    expect(texts).toHaveLength(2);
    expect(texts.some((text) => text.includes(token))).toBe(false);
  });
});

describe('user info and other sites', () => {
  it('describes the bearer of an access token with scope openid', async () => {
    const { identity, issuer, clock } = await laptopIdentity();
    const tokens = await identity.tokensFor('reviewer.sun');
    const ask = (token: string) =>
      fetch(`${issuer}/oauth2/userInfo`, { headers: { authorization: `Bearer ${token}` } });
    expect(await jsonOf(await ask(tokens.access_token))).toMatchObject({
      username: 'reviewer.sun',
      name: '孙悦',
      'custom:department': 'compliance',
    });
    expect((await ask(tokens.id_token ?? '')).status).toBe(401);
    expect((await ask('nonsense')).status).toBe(401);
    clock.forward(HOUR_MS);
    expect((await ask(tokens.access_token)).status).toBe(401);
  });

  it('lets the client’s own site read tokens from script, and no other', async () => {
    const { issuer } = await laptopIdentity();
    const ask = async (origin: string) => {
      const response = await fetch(`${issuer}/oauth2/token`, {
        method: 'OPTIONS',
        headers: { origin },
      });
      return response.headers.get('access-control-allow-origin');
    };
    expect(await ask('http://127.0.0.1:4999')).toBe('http://127.0.0.1:4999');
    expect(await ask('http://evil.example')).toBeNull();
  });

  it('answers this machine only, and leaves foreign paths to others', async () => {
    const { identity, issuer } = await laptopIdentity();
    const path = `${new URL(issuer).pathname}/.well-known/jwks.json`;
    const rebound = { method: 'GET', path, query: new URLSearchParams(), body: '' };
    const headers = { host: 'evil.example' };
    expect(await identity.handle({ ...rebound, headers })).toMatchObject({ status: 403 });
    expect(await identity.handle({ ...rebound, headers, path: '/inbox' })).toBeUndefined();
  });
});

describe('the demo staff', () => {
  it.each([
    ['agent'],
    ['assessor'],
    ['approver'],
    ['lead'],
    ['reviewer'],
    ['hq'],
    ['liaison'],
    ['manager'],
    ['admin'],
  ])('has at least two people as %s', (role) => {
    const people = DEMO_STAFF.filter((user) => user.roles.some((one) => one === role));
    expect(people.length).toBeGreaterThanOrEqual(2);
  });

  it.each([['riskControl'], ['credit'], ['payments'], ['compliance']])(
    'has two consultants in %s',
    (department) => {
      const consultants = DEMO_STAFF.filter((user) => user.roles.includes('consultant'));
      expect(consultants.filter((user) => user.department === department)).toHaveLength(2);
    },
  );

  it('has nobody twice', () => {
    expect(new Set(DEMO_STAFF.map((user) => user.username)).size).toBe(DEMO_STAFF.length);
    expect(new Set(DEMO_STAFF.map((user) => user.name)).size).toBe(DEMO_STAFF.length);
  });
});

it('refuses to start in production', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const place = { dir: freshFolder(), clock: laptopClock(), issuer: () => 'http://127.0.0.1:1' };
  const opened = openIdentity({ ...place, clients: [], users: DEMO_STAFF });
  await expect(opened).rejects.toThrow(/NODE_ENV/u);
});
