import { expect, test } from 'vitest';
import { toOffer } from '../../../journeys/support/way.ts';
import { comesToCase, entersWithCode, sees, turn } from '../support/customer.ts';
import { codeFrom, forwardInInbox, openLetter } from '../support/inbox.ts';
import { stage } from '../support/open-stage.ts';

const SLOW = 180_000;

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

test(
  'a phone that is remembered opens the case by itself for a month, asks for a code before anything binding, and forgets when told to',
  async () => {
    const customer = await toOffer(stage.stack);
    const { caseNo, email } = customer;
    const phone = await stage.comes({ width: 390 });
    const { page } = phone;
    const site = stage.stack.host.urls.site;
    await page.goto(`${site}/#/case/${caseNo}`);
    await page.getByRole('button', { name: /获取验证码/ }).click();
    const tick = page.getByLabel(/在本设备上记住我 30 天/);
    expect(await tick.isChecked()).toBe(false);
    await tick.check();
    expect(await phone.faults()).toEqual([]);
    await page.getByLabel('6 位验证码').fill(await codeFrom(stage, phone, email));
    await page.getByRole('button', { name: '查看案件' }).click();
    await page.getByRole('heading', { name: `案件 ${caseNo}` }).waitFor();

    await forwardInInbox(stage, phone, '1 天');
    await page.goto('about:blank');
    await page.goto(`${site}/#/case/${caseNo}`);
    await page.getByRole('link', { name: '给我们留言' }).click();
    await page.getByLabel('留言内容').fill('我看到方案了。');
    await page.getByRole('button', { name: '发送留言' }).click();
    await sees(phone, '留言已送达。');

    await page.goto(`${site}/#/act/refuse`);
    await sees(phone, '提交时会请您输入邮箱收到的验证码');
    await page.getByLabel('拒绝的原因').fill('期数太多，我想再谈谈。');
    await page.getByRole('button', { name: '拒绝方案' }).click();
    await page.getByRole('heading', { name: '请确认是您本人' }).waitFor();
    expect(await phone.faults()).toEqual([]);
    expect(await phone.overflows()).toBe(false);
    const agent = await stage.stack.staff('agent.li');
    expect((await agent.sees(caseNo)).whereabouts).toBe('AwaitCustomerReply');
    await page.getByRole('button', { name: /获取验证码/ }).click();
    expect(await page.getByLabel(/在本设备上记住我/).count()).toBe(0);
    await page.getByLabel('6 位验证码').fill(await codeFrom(stage, phone, email));
    await page.getByRole('button', { name: '查看案件' }).click();
    const reason = page.getByLabel('拒绝的原因');
    await reason.waitFor();
    expect(await reason.inputValue()).toBe('期数太多，我想再谈谈。');
    await page.getByRole('button', { name: '拒绝方案' }).click();
    await turn(phone).waitFor();

    await page.getByRole('button', { name: '不再记住本设备' }).click();
    await sees(phone, '本设备不再被记住。');
    await forwardInInbox(stage, phone, '1 天');
    await page.reload();
    await page.getByRole('heading', { name: '请重新验证身份' }).waitFor();
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);
