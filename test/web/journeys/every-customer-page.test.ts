import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locale } from '#domain/vocabulary.ts';
import { REPOSITORY } from '../../../local/repository.ts';
import { evidenceWords } from '../../../web/customer/words/evidence.ts';
import { offerWords } from '../../../web/customer/words/offer.ts';
import { openWords } from '../../../web/customer/words/open.ts';
import { startWords } from '../../../web/customer/words/start.ts';
import type { Customer } from '../../journeys/support/customer.ts';
import type { Stack } from '../../journeys/support/stack.ts';
import type { Visit } from '../visit.ts';
import { atDesk, opensFromQueue } from './support/console.ts';
import { heading } from './support/heading.ts';
import { openLetter } from './support/inbox.ts';
import { type Look, looker } from './support/look.ts';
import { type CustomerPage, casePages, caseTitle, openPages } from './support/pages.ts';
import { PICTURES, pictureNames, shot } from './support/shot.ts';
import { type BrowserStage, openStage } from './support/stage.ts';
import { casesAskedAbout, casesThatWait } from './support/states.ts';

const SLOW = 300_000;
/** The narrowest window that a page must fit (WCAG 1.4.10). */
const NARROW = { widths: [320] };
const locales = ['zh-CN', 'en'] as const;
let stage: BrowserStage;
let states: Awaited<ReturnType<typeof casesToShow>>;

beforeAll(async () => {
  stage = await openStage();
  states = await casesToShow(stage.stack);
});
afterEach(async () => void (await stage.leave()));
afterAll(() => stage?.stop());

const site = () => stage.stack.host.urls.site;

/** The clock moves first. */
async function casesToShow(stack: Stack) {
  const late = await casesAskedAbout(stack);
  const names = [
    'collecting',
    'informing',
    'assessing',
    'offered',
    'implementing',
    'decided',
    'upheld',
  ] as const;
  return { ...late, ...(await casesThatWait(stack, names)) };
}

/** Brings the session's cookie along: signing in is the subject of other tests. */
async function comesWithSession(customer: Customer, locale: Locale, width = 390): Promise<Visit> {
  const one = await stage.comes({ width, locale });
  const [name = '', value = ''] = customer.cookie().split('=');
  // browsers take this machine for safe without a certificate; whoever puts cookies in by hand must say so
  const url = site().replace('http:', 'https:');
  await one.page.context().addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  return one;
}

async function opens({ page }: Visit, at: string, title: string): Promise<void> {
  await page.goto(`${site()}/#${at}`);
  await heading(page, title);
}

async function looksAt(one: Visit, look: Look, { at, title }: CustomerPage, locale: Locale) {
  await opens(one, at, title(locale));
  await look(`${locale} ${at}`);
}

test.each(locales)(
  'customers, %s: readers find every page clean, nothing is wider than a phone or than 320 px, and the policy refuses nothing',
  async (locale) => {
    const wrong: string[] = [];
    const anybody = await stage.comes({ width: 390, locale });
    for (const it of openPages) await looksAt(anybody, looker(anybody, wrong, NARROW), it, locale);
    for (const [state, pages] of Object.entries(casePages)) {
      const customer = states[state as keyof typeof casePages];
      const one = await comesWithSession(customer, locale);
      const look = looker(one, wrong, NARROW);
      const own = { at: '/case', title: () => caseTitle(customer.caseNo, locale) };
      for (const it of [own, ...pages]) await looksAt(one, look, it, locale);
    }
    expect(wrong).toEqual([]);
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'the pictures of the README: each main page is drawn, none is heavy, and the README shows them all',
  async () => {
    const draws = async (one: Pick<Visit, 'page'>, name: (typeof pictureNames)[number]) => {
      const bytes = await shot(one, name);
      expect({ name, fits: bytes > 15_000 && bytes < 300_000 }).toEqual({ name, fits: true });
    };
    const phone = await comesWithSession(states.offered, 'zh-CN');
    for (const [at, title, name] of [
      ['/', startWords['zh-CN'].title, 'customer-start-zh-390'],
      ['/open/what', openWords['zh-CN'].what, 'customer-open-zh-390'],
      ['/case', caseTitle(states.offered.caseNo, 'zh-CN'), 'customer-case-zh-390'],
      ['/act/offer', offerWords['zh-CN'].offerTitle(1), 'customer-offer-zh-390'],
    ] as const) {
      await opens(phone, at, title);
      await draws(phone, name);
    }
    const narrow = await comesWithSession(states.offered, 'zh-CN', 320);
    await opens(narrow, '/', startWords['zh-CN'].title);
    await draws(narrow, 'customer-start-zh-320');
    await opens(narrow, '/case', caseTitle(states.offered.caseNo, 'zh-CN'));
    await draws(narrow, 'customer-case-zh-320');
    const proving = await comesWithSession(states.collecting, 'zh-CN');
    await opens(proving, '/evidence', evidenceWords['zh-CN'].title);
    await draws(proving, 'customer-evidence-zh-390');
    const reader = await comesWithSession(states.offered, 'en', 1280);
    await opens(reader, '/', startWords.en.title);
    await draws(reader, 'customer-start-en-1280');
    await opens(reader, '/case', caseTitle(states.offered.caseNo, 'en'));
    await draws(reader, 'customer-case-en-1280');
    const refused = await comesWithSession(states.decided, 'zh-CN', 1280);
    await opens(refused, '/case', caseTitle(states.decided.caseNo, 'zh-CN'));
    await draws(refused, 'customer-decision-zh-1280');
    const letter = await openLetter(stage, refused, states.offered.email);
    await letter.content.getByRole('link').first().waitFor();
    await draws({ page: letter.tab }, 'inbox-letter-zh-1280');

    const agent = await atDesk(stage, 'agent.li');
    await agent.page.locator('tbody tr').first().waitFor();
    await draws(agent, 'console-queue-zh-1280');
    const assessor = await atDesk(stage, 'assessor.yang');
    await opensFromQueue(assessor, states.assessing.caseNo);
    await draws(assessor, 'console-case-zh-1280');

    const readme = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
    expect(readdirSync(PICTURES).sort()).toEqual(pictureNames.map((it) => `${it}.png`));
    for (const name of pictureNames) expect(readme).toContain(`docs/screenshots/${name}.png`);
  },
  SLOW,
);

test('what these tests look for is found where it is: a picture without words, a style that the policy forbids', async () => {
  const one = await stage.comes({ width: 390 });
  await opens(one, '/', startWords['zh-CN'].title);
  await one.page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="/parley.svg" style="width:900px">');
    // fits a phone of 390 px, and no window of 320
    const wide = document.body.appendChild(document.createElement('div'));
    wide.style.minWidth = '350px';
    wide.style.height = '1px';
  });
  const wrong: string[] = [];
  await looker(one, wrong, NARROW)('start');
  expect(wrong.join()).toContain('start: image-alt');
  expect(wrong).toContain('start: wider than 320 px');
  expect((await stage.leave()).join()).toContain('style-src');
});
