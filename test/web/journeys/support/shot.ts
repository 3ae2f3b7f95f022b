/** The pictures of the README: what one sees without scrolling. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../../../local/repository.ts';
import type { Visit } from '../../visit.ts';

export const PICTURES = join(REPOSITORY, 'docs/screenshots');

export const pictureNames = [
  'console-case-zh-1280',
  'console-conflict-zh-1280',
  'console-new-zh-1280',
  'console-queue-zh-1280',
  'customer-case-en-1280',
  'customer-case-zh-320',
  'customer-case-zh-390',
  'customer-decision-zh-1280',
  'customer-evidence-zh-390',
  'customer-offer-zh-390',
  'customer-open-zh-390',
  'customer-start-en-1280',
  'customer-start-zh-320',
  'customer-start-zh-390',
  'inbox-letter-zh-1280',
] as const;

/** Kept in `docs/screenshots` when `PARLEY_SCREENSHOTS` is set. Returns its size in bytes. */
export async function shot(
  { page }: Pick<Visit, 'page'>,
  name: (typeof pictureNames)[number],
): Promise<number> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => void (await document.fonts.ready));
  await page.evaluate(() => scrollTo(0, 0));
  const picture = await page.screenshot();
  if (process.env['PARLEY_SCREENSHOTS']) {
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(join(PICTURES, `${name}.png`), picture);
  }
  return picture.length;
}
