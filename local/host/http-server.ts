import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

export interface Received {
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  readonly message: IncomingMessage;
  /** The body, or `undefined` when it is longer than the server takes. */
  readonly body: Buffer | undefined;
}

export interface LocalServer {
  readonly url: string;
  readonly port: number;
  /** Until this is called, requests are answered with 503: ports are known before what they serve. */
  serve(handler: (request: Received) => Promise<Reply>): void;
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly port: number;
  readonly maxBodyBytes: number;
  readonly maxHeaderBytes?: number;
  /** Time for the `Date` header: clients that compare clocks must not see two. */
  readonly now: () => number;
}

/** Listens on the loopback address only; there is no option for any other. */
export async function listen(options: ListenOptions): Promise<LocalServer> {
  let handler: (request: Received) => Promise<Reply> = () => Promise.resolve({ status: 503 });
  const server = createServer(
    { maxHeaderSize: options.maxHeaderBytes ?? 16_384, keepAliveTimeout: 30_000 },
    (message, response) => {
      void answer(message, response, options, (request) => handler(request));
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    serve: (next) => (handler = next),
    close: () => closeServer(server),
  };
}

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  options: ListenOptions,
  handle: (request: Received) => Promise<Reply>,
): Promise<void> {
  const { method = 'GET', url: target = '/' } = message;
  const reply = await readBody(message, options.maxBodyBytes)
    .then((body) => handle({ method, target, message, body }))
    .catch(failed);
  // nobody is there any more to hear it
  if (response.destroyed) return;
  response.setHeader('date', new Date(options.now()).toUTCString());
  response.writeHead(reply.status, { ...reply.headers } as Record<string, string | string[]>);
  response.end(method === 'HEAD' ? undefined : reply.body);
}

function failed(error: unknown): Reply {
  if (!isHangUp(error)) console.error(error);
  return {
    status: 500,
    headers: { 'content-type': 'application/json' },
    body: '{"message":"Internal Server Error"}',
  };
}

function isHangUp(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ECONNRESET';
}

/** By its events: an iterator over the chunks costs as much as all else that is done for a small request. */
function readBody(message: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // read on to the end, so that the answer is heard, but keep nothing
      if (size <= limit) chunks.push(chunk);
    });
    message.once('end', () => resolve(size <= limit ? Buffer.concat(chunks) : undefined));
    message.once('error', reject);
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
