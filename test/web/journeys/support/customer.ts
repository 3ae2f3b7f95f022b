/** A customer at the pages, in Chinese: fields by their labels, acts by the words on the buttons. */
import type { Visit } from '../../visit.ts';
import { codeFrom } from './inbox.ts';
import type { BrowserStage } from './stage.ts';

/**
 * From the start page to the number: the five steps, the check, the confirmation. `withFiles` does something at the step for
 * files, `checks` something before the case is sent.
 */
export async function opensCase(
  { stack }: BrowserStage,
  { page }: Visit,
  email: string,
  { withFiles, checks }: Partial<Record<'withFiles' | 'checks', () => Promise<unknown>>> = {},
): Promise<string> {
  const goOn = () => page.getByRole('button', { name: '继续' }).click();
  await page.goto(stack.host.urls.site);
  await page.getByRole('main').getByRole('link', { name: '提交申请' }).click();
  await page.getByLabel('姓名或单位名称').fill('王小明');
  await goOn();
  await page.getByLabel('协商还款').check();
  await page.getByLabel('涉及的业务').selectOption({ label: '贷款' });
  await page.getByLabel('问题类型').selectOption('overdueLoan');
  await page.getByLabel('发生了什么').fill('因住院三个月，本期贷款无法按时归还，被收取滞纳金。');
  await goOn();
  await page.getByLabel('您希望怎样解决').fill('减免滞纳金。');
  await goOn();
  await page.getByRole('heading', { name: '有材料要一起交吗' }).waitFor();
  await withFiles?.();
  await goOn();
  await page.getByLabel('电子邮箱').fill(email);
  await goOn();
  await checks?.();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: '我们已收到您的申请' }).waitFor();
  return page.locator('.big.number').innerText();
}

/** On the page that asks for the case number, already filled in: the code by mail, then the case. */
export async function entersWithCode(
  stage: BrowserStage,
  visitor: Visit,
  email: string,
): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: /获取验证码/ }).click();
  await page.getByRole('heading', { name: '输入验证码' }).waitFor();
  await page.getByLabel('6 位验证码').fill(await codeFrom(stage, visitor, email));
  await page.getByRole('button', { name: '查看案件' }).click();
}

/** Comes to the case by its address, as a mail links it. */
export async function comesToCase(
  stage: BrowserStage,
  visitor: Visit,
  { caseNo, email }: { caseNo: string; email: string },
): Promise<void> {
  const { page } = visitor;
  await page.goto(`${stage.stack.host.urls.site}/#/case/${caseNo}`);
  await entersWithCode(stage, visitor, email);
  await page.getByRole('heading', { name: `案件 ${caseNo}` }).waitFor();
}

/** What the case page says first: whose turn it is. */
export const turn = ({ page }: Visit) => page.locator('.card.first');

export async function sees({ page }: Visit, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}
