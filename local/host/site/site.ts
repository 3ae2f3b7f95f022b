import { join } from 'node:path';
import type { PageRequest, PageResponse } from '../../emulators/pages/page.ts';
import { jsonPage, stylePage } from '../../emulators/pages/responses.ts';
import type { Host } from '../running.ts';
import { startPage } from './start-page.ts';
import { startStyle } from './start-style.ts';
import { staticFiles } from './static-files.ts';

/** The site port: the built web pages where there are any, and the start page (`/start`, or `/` without web pages). */
export function sitePages(
  host: Pick<Host, 'urls' | 'clock' | 'model'>,
  root: string,
): (request: PageRequest) => Promise<PageResponse | undefined> {
  const files = staticFiles(join(root, 'web/dist'), host.model.pageHeaders);
  return async (request) => {
    switch (request.path) {
      case '/start':
        return startPage(host, request);
      case '/start.css':
        return stylePage(startStyle);
      case '/config.json':
        return jsonPage(200, webConfig(host));
      default:
        return files(request) ?? (request.path === '/' ? startPage(host, request) : undefined);
    }
  };
}

/**
 * What the pages need to find their services; on AWS the deployment writes this file. An empty `api` means: under the
 * site's own name; `now` is there because this clock can be moved.
 */
function webConfig({ urls, model, clock }: Pick<Host, 'urls' | 'model' | 'clock'>): object {
  const clientId = model.userPools[0]?.clients[0]?.clientId;
  const api = model.apiPaths.length > 0 ? '' : urls.api;
  const now = new Date(clock.now()).toISOString();
  return { api, issuer: urls.issuer, clientId, inbox: urls.inbox, now };
}
