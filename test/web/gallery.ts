/**
 * Pictures of the pages that the tests look at. Each run leaves them in `docs/screenshots/latest`, which git ignores: times and
 * case numbers differ from run to run. With `PARLEY_SCREENSHOTS=1` it also renews those in `docs/screenshots`, which the README shows.
 */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '#domain/vocabulary.ts';
import { REPOSITORY } from '../../local/repository.ts';

export const PICTURES = join(REPOSITORY, 'docs/screenshots');
const LATEST = join(PICTURES, 'latest');

/** The narrowest window that a page must fit (WCAG 1.4.10), and a desk. */
const pictureWidths = [320, 1280] as const;

export const readmePictures = [
  'console-assessing-zh-1280',
  'console-assessing-zh-320',
  'console-caller-zh-1280',
  'console-conflict-zh-1280',
  'console-queue-zh-1280',
  'console-queue-zh-320',
  'customer-collecting-evidence-zh-320',
  'customer-decided-case-zh-1280',
  'customer-offered-case-en-1280',
  'customer-offered-case-zh-320',
  'customer-offered-offer-zh-320',
  'customer-open-what-zh-320',
  'customer-start-en-1280',
  'customer-start-zh-320',
  'laptop-letter-zh-1280',
  'laptop-start-zh-1280',
] as const;

/** Whose page, the case that is open, and the address, as `customer-offered-accept-zh`. */
export function pictureName(
  surface: 'customer' | 'console' | 'laptop',
  locale: Locale,
  ...where: readonly string[]
): string {
  const words = where.flatMap((it) => it.split(/\W+/)).filter((it) => it && it !== 'act');
  return [surface, ...words, locale.slice(0, 2)].join('-');
}

const isOfReadme = (name: string): boolean => readmePictures.some((it) => it === name);
const fileOf = (name: string): string => join(LATEST, `${name}.png`);

/** Every page in Chinese at both widths; of the English ones, those that the README shows. */
export const drawn = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => pictureWidths.map((width) => `${name}-${width}`))
    .filter((it) => /-zh-\d+$/.test(it) || isOfReadme(it));

/** Forgets what an earlier run left, so that a picture that is not drawn is missed. */
export function forgets(names: readonly string[]): void {
  for (const name of drawn(names)) rmSync(fileOf(name), { force: true });
}

/** Pages without a picture worth the name at one of the widths. */
export function missing(names: readonly string[]): string[] {
  const bytesOf = (name: string) => statSync(fileOf(name), { throwIfNoEntry: false })?.size ?? 0;
  return drawn(names).filter((name) => bytesOf(name) < 4_000);
}

/** Two frames later, whatever the window has become is on its surface. */
const isDrawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/** What the window shows, packed in haste: half the processor time of Playwright's own way, for twice the bytes. */
async function capture(page: Page): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const ask = () => devtools.send('Page.captureScreenshot', { optimizeForSpeed: true });
  // on a busy machine Chromium refuses while a new window has no surface yet
  const { data } = await ask().catch(async () => {
    await isDrawn(page);
    return ask();
  });
  await devtools.detach();
  return Buffer.from(data, 'base64');
}

/** What one sees without scrolling: the whole of a long page takes twice the time. */
export async function draws(page: Page, name: string): Promise<Buffer> {
  const picture = await capture(page);
  mkdirSync(LATEST, { recursive: true });
  writeFileSync(fileOf(name), picture);
  if (process.env['PARLEY_SCREENSHOTS'] && isOfReadme(name)) await renews(page, name);
  return picture;
}

/** The same once more, packed small, when nothing is on its way any more. */
async function renews(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** In each of the windows that a picture of this page is wanted in; the page is left in the window that it was in. */
export async function drawsAtWidths(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  for (const picture of drawn([name])) {
    const width = Number(picture.split('-').at(-1));
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
    await draws(page, picture);
  }
  if (size) await page.setViewportSize(size);
}
