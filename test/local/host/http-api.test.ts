import { once } from 'node:events';
import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiModel } from '../../../local/host/assembly/model.ts';
import { FunctionError } from '../../../local/host/function-error.ts';
import { openHttpApi } from '../../../local/host/http-api/http-api.ts';
import { openJwtAuthorizer } from '../../../local/host/http-api/jwt.ts';
import { routeFinder } from '../../../local/host/http-api/routes.ts';
import { openThrottle } from '../../../local/host/http-api/throttle.ts';
import { type LocalServer, listen } from '../../../local/host/http-server.ts';

const NOW = Date.parse('2030-03-04T05:06:07Z');
const MEGABYTE = 1024 * 1024;
let issuer: LocalServer;
let server: LocalServer;
let sign: (claims: object) => Promise<string>;
let result: unknown;
let events: { routeKey: string; [key: string]: unknown }[] = [];

beforeAll(async () => {
  issuer = await startIssuer();
  server = await listen({ port: 0, maxBodyBytes: 10 * MEGABYTE, now: () => NOW });
  server.serve(
    openHttpApi({
      api: apiModel(),
      account: '123456789012',
      now: () => NOW,
      authorize: openJwtAuthorizer(() => NOW),
      invoke: async (_arn, _key, event) => {
        events.push(event as (typeof events)[number]);
        if (result instanceof Error) throw result;
        return result;
      },
    }),
  );
});
afterAll(() => Promise.all([issuer.close(), server.close()]));

async function startIssuer(): Promise<LocalServer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' };
  const started = await listen({ port: 0, maxBodyBytes: MEGABYTE, now: () => NOW });
  started.serve(async ({ target }) => {
    const headers = { 'content-type': 'application/json' };
    const keys = { keys: [jwk] };
    const isKeys = target.endsWith('jwks.json');
    const body = JSON.stringify(isKeys ? keys : { jwks_uri: `${started.url}/jwks.json` });
    return { status: 200, headers, body };
  });
  sign = (claims) =>
    new SignJWT({ iss: started.url, client_id: 'console', exp: NOW / 1000 + 60, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .sign(privateKey);
  return started;
}

function apiModel(): ApiModel {
  const authorizer = { issuer: issuer.url, audience: ['console'] };
  const route = { functionArn: 'arn:aws:lambda:r:a:function:f', scopes: [] };
  return {
    id: 'abc',
    name: 'Api',
    stage: '$default',
    cors: {
      origins: ['https://console.example'],
      methods: ['GET', 'POST'],
      headers: ['content-type'],
      exposed: ['x-told'],
      maxAgeSeconds: 300,
      credentials: true,
    },
    routes: [
      { ...route, key: 'POST /cases' },
      { ...route, key: 'GET /cases/{caseId}' },
      { ...route, key: 'GET /limited', throttle: { ratePerSecond: 0.001, burst: 2 } },
      { ...route, key: 'GET /staff', authorizer },
      { ...route, key: 'GET /scoped', authorizer, scopes: ['cases.read'] },
    ],
  };
}

/** Calls the API while its function answers `answer`; returns the response and the event the function got. */
async function call(path: string, init: RequestInit = {}, answer: unknown = 'ok') {
  result = answer;
  events = [];
  const response = await fetch(`${server.url}${path}`, init);
  return { response, body: await response.text(), event: events[0] };
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const postJson = (body: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
});

describe('the event of payload format 2.0', () => {
  it('carries path, query and path parameters as sent and as decoded', async () => {
    const { event } = await call('/cases/A%20b?x=1&x=2&y=%C3%A9');
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /cases/{caseId}',
      rawPath: '/cases/A%20b',
      rawQueryString: 'x=1&x=2&y=%C3%A9',
      queryStringParameters: { x: '1,2', y: 'é' },
      pathParameters: { caseId: 'A b' },
      isBase64Encoded: false,
      requestContext: {
        accountId: '123456789012',
        apiId: 'abc',
        stage: '$default',
        time: '04/Mar/2030:05:06:07 +0000',
        timeEpoch: NOW,
        http: { method: 'GET', path: '/cases/A%20b', sourceIp: '127.0.0.1' },
      },
    });
    expect(event).not.toHaveProperty('body');
    expect(event).not.toHaveProperty('cookies');
  });

  it('joins repeated headers in lower case and takes cookies out of them', async () => {
    result = 'ok';
    events = [];
    const headers = ['X-Twice', 'a', 'x-twice', 'b', 'Cookie', 'c=1; d=2', 'Host', 'h.example'];
    await new Promise((resolve) => {
      rawRequest(`${server.url}/cases/1`, { headers }, resolve).end();
    });
    expect(events[0]).toMatchObject({ cookies: ['c=1', 'd=2'], headers: { 'x-twice': 'a,b' } });
    expect(events[0]?.['headers']).not.toHaveProperty('cookie');
  });

  it('hands JSON over as text and forms in base64', async () => {
    const json = await call('/cases', postJson('{"a":1}'));
    expect(json.event).toMatchObject({ body: '{"a":1}', isBase64Encoded: false });
    const form = await call('/cases', { method: 'POST', body: new URLSearchParams({ a: '1' }) });
    expect(form.event).toMatchObject({ body: 'YT0x', isBase64Encoded: true });
  });
});

