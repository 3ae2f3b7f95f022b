import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { taskLabels } from '#contracts/labels.ts';
import type { Locale } from '#domain/vocabulary.ts';
import type { Customer } from '../../journeys/support/customer.ts';
import type { Visit } from '../visit.ts';
import { goesTo, signsIn } from './support/console.ts';
import { type Look, looker } from './support/look.ts';
import {
  looksAtActs,
  looksAtForms,
  looksAtOverlays,
  looksAtPreviewAndDrafts,
} from './support/overlays.ts';
import {
  type CustomerPage,
  casePages,
  caseTitle,
  consolePages,
  desks,
  laptopPages,
  openPages,
} from './support/pages.ts';
import { type BrowserStage, openStage } from './support/stage.ts';
import { everyState, type States } from './support/states.ts';

const SLOW = 300_000;
const locales = ['zh-CN', 'en'] as const;
let stage: BrowserStage;
let states: States;

beforeAll(async () => {
  stage = await openStage();
  states = await everyState(stage.stack);
});
afterEach(async () => void (await stage.leave()));
afterAll(() => stage?.stop());

const site = () => stage.stack.host.urls.site;

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

async function caseIdOf({ caseNo }: Customer): Promise<string> {
  const lead = await stage.stack.staff('lead.wu');
  return (await lead.sees(caseNo)).caseId;
}

/** Brings the session's cookie along: signing in is the subject of other tests. */
async function comesWithSession(customer: Customer, locale: Locale): Promise<Visit> {
  const one = await stage.comes({ width: 390, locale });
  const [name = '', value = ''] = customer.cookie().split('=');
  // browsers take this machine for safe without a certificate; whoever puts cookies in by hand must say so
  const url = site().replace('http:', 'https:');
  await one.page.context().addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  return one;
}

async function looksAt({ page }: Visit, look: Look, { at, title }: CustomerPage, locale: Locale) {
  await page.goto(`${site()}/#${at}`);
  await heading(page, title(locale));
  await look(`${locale} ${at}`);
}

test.each(locales)(
  'customers, %s: readers find every page clean, nothing is wider than a phone, and the policy refuses nothing',
  async (locale) => {
    const wrong: string[] = [];
    const anybody = await stage.comes({ width: 390, locale });
    for (const it of openPages) await looksAt(anybody, looker(anybody, wrong), it, locale);
    for (const [state, pages] of Object.entries(casePages)) {
      const customer = states[state as keyof States];
      const one = await comesWithSession(customer, locale);
      const look = looker(one, wrong);
      const own = { at: '/case', title: () => caseTitle(customer.caseNo, locale) };
      for (const it of [own, ...pages]) await looksAt(one, look, it, locale);
    }
    expect(wrong).toEqual([]);
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test.each(locales)(
  'colleagues, %s: readers find every step, form and overlay clean, and the policy refuses nothing',
  async (locale) => {
    const wrong: string[] = [];
    const seen = new Set<string>();
    for (const [username, steps] of Object.entries(desks)) {
      const one = await stage.comes({ width: 1280, locale });
      const look = looker(one, wrong, seen);
      await signsIn(one, stage, username);
      for (const [state, task] of steps) {
        await goesTo(one.page, `/cases/${await caseIdOf(states[state])}`);
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
    await goesTo(page, `/cases/${await caseIdOf(states.collecting)}`);
    await looksAtPreviewAndDrafts(page, look, locale);
    expect(wrong).toEqual([]);
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);
