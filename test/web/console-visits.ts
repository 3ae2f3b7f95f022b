/** Cases and pages for the console's tests in a browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { prepareSite } from '../../local/host/prepare.ts';
import { REPOSITORY } from '../../local/repository.ts';
import { api } from '../support/api.ts';
import { memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import * as samples from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { axeFaults } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type Looks, openConsole, SITE, type Site, siteOver } from './console-site.ts';

/** Browsers share two cores with everything else. */
export const SLOW = 90_000;

let browser: Browser | null = null;

/** One browser for a test file, and the console as it is now. */
export function withBrowser(): void {
  beforeAll(async () => {
    await prepareSite(REPOSITORY, 'console');
    browser = await openBrowser();
  });
  afterAll(async () => browser?.close());
}

export function open(): Browser {
  if (!browser) throw new Error('A test file says withBrowser() first');
  return browser;
}

export const chinese = {
  locale: 'zh-CN' as const,
  whatHappened: '2 月 28 日已按时还款，仍被收取滞纳金。',
  wish: '退还滞纳金，并更正征信记录。',
  complainant: { kind: 'person' as const, name: '林梅', phone: '13800000001' },
};
const costly = samples.costlyTerms({
  plan: samples.aPlan(12),
  onerousTerms: [{ id: 't1', text: '两期未还，方案终止。' }],
});

export const aSite = (): Site => {
  const world = memoryWorld();
  return siteOver(world, api(world));
};

/** A case whose second version waits for approval, after a counter-offer and words from both sides. */
export const aSecondVersion: readonly stories.Step[] = [
  ...stories.offered({ terms: samples.someTerms(), intake: chinese }),
  [
    {
      name: 'CounterOffer',
      data: { proposalVersion: 1, terms: { words: '希望分 12 期。', instalments: 12 } },
    },
    { by: people.theCustomer, now: stories.day(6) },
  ],
  [
    { name: 'WriteToBank', data: { text: '什么时候答复？' } },
    { by: people.theCustomer, now: stories.day(6, 12) },
  ],
  [
    { name: 'ProposeTerms', data: { terms: costly } },
    { by: people.agentLi, now: stories.day(7) },
  ],
];

/** A page of the console as this colleague sees it, once it shows what it asked for. */
export async function visit(site: Site, path: string, looks: Looks) {
  const opened = await openConsole(open(), site, looks);
  await opened.page.goto(`${SITE}/console${path}`);
  await opened.page.waitForSelector('.page h1');
  // pages ask for what they show; nothing may still be on its way when they are judged
  await opened.page.waitForSelector('.skeleton', { state: 'detached' });
  return opened;
}

/** What axe finds, as `rule: element`. */
export const violations = (page: Page, part = 'html'): Promise<string[]> =>
  axeFaults(page, { part, more: ['best-practice'] });

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

/** Whether the page is as wide as its window, as it must be at 320 px. */
export const fits = async (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
