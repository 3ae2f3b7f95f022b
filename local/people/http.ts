/** Requests as a browser would send them, answers as data; a problem is an answer too. */
import { randomUUID } from 'node:crypto';
import type { Problem } from '#contracts/views.ts';

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one request; every POST carries a fresh Idempotency-Key unless the call brings its own. */
export async function send<T>(
  url: string,
  { method, body, headers = {} }: Call,
): Promise<Reply<T>> {
  const json =
    body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...headers,
    },
    ...json,
  });
  const text = await response.text();
  return {
    status: response.status,
    body: JSON.parse(text || '{}') as T,
    headers: response.headers,
  };
}

/** The body of a success; a problem becomes an error that says what the bank answered. */
export function accepted<T>(reply: Reply<T>): T {
  if (reply.status < 300) return reply.body;
  throw new Refused(reply.status, reply.body as Problem);
}

/** The bank said no; `problem` says why. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem) {
    super(`${status} ${JSON.stringify(problem)}`);
    this.status = status;
    this.problem = problem;
  }
}