describe('the response', () => {
  it.each([
    ['an object', { a: 1 }, '{"a":1}'],
    ['a text', 'plain', 'plain'],
    ['nothing', undefined, 'null'],
  ])('of %s is a JSON body of status 200', async (_what, answer, body) => {
    const call200 = await call('/cases/1', {}, answer);
    expect(call200.response.status).toBe(200);
    expect(call200.response.headers.get('content-type')).toBe('application/json');
    expect(call200.body).toBe(answer === undefined ? 'ok' : body);
  });

  it('with a status code is taken as a whole, several cookies and base64 included', async () => {
    const { response, body } = await call(
      '/cases/1',
      {},
      {
        statusCode: 201,
        headers: { 'X-Told': 'yes', 'Access-Control-Allow-Origin': '*' },
        cookies: ['a=1; HttpOnly', 'b=2'],
        body: Buffer.from('olá').toString('base64'),
        isBase64Encoded: true,
      },
    );
    expect(response.status).toBe(201);
    expect(response.headers.get('x-told')).toBe('yes');
    expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(body).toBe('olá');
  });

  it.each([
    ['a failed function', new FunctionError('Oops', 'no')],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['an impossible status', { statusCode: 99 }],
  ])('to %s is a 500 that says nothing', async (_what, answer) => {
    const { response, body } = await call('/cases/1', {}, answer);
    expect([response.status, body]).toEqual([500, '{"message":"Internal Server Error"}']);
  });
});

describe('the API itself', () => {
  it.each([
    ['GET', '/nowhere'],
    ['DELETE', '/cases/1'],
    ['GET', '/cases/1/more'],
    ['GET', '/cases/'],
  ])('answers 404 to %s %s', async (method, path) => {
    const { response, body, event } = await call(path, { method });
    expect([response.status, body, event]).toEqual([404, '{"message":"Not Found"}', undefined]);
  });

  it('refuses bodies over 10 MB and headers over 10,240 bytes', async () => {
    const big = await call('/cases', postJson('x'.repeat(10 * MEGABYTE + 1)));
    expect([big.response.status, big.event]).toEqual([413, undefined]);
    const wide = await call('/cases/1', { headers: { 'x-wide': 'x'.repeat(10_300) } });
    expect([wide.response.status, wide.event]).toEqual([431, undefined]);
  });

  it('takes no part of a body for the whole when its sender goes away', async () => {
    events = [];
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    const head = 'POST /cases HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    socket.write(`${head}content-length: 100\r\n\r\n{"half":`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(events).toEqual([]);
    expect((await call('/cases', postJson('{}'))).response.status).toBe(200);
  });

  it('answers preflights of allowed origins without asking the function', async () => {
    const preflight = (origin: string) =>
      call('/cases', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowed = await preflight('https://console.example');
    expect(allowed.response.status).toBe(204);
    expect(allowed.event).toBeUndefined();
    expect(Object.fromEntries(allowed.response.headers)).toMatchObject({
      'access-control-allow-origin': 'https://console.example',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'content-type',
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '300',
    });
    const foreign = await preflight('https://evil.example');
    expect(foreign.response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lets an allowed origin read errors too', async () => {
    const headers = { origin: 'https://console.example' };
    const { response } = await call('/nowhere', { headers });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://console.example');
    expect(response.headers.get('access-control-expose-headers')).toBe('x-told');
  });

  it('limits a route by itself', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await call('/limited')).response.status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await call('/cases/1')).response.status).toBe(200);
  });

  it('lets a burst pass, then as many as the rate allows', () => {
    const mayPass = openThrottle({ ratePerSecond: 0.001, burst: 2 });
    expect([mayPass(), mayPass(), mayPass()]).toEqual([true, true, false]);
  });
});

