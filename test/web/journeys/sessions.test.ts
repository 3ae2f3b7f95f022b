import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { comesToCase, entersWithCode, sees } from './support/customer.ts';
import { codeFrom, forwardInInbox, openLetter } from './support/inbox.ts';
import { type BrowserStage, openStage } from './support/stage.ts';

const SLOW = 180_000;
let stage: BrowserStage;

beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => void (await stage.leave()));
afterAll(() => stage?.stop());

test(
  'a session that ends in the middle of a sentence leads to a new code, back to the same page, and the sentence is there',
  async () => {
    const customer = stage.stack.customer();
    const { email } = customer;
    const caseNo = await customer.opens();
    const phone = await stage.comes({ width: 390 });
    const { page } = phone;
    await comesToCase(stage, phone, { caseNo, email });
    await page.getByRole('link', { name: '给我们留言' }).click();
    await page.getByLabel('留言内容').fill('这句话写到一半，登录就过期了。');
    await forwardInInbox(stage, phone, '1 天');

    await page.getByRole('button', { name: '发送留言' }).click();
    await page.getByRole('heading', { name: '请重新验证身份' }).waitFor();
    await sees(phone, '案件和您已填写的内容都没有受影响');
    expect(await page.getByLabel('案件编号').inputValue()).toBe(caseNo);
    await entersWithCode(stage, phone, email);
    const text = page.getByLabel('留言内容');
    await text.waitFor();
    expect(await text.inputValue()).toBe('这句话写到一半，登录就过期了。');
    await page.getByRole('button', { name: '发送留言' }).click();
    await sees(phone, '留言已送达。');
    await page.locator('.message.mine', { hasText: '登录就过期了' }).waitFor();
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'the link of an old letter still finds the case, and a code that has grown old is answered by a new one',
  async () => {
    const customer = stage.stack.customer();
    const { email } = customer;
    const caseNo = await customer.opens();
    const phone = await stage.comes({ width: 390 });
    await forwardInInbox(stage, phone, '1 天');
    const letter = await openLetter(stage, phone, email);
    await letter.content.getByRole('link').first().click();

    const old = { ...phone, page: letter.tab };
    const { page } = old;
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByLabel('6 位验证码').fill(await codeFrom(stage, old, email));
    await forwardInInbox(stage, phone, '1 天');
    await page.getByRole('button', { name: '查看案件' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: '重新获取验证码' }).click();
    await page.getByLabel('6 位验证码').fill(await codeFrom(stage, old, email));
    await page.getByRole('button', { name: '查看案件' }).click();
    await page.getByRole('heading', { name: `案件 ${caseNo}` }).waitFor();
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);
