import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { prepareSite } from '../../local/host/prepare.ts';
import { staticFiles } from '../../local/host/site/static-files.ts';
import { REPOSITORY } from '../../local/repository.ts';

/** As strict as the one that the distribution sends (infra/constructs/security-headers.ts), with nowhere to sign in. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export interface SiteServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The built pages alone, under their policy. What they ask of the API is for the test to answer. */
export async function serveSite(site: 'customer' | 'console'): Promise<SiteServer> {
  await prepareSite(REPOSITORY, site);
  const files = staticFiles(join(REPOSITORY, 'web/dist'), {
    'content-security-policy': CONTENT_POLICY,
  });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    const { method = 'GET', headers } = request;
    const found = files({ method, path: pathname, query: searchParams, headers, body: '' });
    response.writeHead(found?.status ?? 404, found?.headers).end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // listening on TCP, so it is no pipe's name
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
