/** What the pages look like to eyes, readers and the content policy. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as people from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';
import {
  aSecondVersion,
  aSite,
  button,
  fits,
  SLOW,
  violations,
  visit,
  withBrowser,
} from './console-visits.ts';
import { dateShown } from './dates.ts';
import { draws } from './gallery.ts';

withBrowser();

/** By the keys alone: the calendar opens on the bank's day, and what was chosen stands in the field, day first. */
async function choosesFromCalendar(page: Page, judge: () => Promise<void>): Promise<void> {
  await button(page, 'Choose from a calendar: First received at').press('Enter');
  await page.getByRole('button', { name: 'Monday, 9 March 2026' }).waitFor();
  await judge();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  expect(await dateShown(page, 'First received at')).toBe('08/03/2026, 00:00');
  const focused = page.locator(':focus');
  expect(await focused.getAttribute('aria-label')).toContain('Choose from a calendar');
}

test.each([
  ['queue', '/', people.agentLi],
  ['find', '/find?go=1', people.agentLi],
  ['new', '/new', people.agentLi],
  ['case', '', people.agentLi],
  ['approval', '', people.approverWang],
  ['nowhere', '/else', people.agentLi],
] as const)(
  '%s: clean for readers and by policy, in both languages, light and dark, wide and narrow',
  async (name, path, staff) => {
    const site = aSite();
    const { caseId } = await told(site.world, aSecondVersion);
    await told(site.world, stories.registered({}));
    const { page, context, faults } = await visit(site, path || `/cases/${caseId}`, { staff });
    if (name === 'approval') await button(page, '批准方案').click();
    const judge = async (what: string, lang: 'zh-CN' | 'en') => {
      const seen = {
        violations: await violations(page),
        fits: await fits(page),
        // axe is content with any language; the page's own must be the one that is read
        lang: await page.evaluate(() => document.documentElement.lang),
        faults,
      };
      expect({ what, ...seen }).toEqual({ what, violations: [], fits: true, lang, faults: [] });
      // in Chinese and by day, journeys leave pictures of every page
      if (lang === 'en') await draws(page, `console-${name}-${what}`);
    };
    await judge('zh-1280', 'zh-CN');
    await button(page, 'English').click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await judge('en-1280-dark', 'en');
    await page.setViewportSize({ width: 320, height: 720 });
    await judge('en-320-dark', 'en');
    if (name === 'new') await choosesFromCalendar(page, async () => judge('calendar-en-320', 'en'));
    await context.close();
  },
  SLOW,
);
