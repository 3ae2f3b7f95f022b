import type { ApiModel } from '../assembly/model.ts';
import type { Received } from '../http-server.ts';
import type { RouteMatch } from './routes.ts';

/** Claims as the JWT authorizer passes them on. */
export interface JwtContext {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

export interface EventSource {
  readonly api: ApiModel;
  readonly account: string;
  readonly request: Received;
  readonly match: RouteMatch;
  readonly jwt: JwtContext | undefined;
  readonly requestId: string;
  readonly now: number;
}

/** Content types whose bodies the HTTP API hands over as text; all others (forms too) arrive in base64. */
const TEXTUAL = /^(text\/|application\/(json|xml|javascript)|[^;]+\+(json|xml))/;

/** The event of payload format 2.0. */
export function proxyEvent(source: EventSource): object {
  const { request, match } = source;
  const [rawPath, rawQueryString] = splitTarget(request.target);
  const { cookie, ...headers } = joinedHeaders(request);
  const query = joinedQuery(rawQueryString);
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath,
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(rawQueryString !== '' && { queryStringParameters: query }),
    requestContext: requestContext(source, headers, rawPath),
    ...(Object.keys(match.parameters).length > 0 && { pathParameters: match.parameters }),
    ...body(request, headers['content-type'] ?? 'text/plain'),
  };
}

/** Path and query string of a request target, both as sent. */
export function splitTarget(target: string): [string, string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

/** Header names in lower case, repeated ones joined by commas (cookies by semicolons). */
export function joinedHeaders({ message }: Received): Record<string, string> {
  const joined: Record<string, string> = {};
  for (let i = 0; i < message.rawHeaders.length; i += 2) {
    const name = (message.rawHeaders[i] ?? '').toLowerCase();
    const value = message.rawHeaders[i + 1] ?? '';
    const before = joined[name];
    const separator = name === 'cookie' ? '; ' : ',';
    joined[name] = before === undefined ? value : `${before}${separator}${value}`;
  }
  return joined;
}

function requestContext(
  { api, account, request, match, jwt, requestId, now }: EventSource,
  headers: Readonly<Record<string, string>>,
  path: string,
): object {
  const domainName = headers['host'] ?? '127.0.0.1';
  return {
    accountId: account,
    apiId: api.id,
    ...(jwt && { authorizer: { jwt } }),
    domainName,
    domainPrefix: domainName.split('.')[0],
    http: {
      method: request.method,
      path,
      protocol: 'HTTP/1.1',
      sourceIp: '127.0.0.1',
      userAgent: headers['user-agent'] ?? '',
    },
    requestId,
    routeKey: match.route.key,
    stage: api.stage,
    time: commonLogTime(now),
    timeEpoch: now,
  };
}

function body(request: Received, contentType: string): object {
  if (!request.body || request.body.length === 0) return { isBase64Encoded: false };
  const isText = TEXTUAL.test(contentType.toLowerCase());
  return {
    body: request.body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}

function joinedQuery(query: string): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [key, value] of new URLSearchParams(query)) {
    joined[key] = key in joined ? `${joined[key]},${value}` : value;
  }
  return joined;
}

/** `24/Nov/2026:10:41:24 +0000` */
function commonLogTime(now: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+) GMT$/.exec(new Date(now).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
