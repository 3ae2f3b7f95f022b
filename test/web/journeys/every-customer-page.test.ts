import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locale } from '#domain/vocabulary.ts';
import { startWords } from '../../../web/customer/words/start.ts';
import type { Customer } from '../../journeys/support/customer.ts';
import type { Stack } from '../../journeys/support/stack.ts';
import { forgets, missing, pictureName } from '../gallery.ts';
import { leavesSeat, type Visit } from '../visit.ts';
import { heading } from './support/heading.ts';
import { type Look, looker } from './support/look.ts';
import { type CustomerPage, casePages, caseTitle, openPages } from './support/pages.ts';
import { type BrowserStage, openStage } from './support/stage.ts';
import { caseOfferedInEnglish, casesAskedAbout, casesThatWait } from './support/states.ts';

const SLOW = 300_000;
/** The narrowest window that a page must fit (WCAG 1.4.10). */
const NARROW = { widths: [320] };
const locales = ['zh-CN', 'en'] as const;
type State = keyof typeof casePages;
const ofPage = (at: string, locale: Locale, state: State | '' = '') =>
  pictureName('customer', locale, state, at === '/' ? 'start' : at);
const pictures = (locale: Locale) => [
  ...openPages.map(({ at }) => ofPage(at, locale)),
  ...Object.entries(casePages).flatMap(([state, pages]) =>
    ['/case', ...pages.map(({ at }) => at)].map((at) => ofPage(at, locale, state as State)),
  ),
];
let stage: BrowserStage;
let states: Awaited<ReturnType<typeof casesToShow>>;

beforeAll(async () => {
  for (const it of locales) forgets(pictures(it));
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
    'offered',
    'implementing',
    'decided',
    'upheld',
  ] as const;
  const waiting = await casesThatWait(stack, names);
  return { ...late, ...waiting, offeredInEnglish: await caseOfferedInEnglish(stack) };
}

/** Whoever sat here before has left; signing in is the subject of other tests, the session's cookie is brought along. */
async function sitsDown(customer: Customer, { page }: Visit): Promise<void> {
  const [name = '', value = ''] = customer.cookie().split('=');
  // browsers take this machine for safe without a certificate; whoever puts cookies in by hand must say so
  const url = site().replace('http:', 'https:');
  await leavesSeat(page);
  await page.context().addCookies([{ name, value, url, secure: true, httpOnly: true }]);
}

async function opens({ page }: Visit, at: string, title: string): Promise<void> {
  await page.goto(`${site()}/#${at}`);
  await heading(page, title);
}

interface Looking {
  readonly one: Visit;
  readonly look: Look;
  readonly locale: Locale;
  readonly state?: State;
}

async function looksAt({ one, look, locale, state }: Looking, { at, title }: CustomerPage) {
  const picture = ofPage(at, locale, state);
  await opens(one, at, title(locale));
  await look(picture, { picture });
}

const customerIn = (state: State, locale: Locale): Customer =>
  state === 'offered' && locale === 'en' ? states.offeredInEnglish : states[state];

test.each(locales)(
  'customers, %s: readers find every page clean, nothing is wider than a phone or than 320 px, and the policy refuses nothing',
  async (locale) => {
    const wrong: string[] = [];
    const one = await stage.comes({ width: 390, locale });
    const looking = { one, look: looker(one, wrong, NARROW), locale };
    for (const it of openPages) await looksAt(looking, it);
    for (const [name, pages] of Object.entries(casePages)) {
      const state = name as State;
      const customer = customerIn(state, locale);
      await sitsDown(customer, one);
      const own = { at: '/case', title: () => caseTitle(customer.caseNo, locale) };
      for (const it of [own, ...pages]) await looksAt({ ...looking, state }, it);
    }
    expect(wrong).toEqual([]);
    expect(missing(pictures(locale))).toEqual([]);
    expect(await stage.leave()).toEqual([]);
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

test('a part that was opened is judged, and the whole page again once something else on it is new', async () => {
  const one = await stage.comes({ width: 390 });
  await opens(one, '/', startWords['zh-CN'].title);
  const puts = (html: string) =>
    one.page.evaluate((it) => document.body.insertAdjacentHTML('beforeend', it), html);
  const wrong: string[] = [];
  const look = looker(one, wrong);
  await puts('<img src="/parley.svg">');
  await look('page');
  await puts('<article class="task"><input></article>');
  await look('part', { part: '.task' });
  await puts('<p>something else</p>');
  await look('whole', { part: '.task' });
  const found = wrong.map((it) => it.split(': ', 2).join(': ')).toSorted();
  expect(found).toEqual(['page: image-alt', 'part: label', 'whole: image-alt', 'whole: label']);
});
