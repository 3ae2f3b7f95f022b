import type { Reply } from '../http-server.ts';
import { isObject, type JsonObject } from '../json.ts';

/** What the HTTP API answers when a function's response has no usable shape. */
export const INTERNAL_ERROR = message(500, 'Internal Server Error');

/** A plain answer of the API itself. */
export function message(status: number, text: string): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: text }),
  };
}

/** Payload 2.0: an object with `statusCode` is the whole response; anything else is a body of status 200. */
export function replyFrom(result: unknown): Reply {
  if (!isObject(result) || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const status = Number(result['statusCode']);
  const body = result['body'] ?? '';
  if (!(status >= 100 && status <= 599) || typeof body !== 'string') return INTERNAL_ERROR;
  return {
    status,
    headers: headersFrom(result),
    body: result['isBase64Encoded'] === true ? Buffer.from(body, 'base64') : body,
  };
}

function headersFrom(result: JsonObject): Record<string, string | readonly string[]> {
  const given = isObject(result['headers']) ? Object.entries(result['headers']) : [];
  const headers = given.map(([name, value]): [string, string] => [
    name.toLowerCase(),
    String(value),
  ]);
  const cookies = Array.isArray(result['cookies']) ? result['cookies'].map(String) : [];
  return {
    'content-type': 'text/plain; charset=utf-8',
    ...Object.fromEntries(headers),
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  };
}
