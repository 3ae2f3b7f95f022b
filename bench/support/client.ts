/** A plain HTTP client on kept connections: a heavy one would measure itself. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

export interface Client {
  get<T>(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer<T>>;
  /** Carries a fresh Idempotency-Key. */
  post<T>(
    path: string,
    body: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>>;
  close(): void;
}

/** One per run: at most `connections` sockets, all kept until `close`. */
export function client(base: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = <T>(
    method: 'GET' | 'POST',
    path: string,
    headers: Readonly<Record<string, string>>,
    text = '',
  ): Promise<Answer<T>> =>
    new Promise((resolve, reject) => {
      const call = request(`${base}${path}`, { method, agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () => {
          const body = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as T;
          resolve({ status: response.statusCode ?? 0, body });
        });
      });
      call.once('error', reject);
      call.end(text);
    });
  return {
    get: (path, headers = {}) => send('GET', path, headers),
    post(path, body, headers = {}) {
      const text = JSON.stringify(body);
      const own = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
        'idempotency-key': randomUUID(),
      };
      return send('POST', path, { ...own, ...headers }, text);
    },
    close: () => agent.destroy(),
  };
}

/** The body of a success; anything else ends the bench: a figure with refusals in it would be worth nothing. */
export function ok<T>({ status, body }: Answer<T>): T {
  if (status < 300) return body;
  throw new Error(`${status} ${JSON.stringify(body)}`);
}
