/** Pictures for the README: what one sees without scrolling, drawn again only when `PARLEY_SCREENSHOTS` is set. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../../../local/repository.ts';
import type { Visit } from '../../visit.ts';

export const PICTURES = join(REPOSITORY, 'docs/screenshots');

export async function shot({ page }: Pick<Visit, 'page'>, name: string): Promise<void> {
  if (!process.env['PARLEY_SCREENSHOTS']) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.evaluate(async () => void (await document.fonts.ready));
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
