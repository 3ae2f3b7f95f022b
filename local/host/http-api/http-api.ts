import { randomUUID } from 'node:crypto';
import type { ApiModel } from '../assembly/model.ts';
import { FunctionError } from '../function-error.ts';
import type { Received, Reply } from '../http-server.ts';
import { isPreflight, preflightReply, withCors } from './cors.ts';
import { type JwtContext, joinedHeaders, proxyEvent, splitTarget } from './event.ts';
import type { JwtAuthorizer } from './jwt.ts';
import { INTERNAL_ERROR, message, replyFrom } from './response.ts';
import { type RouteFinder, type RouteMatch, routeFinder } from './routes.ts';
import { openThrottle } from './throttle.ts';

/** The HTTP API gives an integration no longer than this. */
const INTEGRATION_TIMEOUT_MS = 30_000;
const MAX_HEADER_BYTES = 10_240;
const TOO_MANY = message(429, 'Too Many Requests');

export interface HttpApiOptions {
  readonly api: ApiModel;
  readonly account: string;
  readonly now: () => number;
  readonly authorize: JwtAuthorizer;
  /** Rejects when the function fails, or when the API has no permission to invoke it. */
  readonly invoke: (functionArn: string, routeKey: string, event: object) => Promise<unknown>;
}

/** One HTTP API (payload format 2.0) as a request handler. */
export function openHttpApi(options: HttpApiOptions): (request: Received) => Promise<Reply> {
  const { api } = options;
  const mayPass = openThrottle(api.throttle);
  const limits = new Map(api.routes.map((r) => [r.key, openThrottle(r.throttle)]));
  const mayTake = (key: string) => limits.get(key)?.() ?? true;
  const find = routeFinder(api.routes);
  return async (request) => {
    const headers = joinedHeaders(request);
    if (api.cors && isPreflight(request.method, headers)) return preflightReply(api.cors, headers);
    const requestId = randomUUID();
    const reply = mayPass()
      ? await route({ ...options, mayTake, find }, request, headers, requestId)
      : TOO_MANY;
    const named = { ...reply, headers: { ...reply.headers, 'apigw-requestid': requestId } };
    return withCors(named, api.cors, headers);
  };
}

async function route(
  options: HttpApiOptions & { mayTake(routeKey: string): boolean; readonly find: RouteFinder },
  request: Received,
  headers: Readonly<Record<string, string>>,
  requestId: string,
): Promise<Reply> {
  if (headerBytes(request) > MAX_HEADER_BYTES)
    return message(431, 'Request Header Fields Too Large');
  if (!request.body) return message(413, 'Request Entity Too Large');
  const [path] = splitTarget(request.target);
  const match = options.find(request.method, path);
  if (!match) return message(404, 'Not Found');
  if (!options.mayTake(match.route.key)) return TOO_MANY;
  if (!match.route.authorizer) return integrate(options, request, match, requestId);
  const decision = await options.authorize(match.route, headers['authorization']);
  if ('context' in decision) {
    return integrate(options, request, match, requestId, decision.context);
  }
  return decision.refused === 'forbidden' ? message(403, 'Forbidden') : unauthorized();
}

async function integrate(
  { api, account, now, invoke }: HttpApiOptions,
  request: Received,
  match: RouteMatch,
  requestId: string,
  jwt?: JwtContext,
): Promise<Reply> {
  const event = proxyEvent({ api, account, request, match, jwt, requestId, now: now() });
  const { functionArn, key } = match.route;
  try {
    return await withinLimit(invoke(functionArn, key, event).then(replyFrom));
  } catch (error) {
    if (error instanceof FunctionError) return INTERNAL_ERROR;
    throw error;
  }
}

async function withinLimit(reply: Promise<Reply>): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Reply>((resolve) => {
    const giveUp = () => resolve(message(503, 'Service Unavailable'));
    timer = setTimeout(giveUp, INTEGRATION_TIMEOUT_MS);
  });
  return Promise.race([reply, late]).finally(() => clearTimeout(timer));
}

function unauthorized(): Reply {
  const reply = message(401, 'Unauthorized');
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': 'Bearer' } };
}

function headerBytes({ message, target, method }: Received): number {
  const line = method.length + target.length + ' HTTP/1.1'.length;
  return message.rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part), line);
}
