import type { PageRequest, PageResponse } from '../emulators/pages/page.ts';
import { textPage } from '../emulators/pages/responses.ts';
import { isLoopbackHost } from '../emulators/pages/same-origin.ts';
import { splitTarget } from './http-api/event.ts';
import type { Received, Reply } from './http-server.ts';

export type Page = (request: PageRequest) => Promise<PageResponse | undefined>;

/** Serves pages in order of asking: the first that knows the path answers. Foreign host names are refused (DNS rebinding). */
export function servePages(...pages: readonly Page[]): (request: Received) => Promise<Reply> {
  return async (received) => {
    const request = pageRequest(received);
    if (!request) return textPage(413, 'Too large');
    if (!isLoopbackHost(request)) return textPage(403, 'Only for this machine');
    for (const page of pages) {
      const response = await page(request);
      if (response) return response;
    }
    return textPage(404, 'Not found');
  };
}

function pageRequest({ method, target, message, body }: Received): PageRequest | undefined {
  if (!body) return undefined;
  const [path, query] = splitTarget(target);
  return {
    method,
    path,
    query: new URLSearchParams(query),
    headers: message.headers,
    body: body.toString('utf8'),
  };
}
