/** A colleague at the console: signs in on the issuer's page, finds work in the queue, fills in the form of the step. */
import type { Locator, Page } from 'playwright-core';
import type { Looking, Visit } from '../../visit.ts';
import type { BrowserStage } from './stage.ts';

export const button = (at: Page | Locator, name: string): Locator =>
  at.getByRole('button', { name, exact: true });

/** Whoever comes to the console without being signed in is sent to the issuer, and back. */
export async function signsIn(
  { page }: Visit,
  { stack }: BrowserStage,
  username: string,
  atIssuer?: (where: string) => Promise<void>,
): Promise<void> {
  await page.goto(`${stack.host.urls.site}/console/`);
  const person = page.locator(`button[value="${username}"]`);
  await person.waitFor();
  await atIssuer?.('sign-in page');
  await person.click();
  await page.locator('.me', { hasText: username }).waitFor();
}

/** To an address of the console without loading it anew: who is signed in is known to the page alone. */
export const goesTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/console${path}`);

/** A colleague at a desk of their own, in front of the queue. */
export async function atDesk(
  stage: BrowserStage,
  username: string,
  looking: Looking = { width: 1280 },
): Promise<Visit> {
  await stage.stack.settle();
  const one = await stage.comes(looking);
  await signsIn(one, stage, username);
  return one;
}

/** From the list that is on the page. */
export async function opensFromQueue({ page }: Visit, caseNo: string): Promise<void> {
  await page.getByRole('link', { name: caseNo, exact: true }).first().click();
  await page.getByRole('heading', { name: caseNo, level: 1 }).waitFor();
}

/** Looks a case up that is not in the own queue. */
export async function finds(one: Visit, caseNo: string): Promise<void> {
  await one.page.getByRole('link', { name: '查找案件' }).click();
  await one.page.getByLabel('案件编号').fill(caseNo);
  await button(one.page, '查找').click();
  await opensFromQueue(one, caseNo);
}

/** Signs in, opens the case from the queue and leaves again when the work is done. */
export async function works(
  stage: BrowserStage,
  username: string,
  caseNo: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const colleague = await atDesk(stage, username);
  await opensFromQueue(colleague, caseNo);
  await work(colleague.page);
  await stage.stack.settle();
}

/** The case's status as the head of the page has it. */
export const status = (page: Page, text: string): Promise<void> =>
  page.locator('.case-head .chip.strong', { hasText: text }).waitFor();

export async function completesCollection(page: Page): Promise<void> {
  await button(page, '完成收集').click();
  await page.getByLabel('事实与经过').fill('贷款余额 12,000 元，逾期 40 天；住院属实。');
  await page.getByLabel('已核验').check();
  await button(page, '完成收集，转入评估').click();
  await status(page, '初步评估');
}

export async function assesses(page: Page): Promise<void> {
  await page.getByLabel('业务类别').selectOption({ label: '贷款' });
  await page.getByLabel('原因类别').selectOption({ label: '业务规则和流程' });
  await page.getByLabel('简单', { exact: true }).check();
  await page.getByLabel('理由').fill('事实清楚。');
  await button(page, '提交评估').click();
  await status(page, '协商');
}

/** A waiver within the agent's own authority. */
export async function proposesWaiver(page: Page, yuan: string): Promise<void> {
  await button(page, '拟定方案').click();
  await button(page, '+ 增加补救措施').click();
  await page.getByLabel('类型').selectOption({ label: '减免' });
  await page.getByLabel('金额（元）').fill(yuan);
  await page.getByLabel('具体做什么').fill('减免逾期费用');
  await page.getByLabel('给客户的说明').fill('考虑到您住院的情况，我们减免逾期费用。');
  await button(page, '提交方案').click();
}

export async function provesRemedy(page: Page): Promise<void> {
  await button(page, '执行完毕').click();
  await page.getByLabel(/^证明：/).fill('核心系统流水 20261124-001');
  await page.getByLabel('根本原因').selectOption({ label: '信息披露' });
  await page.getByLabel('原因说明').fill('未主动告知协商渠道。');
  await button(page, '确认执行完毕').click();
}
