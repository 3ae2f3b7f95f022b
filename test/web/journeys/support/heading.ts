import type { Page } from 'playwright-core';

/** Waits for the page of this name. */
export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
