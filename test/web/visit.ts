/** Somebody looking at pages: a context of their own, an eye on the content policy and on accessibility. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeFaults } from './axe.ts';
import { draws } from './gallery.ts';

export interface Looking {
  readonly width: number;
  readonly locale?: 'zh-CN' | 'en';
  readonly scheme?: 'light' | 'dark';
}

export interface Visit {
  readonly page: Page;
  /** What the content policy refused so far, on every page of the visit. */
  readonly refused: string[];
  /** Faults that axe finds on the page, or in that part of it, as it is now: WCAG 2.2 AA, each as `rule: element`. */
  readonly faults: (part?: string) => Promise<string[]>;
  /** Wider than the window: somebody would have to scroll sideways. */
  readonly overflows: () => Promise<boolean>;
  /** What one sees of the page, for those who want to look (`gallery.ts`). */
  readonly picture: (name: string) => Promise<Buffer>;
  readonly end: () => Promise<void>;
}

/** Violations are told by the page that has them, however often it is loaded anew. */
async function watchPolicy(context: BrowserContext): Promise<string[]> {
  const refused: string[] = [];
  await context.exposeBinding('tellRefused', (_, text: string) => void refused.push(text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { tellRefused } = globalThis as unknown as { tellRefused: (text: string) => void };
      tellRefused(`${violatedDirective} ${blockedURI}`);
    });
  });
  return refused;
}

/** Whoever sat here gets up: nothing that the browser kept for them is there for the next. */
export async function leavesSeat(page: Page): Promise<void> {
  await page.context().clearCookies();
  if (!page.url().startsWith('http')) return;
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  // what the page still knows goes with it
  await page.goto('about:blank');
}

export async function visit(browser: Browser, looking: Looking): Promise<Visit> {
  const { width, locale = 'zh-CN', scheme = 'light' } = looking;
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const refused = await watchPolicy(context);
  // only at first: what somebody chooses on the page is kept
  await context.addInitScript((it) => {
    if (!localStorage.getItem('parley.locale')) localStorage.setItem('parley.locale', it);
  }, locale);
  const page = await context.newPage();
  return {
    page,
    refused,
    faults: (part) => axeFaults(page, part === undefined ? {} : { part }),
    overflows: () =>
      page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      ),
    picture: (name) => draws(page, name),
    end: () => context.close(),
  };
}
