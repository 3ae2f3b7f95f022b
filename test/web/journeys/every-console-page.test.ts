import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { taskLabels } from '#contracts/labels.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { forgets, missing, pictureName } from '../gallery.ts';
import { leavesSeat } from '../visit.ts';
import { takesCalls } from './support/backlog.ts';
import { goesTo, signsIn } from './support/console.ts';
import { heading } from './support/heading.ts';
import { looker } from './support/look.ts';
import {
  looksAtActs,
  looksAtForms,
  looksAtOverlays,
  looksAtPreviewAndDrafts,
} from './support/overlays.ts';
import { type ConsolePage, consolePages, desks, laptopPages } from './support/pages.ts';
import { type BrowserStage, openStage } from './support/stage.ts';
import { casesThatWait, type WaitingState } from './support/states.ts';

const SLOW = 300_000;
const locales = ['zh-CN', 'en'] as const;
const atDesks = [
  ...new Set(Object.values(desks).flatMap((steps) => steps.map(([state]) => state))),
];
/** The narrowest window that a page must fit (WCAG 1.4.10). */
const NARROW = [320];
const ofCase = (state: WaitingState, locale: Locale) => pictureName('console', locale, state);
const ofPage = ({ at }: ConsolePage, locale: Locale) =>
  pictureName('console', locale, at === '/' ? 'queue' : at);
const laptopNames = ['start', 'inbox', 'letter'] as const;
const ofLaptop = (name: string, locale: Locale) => pictureName('laptop', locale, name);
const signIn = (locale: Locale) => pictureName('console', locale, 'sign-in');
const casePictures = (locale: Locale) => atDesks.map((it) => ofCase(it, locale));
const pagePictures = (locale: Locale) => [
  signIn(locale),
  ...consolePages.map((it) => ofPage(it, locale)),
  ...laptopNames.map((it) => ofLaptop(it, locale)),
];
let stage: BrowserStage;
let caseIds: ReadonlyMap<WaitingState, string>;

beforeAll(async () => {
  for (const it of locales) forgets([...casePictures(it), ...pagePictures(it)]);
  stage = await openStage();
  const cases = await casesThatWait(stage.stack, atDesks);
  await takesCalls(stage.stack);
  const lead = await stage.stack.staff('lead.wu');
  const idOf = async (state: WaitingState) => (await lead.sees(cases[state].caseNo)).caseId;
  caseIds = new Map(await Promise.all(atDesks.map(async (it) => [it, await idOf(it)] as const)));
});
afterEach(async () => void (await stage.leave()));
afterAll(() => stage?.stop());

test.each(locales)(
  'colleagues, %s: readers find every step, form and overlay clean, and the policy refuses nothing',
  async (locale) => {
    const wrong: string[] = [];
    const seen = new Set<string>();
    const one = await stage.comes({ width: 1280, locale });
    const look = looker(one, wrong, { seen, widths: NARROW });
    const lookAtPart = looker(one, wrong, { seen });
    for (const [username, steps] of Object.entries(desks)) {
      // each comes to the same browser
      await leavesSeat(one.page);
      await signsIn(one, stage, username);
      for (const [state, task] of steps) {
        await goesTo(one.page, `/cases/${caseIds.get(state)}`);
        await one.page.getByRole('article', { name: taskLabels[task][locale] }).waitFor();
        await look(`${locale} ${state}`, { picture: ofCase(state, locale) });
        await looksAtForms(one.page, lookAtPart);
        await looksAtActs(one.page, lookAtPart);
      }
    }
    expect(wrong).toEqual([]);
    expect(missing(casePictures(locale))).toEqual([]);
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test.each(locales)(
  'the console’s own pages and overlays, %s, and those of the laptop: clean, and the policy refuses nothing',
  async (locale) => {
    const wrong: string[] = [];
    const one = await stage.comes({ width: 1280, locale });
    const { page } = one;
    const look = looker(one, wrong, { widths: NARROW });
    const lookAtPart = looker(one, wrong);
    for (const [index, address] of laptopPages(stage, locale).entries()) {
      await page.goto(address);
      await look(address, { picture: ofLaptop(laptopNames[index] ?? '', locale) });
    }
    await signsIn(one, stage, 'agent.li', (where) => look(where, { picture: signIn(locale) }));
    for (const it of consolePages) {
      await goesTo(page, it.at);
      await heading(page, it.title(locale));
      await page.waitForLoadState('networkidle');
      await look(`${locale} ${it.at}`, { picture: ofPage(it, locale) });
    }
    await goesTo(page, '/');
    await looksAtOverlays(page, lookAtPart, locale);
    await goesTo(page, `/cases/${caseIds.get('collecting')}`);
    await looksAtPreviewAndDrafts(page, lookAtPart, locale);
    expect(wrong).toEqual([]);
    expect(missing(pagePictures(locale))).toEqual([]);
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);
