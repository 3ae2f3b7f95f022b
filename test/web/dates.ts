/** Dates as somebody enters and reads them in the console: part after part, by the keys. */
import type { Locator, Page } from 'playwright-core';

const field = (scope: Page | Locator, label: string | RegExp): Locator =>
  scope.getByRole('group', { name: label });

/** Types `2026-12-09` or `2026-12-09T18:00` on a Chinese page, where the year comes first. */
export async function enterDate(
  scope: Page | Locator,
  label: string | RegExp,
  date: string,
): Promise<void> {
  const first = field(scope, label).getByRole('spinbutton').first();
  await first.focus();
  // each part is left for the next when it is full
  await first.page().keyboard.type(date.replaceAll(/\D/g, ''));
}

/** What stands in the field, without the signs that keep its direction. */
export async function dateShown(scope: Page | Locator, label: string | RegExp): Promise<string> {
  const text = await field(scope, label).textContent();
  return text?.replaceAll(/[\u2066-\u2069]/g, '') ?? '';
}
