import { parseDuration } from '../../duration.ts';
import { headerOf, type PageRequest, type PageResponse } from '../../emulators/pages/page.ts';
import { jsonPage, seeOther, textPage } from '../../emulators/pages/responses.ts';
import { isSameOrigin } from '../../emulators/pages/same-origin.ts';
import type { Host } from '../running.ts';

type Controlled = Pick<
  Host,
  'clock' | 'forward' | 'runSchedule' | 'idle' | 'urls' | 'mail' | 'operator' | 'model'
>;

/**
 * Moving the clock and running schedules: from a form on the laptop's own pages, or from a tool of this repository,
 * which proves itself with the secret in the lock file.
 */
export function clockPages(
  host: Controlled,
  secret: string,
): (request: PageRequest) => Promise<PageResponse | undefined> {
  return async (request) => {
    if (request.path === '/host.json') return jsonPage(200, hostFacts(host));
    if (request.method !== 'POST') return undefined;
    if (request.path === '/clock/forward') return forwardByForm(host, request);
    if (!request.path.startsWith('/control/')) return undefined;
    if (headerOf(request, 'x-parley-control') !== secret) return textPage(403, 'Not for you');
    return control(host, request);
  };
}

async function forwardByForm(host: Controlled, request: PageRequest): Promise<PageResponse> {
  if (!isSameOrigin(request)) return textPage(403, 'Only from this page');
  const ms = parseDuration(new URLSearchParams(request.body).get('by') ?? '');
  if (ms === undefined) return textPage(400, 'Say how far: 7d, 12h or 30m');
  await host.forward(ms);
  return seeOther(backTo(request));
}

async function control(host: Controlled, request: PageRequest): Promise<PageResponse | undefined> {
  switch (request.path) {
    case '/control/forward': {
      const ms = parseDuration(request.body);
      if (ms === undefined) return textPage(400, 'Say how far: 7d, 12h or 30m');
      await host.forward(ms);
      return jsonPage(200, hostFacts(host));
    }
    case '/control/settle':
      await host.idle();
      return jsonPage(200, hostFacts(host));
    case '/control/schedule':
      await host.runSchedule(request.body);
      return jsonPage(200, hostFacts(host));
    case '/control/operator':
      return jsonPage(200, operatorFacts(host));
    case '/control/counts':
      return jsonPage(200, { mails: host.mail.list().length });
    default:
      return undefined;
  }
}

/** With what an auditor reads the tables, past all functions. */
function operatorFacts({ operator, model, urls }: Controlled): object {
  const { accessKeyId, secretAccessKey, sessionToken } = operator;
  return {
    endpoint: urls.aws,
    region: model.region,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    tables: model.tables.map(({ name }) => name),
  };
}

function hostFacts({ clock, urls }: Controlled): object {
  const memory = { rssBytes: process.memoryUsage.rss(), peakRssBytes: peakRssBytes() };
  return { pid: process.pid, urls, now: new Date(clock.now()).toISOString(), memory };
}

/** Of the whole process, its function workers included. */
function peakRssBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** The page that held the form: its path only, so that no other site can be the target. */
function backTo(request: PageRequest): string {
  const referer = headerOf(request, 'referer');
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return `${pathname.replace(/^\/+/, '/')}${search}`;
}
