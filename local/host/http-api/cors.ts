import type { CorsModel } from '../assembly/model.ts';
import type { Reply } from '../http-server.ts';

export type RequestHeaders = Readonly<Record<string, string>>;

export function isPreflight(method: string, headers: RequestHeaders): boolean {
  return method === 'OPTIONS' && 'origin' in headers && 'access-control-request-method' in headers;
}

/** The API answers preflights itself; an origin that is not allowed gets the status without any permission. */
export function preflightReply(cors: CorsModel, headers: RequestHeaders): Reply {
  const origin = allowedOrigin(cors, headers);
  if (origin === undefined) return { status: 204 };
  return {
    status: 204,
    headers: {
      ...originHeaders(cors, origin),
      'access-control-allow-methods': cors.methods.join(','),
      'access-control-allow-headers': cors.headers.join(','),
      ...(cors.maxAgeSeconds !== undefined && {
        'access-control-max-age': String(cors.maxAgeSeconds),
      }),
    },
  };
}

/** Adds the configured headers to an answer and drops those the function set itself, as the HTTP API does. */
export function withCors(
  reply: Reply,
  cors: CorsModel | undefined,
  headers: RequestHeaders,
): Reply {
  if (!cors) return reply;
  const own = Object.entries(reply.headers ?? {}).filter(
    ([name]) => !name.startsWith('access-control-'),
  );
  const origin = allowedOrigin(cors, headers);
  const added = origin === undefined ? {} : originHeaders(cors, origin);
  return { ...reply, headers: { ...Object.fromEntries(own), ...added } };
}

function originHeaders(cors: CorsModel, origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    ...(origin !== '*' && { vary: 'origin' }),
    ...(cors.credentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.exposed.length > 0 && { 'access-control-expose-headers': cors.exposed.join(',') }),
  };
}

function allowedOrigin(cors: CorsModel, headers: RequestHeaders): string | undefined {
  const origin = headers['origin'];
  if (origin === undefined) return undefined;
  if (cors.origins.includes('*')) return '*';
  const scheme = `${origin.split('://')[0]}://*`;
  return cors.origins.some((o) => o === origin || o === scheme) ? origin : undefined;
}
