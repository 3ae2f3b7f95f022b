import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { taskLabels } from '#contracts/labels.ts';
import { goesTo, signsIn } from './support/console.ts';
import { heading } from './support/heading.ts';
import { looker } from './support/look.ts';
import {
  looksAtActs,
  looksAtForms,
  looksAtOverlays,
  looksAtPreviewAndDrafts,
} from './support/overlays.ts';
import { consolePages, desks, laptopPages } from './support/pages.ts';
import { type BrowserStage, openStage } from './support/stage.ts';
import { casesThatWait, type WaitingState } from './support/states.ts';

const SLOW = 300_000;
const locales = ['zh-CN', 'en'] as const;
const atDesks = [
  ...new Set(Object.values(desks).flatMap((steps) => steps.map(([state]) => state))),
];
let stage: BrowserStage;
let caseIds: ReadonlyMap<WaitingState, string>;

beforeAll(async () => {
  stage = await openStage();
  const cases = await casesThatWait(stage.stack, atDesks);
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
    for (const [username, steps] of Object.entries(desks)) {
      const one = await stage.comes({ width: 1280, locale });
      const look = looker(one, wrong, { seen });
      await signsIn(one, stage, username);
      for (const [state, task] of steps) {
        await goesTo(one.page, `/cases/${caseIds.get(state)}`);
        await one.page.getByRole('article', { name: taskLabels[task][locale] }).waitFor();
        await look(`${locale} ${state}`);
        await looksAtForms(one.page, look);
        await looksAtActs(one.page, look);
      }
    }
    expect(wrong).toEqual([]);
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
    const look = looker(one, wrong);
    for (const address of laptopPages(stage, locale)) {
      await page.goto(address);
      await look(address);
    }
    await signsIn(one, stage, 'agent.li', look);
    for (const { at, title } of consolePages) {
      await goesTo(page, at);
      await heading(page, title(locale));
      await page.waitForLoadState('networkidle');
      await look(`${locale} ${at}`);
    }
    await goesTo(page, '/');
    await looksAtOverlays(page, look, locale);
    await goesTo(page, `/cases/${caseIds.get('collecting')}`);
    await looksAtPreviewAndDrafts(page, look, locale);
    expect(wrong).toEqual([]);
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);
