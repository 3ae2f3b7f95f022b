/** Requests to the bank's API, under the site's own name. The answer is data, a problem document, or silence. */
import type { Problem } from '#contracts/views.ts';
import type { Locale } from '#domain/vocabulary.ts';

export type Outcome<T> =
  | { readonly kind: 'done'; readonly body: T }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** No answer came: offline, or the connection broke. Whether the bank received it is unknown. */
  | { readonly kind: 'silence' };

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly locale: Locale;
  readonly body?: unknown;
  /** Idempotency-Key, for commands. */
  readonly key?: string | undefined;
}

const PATIENCE_MS = 30_000;

const headersOf = ({ locale, body, key }: Request): Record<string, string> => ({
  accept: 'application/json, application/problem+json',
  'accept-language': locale,
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(key === undefined ? {} : { 'idempotency-key': key }),
});

const isProblem = (it: unknown): it is Problem =>
  typeof it === 'object' && it !== null && 'code' in it && 'title' in it;

/** What stands in for a problem document when a proxy or gateway answered instead of the API. */
const strange = (status: number, trace: string): Problem => ({
  type: 'about:blank',
  title: '',
  status,
  code: status === 429 ? 'TooManyRequests' : 'Internal',
  trace,
});

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

export async function call<T>(request: Request): Promise<Outcome<T>> {
  try {
    const response = await fetch(request.path, {
      method: request.method,
      headers: headersOf(request),
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const json = await jsonOf(response);
    // the contract's type: the API parses every answer by its schema before it leaves
    if (response.ok && json !== null) return { kind: 'done', body: json as T };
    const trace = response.headers.get('apigw-requestid') ?? '';
    return {
      kind: 'refused',
      problem: isProblem(json) ? json : strange(response.status, trace),
    };
  } catch {
    return { kind: 'silence' };
  }
}
