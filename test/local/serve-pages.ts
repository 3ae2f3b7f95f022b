import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PageRequest, PageResponse } from '../../local/emulators/pages/page.ts';

export interface PageServer {
  url: string;
  close(): Promise<void>;
}

/** A loopback server on a free port that hands whole requests to `handle`; 404 where it has no answer. */
export async function servePages(
  handle: (request: PageRequest) => Promise<PageResponse | undefined>,
): Promise<PageServer> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, handle);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: PageRequest) => Promise<PageResponse | undefined>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const response = await handle({
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body: Buffer.concat(chunks).toString('utf8'),
    headers: incoming.headers,
  });
  outgoing.writeHead(response?.status ?? 404, response?.headers ?? {});
  outgoing.end(response?.body ?? '');
}
