/** What the pages look like to eyes, readers and the content policy. */
import { join } from 'node:path';
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
  shots,
  violations,
  visit,
  withBrowser,
} from './console-visits.ts';

withBrowser();

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
      await page.screenshot({ path: join(shots, `console-${name}-${what}.png`) });
    };
    await judge('zh-1280', 'zh-CN');
    await button(page, 'English').click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await judge('en-1280-dark', 'en');
    await page.setViewportSize({ width: 320, height: 720 });
    await judge('en-320-dark', 'en');
    await context.close();
  },
  SLOW,
);
