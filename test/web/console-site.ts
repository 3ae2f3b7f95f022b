/**
 * The built console in a browser, over the bank's real routes in a world in memory: pages, issuer and API answer without any
 * server. Headers are those that the distribution sends.
 */
import { join } from 'node:path';
import type { Route as Asked, Browser, BrowserContext, Page } from 'playwright-core';
import { type Route, type RouteName, routeNames, routes } from '#contracts/http.ts';
import type { Actor } from '#domain/actor.ts';
import { staticFiles } from '../../local/host/site/static-files.ts';
import { REPOSITORY } from '../../local/repository.ts';
import type { Api } from '../support/api.ts';
import type { MemoryWorld } from '../support/memory-world.ts';
import { workflowCatchesUp } from '../support/told-case.ts';

export const SITE = 'http://localhost:4500';
const ISSUER = 'http://localhost:4503/pool';
/** Where files are sent and fetched: an origin of their own. */
export const STORAGE = 'http://localhost:4505/evidence/';

/** As `infra/constructs/security-headers.ts` writes it for the laptop's issuer. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `connect-src 'self' ${new URL(ISSUER).origin} ${new URL(STORAGE).origin}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const matching = Object.fromEntries(
  routeNames.map((name) => [
    name,
    new RegExp(`^${routes[name].path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  ]),
);

/** The route that a request is for, with the ids in its path. */
function routeFor(method: string, pathname: string) {
  for (const name of routeNames) {
    const found = routes[name].method === method && matching[name]?.exec(pathname);
    if (found) return { name, path: { ...found.groups } };
  }
  return null;
}

export interface Site {
  readonly api: Api;
  readonly world: MemoryWorld;
  /** What a page asked for, in order. */
  readonly calls: { readonly name: RouteName; readonly body: unknown; readonly key: string }[];
  /** Answers before the bank does, to play faults; null lets the bank answer. */
  interrupt: ((name: RouteName) => 'offline' | { status: number; body: unknown } | null) | null;
}

export const siteOver = (world: MemoryWorld, api: Api): Site => ({
  api,
  world,
  calls: [],
  interrupt: null,
});

const json = (body: unknown, status = 200) => ({
  status,
  contentType: 'application/json',
  headers: { 'access-control-allow-origin': '*', 'apigw-requestid': 'trace-of-a-test' },
  body: JSON.stringify(body),
});

async function answerOfBank(asked: Asked, site: Site, staff: Actor): Promise<void> {
  const request = asked.request();
  const url = new URL(request.url());
  const route = routeFor(request.method(), url.pathname);
  if (!route) return asked.fulfill(json({ message: 'Not Found' }, 404));
  const { name, path } = route;
  const headers = request.headers();
  const body: unknown = request.postDataJSON();
  site.calls.push({ name, body, key: headers['idempotency-key'] ?? '' });
  const fault = site.interrupt?.(name) ?? null;
  if (fault === 'offline') return asked.abort('internetdisconnected');
  if (fault) return asked.fulfill(json(fault.body, fault.status));
  const reply = await site.api.call(name, {
    staff,
    path,
    headers: { 'accept-language': headers['accept-language'], ...keyOf(headers) },
    ...(url.search ? { query: Object.fromEntries(url.searchParams) } : {}),
    ...(body === null ? {} : { body }),
  });
  const { method }: Route = routes[name];
  const { caseId } = reply.body as { caseId?: string };
  if (method === 'POST' && caseId && reply.status < 300)
    await workflowCatchesUp(site.world, caseId);
  return asked.fulfill(json(reply.body, reply.status));
}

const keyOf = (headers: Readonly<Record<string, string>>): Record<string, string> => {
  const key = headers['idempotency-key'];
  return key ? { 'idempotency-key': key } : {};
};

/** A shaped answer of the issuer: whoever comes is signed in at once, with a code as the standard says. */
function answerOfIssuer(asked: Asked): Promise<void> {
  const url = new URL(asked.request().url());
  if (url.pathname.endsWith('/openid-configuration'))
    return asked.fulfill(
      json({
        authorization_endpoint: `${ISSUER}/oauth2/authorize`,
        token_endpoint: `${ISSUER}/oauth2/token`,
        end_session_endpoint: `${ISSUER}/logout`,
      }),
    );
  if (url.pathname.endsWith('/token'))
    return asked.fulfill(
      json({ access_token: 'access', refresh_token: 'refresh', expires_in: 3600 }),
    );
  const back = url.pathname.endsWith('/logout')
    ? new URL(url.searchParams.get('logout_uri') ?? SITE)
    : new URL(url.searchParams.get('redirect_uri') ?? SITE);
  const state = url.searchParams.get('state');
  if (state) {
    back.searchParams.set('state', state);
    back.searchParams.set('code', 'code');
  }
  return asked.fulfill({ contentType: 'text/html', body: leadingTo(back.href) });
}

/** The browser follows a 303 past every route of a test, to whoever listens at that port: a page that leads on stays inside. */
const leadingTo = (href: string): string =>
  `<!doctype html><title>issuer</title><script>location.replace(${JSON.stringify(href)})</script>`;

const files = staticFiles(join(REPOSITORY, 'web/dist'), {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
});

async function answerOfSite(asked: Asked, site: Site, staff: Actor): Promise<void> {
  const request = asked.request();
  const { pathname, searchParams } = new URL(request.url());
  if (pathname.startsWith('/api/')) return answerOfBank(asked, site, staff);
  if (pathname === '/config.json')
    return asked.fulfill(
      json({ api: '', issuer: ISSUER, clientId: 'console', now: site.world.clock.now() }),
    );
  const file = files({
    method: 'GET',
    path: pathname,
    query: searchParams,
    headers: {},
    body: '',
  });
  if (!file) return asked.fulfill({ status: 404, body: '' });
  const body = typeof file.body === 'string' ? file.body : Buffer.from(file.body);
  return asked.fulfill({ status: file.status, headers: { ...file.headers }, body });
}

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Violations of the content policy and errors of scripts so far. */
  readonly faults: string[];
}

export interface Looks {
  readonly staff: Actor;
  readonly locale?: 'zh-CN' | 'en';
  readonly width?: number;
  readonly height?: number;
}

/** The console as one colleague sees it. Reading fonts come from the test's own package where the machine has none. */
export async function openConsole(browser: Browser, site: Site, looks: Looks): Promise<Opened> {
  const { staff, locale = 'zh-CN', width = 1280, height = 900 } = looks;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: 'light',
    // colleagues sit anywhere; the pages print in the zone of the bank's rules
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  });
  const faults: string[] = [];
  await context.exposeFunction('tellFault', (text: string) => void faults.push(text));
  await context.addInitScript(
    ({ chosen, site }) => {
      // the blank page and the issuer's have no storage of the console's
      if (window.location.origin !== site) return;
      if (!localStorage.getItem('parley.locale')) localStorage.setItem('parley.locale', chosen);
      document.addEventListener('securitypolicyviolation', (event) => {
        const tell = (window as unknown as { tellFault: (text: string) => void }).tellFault;
        tell(`${event.violatedDirective} ${event.blockedURI}`);
      });
    },
    { chosen: locale, site: SITE },
  );
  await context.route(`${SITE}/**`, async (asked) => answerOfSite(asked, site, staff));
  await context.route(`${ISSUER}/**`, answerOfIssuer);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, context, faults };
}
