import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  choose,
  codeFor,
  exchange,
  type Fields,
  type LaptopIssuer,
  laptopIdentity,
  REDIRECT,
  redeem,
  request,
} from './laptop-identity.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('the sign-in page', () => {
  it('offers every person with name, role and department in both languages', async () => {
    const { issuer } = await laptopIdentity();
    const page = await (await fetch(`${issuer}/oauth2/authorize?${request().toString()}`)).text();
    expect(page).toContain('value="agent.li"');
    expect(page).toContain('李娜');
    expect(page).toContain('Li Na');
    expect(page).toContain('客服专员 · 信贷部');
    expect(page).toContain('Agent, Credit');
    expect(page.match(/<button name="username"/gu)).toHaveLength(28);
  });

  it('allows no script and no inline style; its form leads to itself and back to the client', async () => {
    const { issuer } = await laptopIdentity();
    const response = await fetch(`${issuer}/oauth2/authorize?${request().toString()}`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:4999");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|script-src/u);
    expect(await response.text()).not.toMatch(/<script|<style|\sstyle=|\son\w+=/u);
    const sheet = await fetch(`${issuer}/oauth2/authorize/style.css`);
    expect(sheet.headers.get('content-type')).toContain('text/css');
  });

  it('repeats the request’s own fields only, escaped', async () => {
    const { issuer } = await laptopIdentity();
    const asked = request({ state: '"><script>', username: 'admin.luo' });
    const page = await (await fetch(`${issuer}/oauth2/authorize?${asked.toString()}`)).text();
    expect(page).toContain('name="state" value="&quot;&gt;&lt;script&gt;"');
    expect(page).not.toContain('type="hidden" name="username"');
  });

  it('takes a choice from its own page only', async () => {
    const at = await laptopIdentity();
    for (const origin of ['http://evil.example', 'null']) {
      const answer = await choose({ issuer: at.issuer, origin }, request());
      expect(answer.status).toBe(400);
      expect(answer.headers.get('location')).toBeNull();
    }
  });
});

