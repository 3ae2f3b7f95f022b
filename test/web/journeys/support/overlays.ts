/** Opens whatever can be opened in the console, and looks at it. */
import type { Locator, Page } from 'playwright-core';
import type { Locale } from '#domain/vocabulary.ts';
import { commandWords } from '../../../../web/console/words/commands.ts';
import { fieldWords } from '../../../../web/console/words/fields.ts';
import { frameWords } from '../../../../web/console/words/frame.ts';
import { queueWords } from '../../../../web/console/words/queue.ts';
import { button } from './console.ts';
import type { Part } from './judging.ts';
import type { Look } from './look.ts';

/** Presses each of the buttons, and looks at what it opens; what was looked at before is left alone. */
async function looksBehind(buttons: Locator, look: Look, open: Locator, part: Part): Promise<void> {
  for (const name of await buttons.allInnerTexts()) {
    if (!look.isNew(name)) continue;
    await buttons.filter({ hasText: name }).first().click();
    await open.waitFor();
    await look(name, { part });
  }
}

/** Each form of the open step, one after the other. */
export const looksAtForms = (page: Page, look: Look): Promise<void> =>
  looksBehind(page.locator('.task .tabs button'), look, page.locator('.task form'), '.task');

async function looksAtDialog(page: Page, look: Look, name: string): Promise<void> {
  const part = 'dialog[open]';
  const dialog = page.locator(part);
  await dialog.waitFor();
  await look(name, { part });
  await looksBehind(dialog.locator('.tabs button'), look, dialog.locator('form'), part);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** Each act beside the step opens in a dialog of its own. */
export async function looksAtActs(page: Page, look: Look): Promise<void> {
  const acts = page.locator('.acts button');
  for (const name of await acts.allInnerTexts()) {
    if (!look.isNew(name)) continue;
    await acts.filter({ hasText: name }).first().click();
    await looksAtDialog(page, look, name);
  }
}

/** From the queue: keys, a view to save, a task to hand on. */
export async function looksAtOverlays(page: Page, look: Look, locale: Locale): Promise<void> {
  const { reassign, saveView } = queueWords[locale];
  await button(page, reassign).first().waitFor();
  await page.locator('h1').press('?');
  await looksAtDialog(page, look, 'keys');
  for (const name of [saveView, reassign]) {
    await button(page, name).first().click();
    await looksAtDialog(page, look, name);
  }
}

/** From a case: the letter before it is sent, and the question what becomes of drafts. */
export async function looksAtPreviewAndDrafts(
  page: Page,
  look: Look,
  locale: Locale,
): Promise<void> {
  await page.getByLabel(fieldWords[locale].message).fill('我们在 3 月 20 日 24:00 前答复您。');
  await button(page, commandWords[locale].WriteToCustomer.submit).click();
  await looksAtDialog(page, look, 'preview');
  await button(page, frameWords[locale].signOut).click();
  await looksAtDialog(page, look, 'drafts');
}
