/** The inbox page of the laptop, as the customer's mail program: letters are found, read and followed by clicking. */
import type { FrameLocator, Page } from 'playwright-core';
import type { Visit } from '../../visit.ts';
import type { BrowserStage } from './stage.ts';

export interface Letter {
  /** The tab that shows it. */
  readonly tab: Page;
  readonly content: FrameLocator;
}

/** The newest letter to an address, in a tab of its own. */
export async function openLetter(
  { stack }: BrowserStage,
  { page }: Visit,
  email: string,
): Promise<Letter> {
  await stack.settle();
  const tab = await page.context().newPage();
  await tab.goto(stack.host.urls.inbox);
  await tab.getByLabel('收件人').selectOption(email);
  await tab.getByRole('button', { name: '查看' }).click();
  await tab.locator('.mails .mail').first().getByRole('link').click();
  return { tab, content: tab.frameLocator('iframe') };
}

/** Looks the newest code up, as one does with a telephone in the hand. */
export async function codeFrom(
  stage: BrowserStage,
  visitor: Visit,
  email: string,
): Promise<string> {
  const { tab, content } = await openLetter(stage, visitor, email);
  const text = await content.locator('body').innerText();
  await tab.close();
  return /\b(\d{6})\b/.exec(text)?.[1] ?? '';
}

/** Moves the clock by the form at the top of the inbox. */
export async function forwardInInbox(
  { stack }: BrowserStage,
  { page }: Visit,
  span: string,
): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto(stack.host.urls.inbox);
  await tab.getByLabel('拨快多久').selectOption({ label: span });
  await tab.getByRole('button', { name: '拨快时间' }).click();
  await tab.waitForLoadState();
  await tab.close();
}