describe('the JWT authorizer', () => {
  it('passes claims on as text, lists in brackets', async () => {
    const token = await sign({ 'cognito:groups': ['agent', 'lead'], n: 7, email_verified: true });
    const { event } = await call('/staff', bearer(token));
    expect(event?.['requestContext']).toMatchObject({
      authorizer: {
        jwt: {
          claims: { 'cognito:groups': '[agent lead]', n: '7', email_verified: 'true' },
          scopes: null,
        },
      },
    });
  });

  it('accepts an ID token, whose audience is in aud', async () => {
    const { response } = await call(
      '/staff',
      bearer(await sign({ client_id: undefined, aud: 'console' })),
    );
    expect(response.status).toBe(200);
  });

  it.each<[string, object]>([
    ['of another audience', { client_id: 'other' }],
    ['that has expired on the laptop clock', { exp: NOW / 1000 - 1 }],
    ['of another issuer', { iss: 'https://other.example' }],
  ])('refuses a token %s', async (_what, claims) => {
    const { response, body, event } = await call('/staff', bearer(await sign(claims)));
    expect([response.status, body, event]).toEqual([401, '{"message":"Unauthorized"}', undefined]);
  });

  it('refuses a tampered token and none at all', async () => {
    const [head, , signature] = (await sign({})).split('.');
    const forged = Buffer.from(JSON.stringify({ iss: issuer.url, client_id: 'console' }));
    const tampered = `${head}.${forged.toString('base64url')}.${signature}`;
    expect((await call('/staff', bearer(tampered))).response.status).toBe(401);
    expect((await call('/staff')).response.status).toBe(401);
  });

  it('answers 403 when the scope is missing', async () => {
    expect((await call('/scoped', bearer(await sign({ scope: 'openid' })))).response.status).toBe(
      403,
    );
    const { response, event } = await call(
      '/scoped',
      bearer(await sign({ scope: 'a cases.read' })),
    );
    expect(response.status).toBe(200);
    expect(event?.['requestContext']).toMatchObject({
      authorizer: { jwt: { scopes: ['cases.read'] } },
    });
  });
});

describe('routing', () => {
  const find = routeFinder(
    ['$default', 'ANY /a/{x}', 'GET /a/b', 'GET /a/{x}', 'GET /{proxy+}'].map((key) => ({
      key,
      functionArn: '',
      scopes: [],
    })),
  );
  it.each([
    ['GET', '/a/b', 'GET /a/b'],
    ['GET', '/a/c', 'GET /a/{x}'],
    ['POST', '/a/b', 'ANY /a/{x}'],
    ['GET', '/z/y/x', 'GET /{proxy+}'],
    ['POST', '/z', '$default'],
  ])('takes the most specific route for %s %s', (method, path, key) => {
    expect(find(method, path)?.route.key).toBe(key);
  });

  it('gives a greedy parameter the rest of the path', () => {
    expect(find('GET', '/z/y%20/x')?.parameters).toEqual({ proxy: 'z/y /x' });
  });
});
