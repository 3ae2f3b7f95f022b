/** What API Gateway hands a route's function (payload 2.0), from the few things that a test wants to say. */
import type { APIGatewayProxyEventV2WithJWTAuthorizer as HttpEvent } from 'aws-lambda';
import { type Route, type RouteName, routes } from '#contracts/http.ts';
import { isCommand } from '#contracts/route-errors.ts';
import type { Actor } from '#domain/actor.ts';

export interface Ask {
  readonly body?: unknown;
  /** The body as sent, in place of `body` as JSON. */
  readonly raw?: string;
  readonly base64?: boolean;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** The colleague whose token came along. */
  readonly staff?: Actor;
  readonly claims?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

let keys = 0;

/** Claims as the JWT authorizer flattens them. */
const claimsOf = ({ id, roles, department }: Actor): Record<string, string> => ({
  token_use: 'access',
  username: id,
  'cognito:groups': `[${roles.join(' ')}]`,
  'custom:skills': '[loan creditCard]',
  ...(department ? { 'custom:department': department } : {}),
});

const pathIn = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

function headersOf(route: Route, { headers = {} }: Ask): Record<string, string> {
  keys += 1;
  const usual: Record<string, string | undefined> = {
    'accept-language': 'en',
    ...(route.body ? { 'content-type': 'application/json' } : {}),
    ...(isCommand(route) ? { 'idempotency-key': `key-of-a-test-${keys}` } : {}),
    ...headers,
  };
  const given = Object.entries(usual).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Record<string, string>;
}

function bodyOf({ raw, body, base64 }: Ask): Pick<HttpEvent, 'body' | 'isBase64Encoded'> {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  if (text === undefined) return { isBase64Encoded: false };
  const sent = base64 ? Buffer.from(text).toString('base64') : text;
  return { body: sent, isBase64Encoded: base64 ?? false };
}

export function httpEvent(name: RouteName, ask: Ask): HttpEvent {
  const route: Route = routes[name];
  const claims = ask.claims ?? (ask.staff ? claimsOf(ask.staff) : {});
  const rawPath = pathIn(route.path, ask.path ?? {});
  return {
    version: '2.0',
    routeKey: `${route.method} ${route.path}`,
    rawPath,
    rawQueryString: new URLSearchParams(ask.query ?? {}).toString(),
    headers: headersOf(route, ask),
    ...(ask.cookie ? { cookies: ['theme=dark', ...ask.cookie.split('; ')] } : {}),
    ...(ask.query ? { queryStringParameters: ask.query } : {}),
    ...(ask.path ? { pathParameters: ask.path } : {}),
    ...bodyOf(ask),
    requestContext: {
      accountId: '111111111111',
      apiId: 'api',
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims, scopes: [] } },
      domainName: 'api.example',
      domainPrefix: 'api',
      http: {
        method: route.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test',
      },
      requestId: 'trace-1',
      routeKey: `${route.method} ${route.path}`,
      stage: '$default',
      time: '02/Mar/2026:01:00:00 +0000',
      timeEpoch: 0,
    },
  };
}
