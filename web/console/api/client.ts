/** The API, typed by its contract: one function for every route, with the token of whoever is signed in. */
import {
  type Body,
  type Path,
  type Query,
  type Response,
  type RouteName,
  routes,
} from '#contracts/http.ts';
import { isCommand } from '#contracts/route-errors.ts';
import type { Problem } from '#contracts/views.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { savedLocale } from '../../shared/locale.ts';
import { session } from '../auth/session.ts';

/** The bank answered with a refusal or a fault. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** No answer came: whether the bank received the request is unknown, so only the same key may be sent again. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

export type Input<N extends RouteName> = (keyof Path<N> extends never
  ? { readonly path?: undefined }
  : { readonly path: Path<N> }) &
  (Body<N> extends undefined ? { readonly body?: undefined } : { readonly body: Body<N> }) & {
    readonly query?: Query<N>;
    /** Idempotency-Key: the same for every try of one act. */
    readonly key?: string;
    readonly signal?: AbortSignal;
  };

const PATIENCE_MS = 30_000;

const filled = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));

function queryOf(query: unknown): string {
  const given = Object.entries((query as object | undefined) ?? {}).filter(
    ([, value]) => value !== undefined,
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([k, v]) => [k, String(v)]))}`;
}

const isProblem = (it: unknown): it is Problem =>
  typeof it === 'object' && it !== null && 'code' in it && 'title' in it;

/** What stands in for a problem document when a gateway answered instead of the API. */
const strange = (status: number, trace: string): Problem => ({
  type: 'about:blank',
  title: '',
  status,
  code: status === 401 ? 'Unauthenticated' : status === 429 ? 'TooManyRequests' : 'Internal',
  trace,
});

async function answerOf<T>(response: globalThis.Response): Promise<T> {
  const json: unknown = await response.json().catch(() => null);
  // the contract's type: the API parses every answer by its schema before it leaves
  if (response.ok && json !== null) return json as T;
  const trace = response.headers.get('apigw-requestid') ?? '';
  throw new Refused(isProblem(json) ? json : strange(response.status, trace));
}

interface Init {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The caller's own `signal` means that nobody waits any more; every other end without an answer is silence. */
async function send(url: string, init: Init, signal?: AbortSignal) {
  const token = await session.accessToken();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(url, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Silence('No answer', { cause: error });
  }
}

/** A token that ended early (a clock that was moved, a key that was rotated) is renewed once. */
async function sendTwice(url: string, init: Init, signal?: AbortSignal) {
  const first = await send(url, init, signal);
  if (first.status !== 401) return first;
  await session.refresh();
  return send(url, init, signal);
}

const headersOf = (
  locale: Locale,
  body: unknown,
  key: string | undefined,
): Record<string, string> => ({
  accept: 'application/json, application/problem+json',
  'accept-language': locale,
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(key === undefined ? {} : { 'idempotency-key': key }),
});

/** Throws `Refused`, `Silence` or `SignInNeeded`. A command without a key of its own gets one that is never used again. */
export async function call<N extends RouteName>(name: N, input: Input<N>): Promise<Response<N>> {
  const route = routes[name];
  const { api } = await session.config();
  const { path = {}, body, query, signal } = input;
  const key = input.key ?? (isCommand(route) ? crypto.randomUUID() : undefined);
  const init = {
    method: route.method,
    headers: headersOf(savedLocale(), body, key),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const url = `${api}${filled(route.path, path)}${queryOf(query)}`;
  const response = await sendTwice(url, init, signal);
  return answerOf<Response<N>>(response);
}