describe('the way from sign-in to tokens', () => {
  it('goes through code and PKCE', async () => {
    const at = await laptopIdentity();
    const answer = await choose(at, request());
    expect(answer.status).toBe(303);
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe(REDIRECT);
    expect(back.searchParams.get('state')).toBe('s-1');
    const tokens = await redeem(at.issuer, back.searchParams.get('code') ?? '');
    expect(tokens).toMatchObject({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3_600, refresh_token: expect.any(String) },
    });
  });

  it('refuses a code’s second use and ends what the first one gave', async () => {
    const at = await laptopIdentity();
    const code = await codeFor(at);
    const first = await redeem(at.issuer, code);
    const again = await redeem(at.issuer, code);
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const refresh = await exchange(at.issuer, {
      grant_type: 'refresh_token',
      client_id: 'console',
      refresh_token: String(first.body['refresh_token']),
    });
    expect(refresh).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  const misfits: [string, Record<string, string>][] = [
    ['a wrong verifier', { code_verifier: 'w'.repeat(64) }],
    ['a verifier that is too short', { code_verifier: 'v' }],
    ['another client', { client_id: 'other' }],
    ['another redirect address', { redirect_uri: `${REDIRECT}/` }],
  ];

  it.each(misfits)('refuses %s, and the code is used up', async (_what, overrides) => {
    const at = await laptopIdentity();
    const code = await codeFor(at);
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    expect(await redeem(at.issuer, code, overrides)).toMatchObject(refused);
    expect(await redeem(at.issuer, code)).toMatchObject(refused);
  });

  it('forgets a code after five minutes of the laptop clock', async () => {
    const at = await laptopIdentity();
    const [early, late] = [await codeFor(at), await codeFor(at)];
    at.clock.forward(4 * MINUTE_MS);
    expect(await redeem(at.issuer, early)).toMatchObject({ status: 200 });
    at.clock.forward(MINUTE_MS);
    expect(await redeem(at.issuer, late)).toMatchObject({ body: { error: 'invalid_grant' } });
  });

  it('shows a wrong redirect address or client instead of following it', async () => {
    const at = await laptopIdentity();
    const wrong = [
      request({ redirect_uri: `${REDIRECT}?next=1` }),
      request({ redirect_uri: 'http://127.0.0.1:4999/signed-in.evil.example' }),
      request({ client_id: 'unknown' }),
    ];
    for (const asked of wrong) {
      const shown = await fetch(`${at.issuer}/oauth2/authorize?${asked.toString()}`, {
        redirect: 'manual',
      });
      expect(shown.status).toBe(400);
      expect((await choose(at, asked)).status).toBe(400);
    }
  });

  const faults: [string, Record<string, string>, string][] = [
    ['the plain challenge method', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no challenge', { code_challenge: '' }, 'invalid_request'],
    ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
    ['an unknown scope', { scope: 'openid root' }, 'invalid_scope'],
    ['an unknown person', {}, 'invalid_grant'],
  ];

  it.each(faults)('tells the client about %s', async (what, overrides, error) => {
    const at = await laptopIdentity();
    const person = what === 'an unknown person' ? 'nobody' : 'agent.li';
    const answer = await choose(at, request(overrides), person);
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe(REDIRECT);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('state')).toBe('s-1');
    expect(back.searchParams.get('code')).toBeNull();
  });

  it('refuses other grants and missing fields in OAuth’s words', async () => {
    const { issuer } = await laptopIdentity();
    const password = await exchange(issuer, { grant_type: 'password' });
    expect(password).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
    const empty = await exchange(issuer, { grant_type: 'authorization_code' });
    expect(empty).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });
});

describe('staying signed in', () => {
  it('refreshes across a restart, keeping the moment of sign-in, and stops after thirty days', async () => {
    const first = await laptopIdentity();
    const { body } = await redeem(first.issuer, await codeFor(first));
    const refresh = {
      grant_type: 'refresh_token',
      client_id: 'console',
      refresh_token: String(body['refresh_token']),
    };
    const second = await laptopIdentity(first.dir);
    second.clock.forward(29 * DAY_MS);
    const renewed = await exchange(second.issuer, refresh);
    expect(renewed.status).toBe(200);
    expect(renewed.body).not.toHaveProperty('refresh_token');
    const other = await exchange(second.issuer, { ...refresh, client_id: 'other' });
    expect(other.body).toMatchObject({ error: 'invalid_grant' });
    second.clock.forward(2 * DAY_MS);
    expect(await exchange(second.issuer, refresh)).toMatchObject({ status: 400 });
  });

  it('ends with revocation', async () => {
    const at = await laptopIdentity();
    const { body } = await redeem(at.issuer, await codeFor(at));
    const token = String(body['refresh_token']);
    const form = new URLSearchParams({ token, client_id: 'console' });
    const revoked = await fetch(`${at.issuer}/oauth2/revoke`, { method: 'POST', body: form });
    expect(revoked.status).toBe(200);
    const refresh = { grant_type: 'refresh_token', client_id: 'console', refresh_token: token };
    expect(await exchange(at.issuer, refresh)).toMatchObject({ body: { error: 'invalid_grant' } });
  });

  it('leads back from logout to registered addresses only', async () => {
    const at = await laptopIdentity();
    expect((await leave(at)).headers.get('location')).toBe(HOME);
    expect((await leave(at, '', 'http://evil.example/')).status).toBe(400);
  });
});

const HOME = 'http://127.0.0.1:4999/';

/** What the browser keeps of an answer and sends with later requests. */
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

function comesBack({ issuer }: LaptopIssuer, cookie: string, overrides: Fields = {}) {
  const headers = { cookie };
  const init = { headers, redirect: 'manual' as const };
  return fetch(`${issuer}/oauth2/authorize?${request(overrides).toString()}`, init);
}

function leave({ issuer }: LaptopIssuer, cookie = '', logoutUri = HOME) {
  const query = new URLSearchParams({ client_id: 'console', logout_uri: logoutUri });
  return fetch(`${issuer}/logout?${query.toString()}`, { headers: { cookie }, redirect: 'manual' });
}

const answered = (answer: Response) => new URL(answer.headers.get('location') ?? '').searchParams;

describe('a browser that was signed in', () => {
  it('gets a code at once, for the same person and the moment of the choice', async () => {
    const at = await laptopIdentity();
    const cookie = cookieOf(await choose(at, request(), 'lead.wu'));
    at.clock.forward(30 * MINUTE_MS);
    const back = await comesBack(at, cookie, { state: 's-2' });
    expect(back.status).toBe(303);
    expect(answered(back).get('state')).toBe('s-2');
    const { body } = await redeem(at.issuer, answered(back).get('code') ?? '');
    const claims = decodeJwt(String(body['id_token']));
    expect(claims).toMatchObject({ 'cognito:username': 'lead.wu' });
    expect(Number(claims.iat) - Number(claims['auth_time'])).toBeGreaterThanOrEqual(30 * 60);
  });

  it('holds a cookie that scripts cannot read, that other sites do not send, and that ends', async () => {
    const at = await laptopIdentity();
    const kept = (await choose(at, request())).headers.get('set-cookie');
    expect(kept).toMatch(
      /^parley-signed-in-\d+=[\w-]{64}; Path=\/staff-pool\/; Max-Age=3600; HttpOnly; SameSite=Lax$/u,
    );
  });

  it('is known across a restart, and for one hour however often it comes back', async () => {
    const first = await laptopIdentity();
    const [, secret = ''] = cookieOf(await choose(first, request())).split('=');
    const second = await laptopIdentity(first.dir);
    const cookie = `parley-signed-in-${new URL(second.issuer).port}=${secret}`;
    second.clock.forward(59 * MINUTE_MS);
    expect((await comesBack(second, cookie)).status).toBe(303);
    second.clock.forward(2 * MINUTE_MS);
    expect((await comesBack(second, cookie)).status).toBe(200);
  });

  it('is asked again when the client wants that, and the next choice takes the place of the first', async () => {
    const at = await laptopIdentity();
    const first = cookieOf(await choose(at, request(), 'agent.li'));
    for (const prompt of ['login', 'select_account'])
      expect((await comesBack(at, first, { prompt })).status).toBe(200);
    const second = cookieOf(await choose(at, request(), 'agent.chen', first));
    expect((await comesBack(at, first)).status).toBe(200);
    const { body } = await redeem(
      at.issuer,
      answered(await comesBack(at, second)).get('code') ?? '',
    );
    expect(decodeJwt(String(body['id_token']))).toMatchObject({ 'cognito:username': 'agent.chen' });
  });

  it('is known no longer after logout, also to whoever kept the cookie', async () => {
    const at = await laptopIdentity();
    const cookie = cookieOf(await choose(at, request()));
    const left = await leave(at, cookie);
    expect(left.headers.get('set-cookie')).toMatch(/=; Path=\/staff-pool\/; Max-Age=0;/u);
    expect((await comesBack(at, cookie)).status).toBe(200);
  });

  it('is not taken for anybody without the right cookie, and a client that wants no page is told so', async () => {
    const at = await laptopIdentity();
    await choose(at, request());
    for (const cookie of ['', `parley-signed-in-${new URL(at.issuer).port}=guessed`])
      expect((await comesBack(at, cookie)).status).toBe(200);
    const silent = await comesBack(at, '', { prompt: 'none' });
    expect(answered(silent).get('error')).toBe('login_required');
    const odd = await comesBack(at, '', { prompt: 'maybe' });
    expect(answered(odd).get('error')).toBe('invalid_request');
  });
});

it('has a page at its root that leads to the console, and so does a refusal', async () => {
  const { issuer } = await laptopIdentity();
  for (const [path, status] of [
    ['/', 200],
    ['/oauth2/authorize', 400],
  ] as const) {
    const page = await fetch(`${issuer}${path}`);
    expect(page.status).toBe(status);
    expect(await page.text()).toContain(`<a href="${HOME}">`);
  }
});
