import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPdf, aPng, eicar } from '../../../support/files.ts';
import { button, works } from '../support/console.ts';
import { comesToCase, entersWithCode, opensCase, sees } from '../support/customer.ts';
import { looker } from '../support/look.ts';
import { stage } from '../support/open-stage.ts';

const SLOW = 180_000;
const photo = { name: '出院小结.png', mimeType: 'image/png', buffer: aPng() };

const choose = (page: Page, ...files: (typeof photo)[]) =>
  page.getByLabel('要提交的文件').setInputFiles(files);
const send = (page: Page) => button(page, '提交材料').click();
const line = (page: Page, name: string, state: string): Locator =>
  page.locator('.files li', { hasText: name }).filter({ hasText: state });

async function saves(page: Page, press: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return download;
}
const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

const picks = (page: Page, ...files: (typeof photo)[]) =>
  page.getByLabel('随申请一起交的文件').setInputFiles(files);

/** The button that stands in for the browser's own shows where the keyboard is. */
async function isReachedByKeyboard(page: Page): Promise<boolean> {
  await page.locator('.picker input').focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  const label = page.locator('.picker label');
  return label.evaluate((it) => getComputedStyle(it).outlineStyle === 'solid');
}
const isStorage = (url: URL) => url.origin !== new URL(stage.stack.host.urls.site).origin;

/** The case is made, and the answer with its cookie gets lost on the way. */
async function losesTheAnswer(page: Page): Promise<void> {
  await page.route('**/api/cases', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await button(page, '提交申请').click();
  await page.getByText('不会重复提交').waitFor();
  await page.unroute('**/api/cases');
  await page.context().clearCookies();
}

test(
  'a case is opened with files: what is of no use is refused at the field, the rest is sent at once without a code, again where it failed, and is in the case',
  async () => {
    const phone = await stage.comes({ width: 320 });
    const { page } = phone;
    const wrong: string[] = [];
    const look = looker(phone, wrong, { widths: [390] });
    const goOn = () => button(page, '继续').click();
    const receipt = { ...photo, name: '收据.pdf', buffer: aPdf() };
    const chooses = async () => {
      await picks(page, { ...photo, name: '页面.html' }, photo, receipt);
      await page.locator('.field.wrong', { hasText: '「页面.html」不是可以提交的类型' }).waitFor();
      await picks(page, { ...receipt, name: '多余.pdf', buffer: aPdf(eicar()) });
      await button(page, '移除「多余.pdf」').click();
      await goOn();
      await page.getByRole('link', { name: /请选择「这些文件里有/ }).waitFor();
      await page.getByLabel('有', { exact: true }).check();
      await goOn();
      await page.getByRole('link', { name: /请勾选单独同意/ }).waitFor();
      await look('files, without consent');
      expect(await isReachedByKeyboard(page)).toBe(true);
      await phone.picture('open-files-320');
      await page.getByLabel(/我同意银行使用这些文件中的敏感个人信息/).check();
      // all are sensitive until somebody says that one is not; none of them would be another answer
      const which = (name: string) => page.getByRole('checkbox', { name, exact: true });
      for (const { name } of [photo, receipt]) await which(name).uncheck();
      await goOn();
      await page.getByRole('link', { name: /请至少勾选一份有敏感信息的文件/ }).waitFor();
      await look('files, none of them sensitive');
      await which(photo.name).check();
    };
    const checks = async () => {
      await page.locator('.files li', { hasText: receipt.name }).waitFor();
      await page.locator('.files li', { hasText: photo.name }).getByText('敏感材料').waitFor();
      await page.locator('.files li', { hasText: receipt.name }).getByText('没有敏感').waitFor();
      await look('check, with files');
      await phone.picture('open-check-files-320');
      await losesTheAnswer(page);
      // the way to storage is broken for a while
      await page.route(isStorage, (route) => route.abort('connectionreset'));
    };
    const caseNo = await opensCase(stage, phone, 'with-files@mail.example', {
      withFiles: chooses,
      checks,
    });
    await sees(phone, '还有 2 份没有传到');
    await look('not arrived');
    await phone.picture('open-files-failed-320');
    await page.unroute(isStorage);
    await button(page, '重新上传').click();
    await sees(phone, '2 份材料已传到本案');
    await look('arrived');
    await phone.picture('open-files-arrived-320');
    expect(wrong).toEqual([]);

    await works(stage, 'agent.li', caseNo, async (desk) => {
      await desk.getByText(receipt.name).first().waitFor();
      const opened = await saves(desk, button(desk, `打开 ${photo.name}`));
      expect(await bytesOf(opened)).toEqual(photo.buffer);
    });
    const lead = await stage.stack.staff('lead.wu');
    const { evidence } = await lead.sees(caseNo);
    expect(evidence).toHaveLength(2);
    // whichever got through first stands first
    for (const it of [
      { name: photo.name, status: 'received', sensitive: true },
      { name: receipt.name, status: 'received', sensitive: false },
    ])
      expect(evidence).toContainEqual(expect.objectContaining(it));
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'a page that is loaded anew keeps no file: it names those to be picked again, and those that never reached the case',
  async () => {
    const email = 'reloads@mail.example';
    const phone = await stage.comes({ width: 390 });
    const { page } = phone;
    const chooses = async () => {
      await picks(page, photo);
      await page.reload();
      await sees(phone, '文件没有保存在您的设备上');
      await phone.picture('open-files-missing-390');
      await button(page, '继续').click();
      await page.getByRole('link', { name: `请重新选择「${photo.name}」` }).waitFor();
      await picks(page, photo);
      await page.getByText('请重新选择这些文件').waitFor({ state: 'detached' });
      await page.getByLabel('没有', { exact: true }).check();
      await page.route(isStorage, (route) => route.abort('connectionreset'));
    };
    await opensCase(stage, phone, email, { withFiles: chooses });
    await sees(phone, '还有 1 份没有传到');
    await page.reload();
    await sees(phone, '这些文件没有交到本案');
    await page.getByRole('listitem').filter({ hasText: photo.name }).waitFor();
    await phone.picture('open-files-lost-390');
    await page.unroute(isStorage);
    await page.getByRole('link', { name: '请到案件页面重新提交' }).click();
    await entersWithCode(stage, phone, email);
    await page.getByRole('heading', { name: '提交证明材料', level: 1 }).waitFor();
    await choose(page, photo);
    await page.getByLabel('没有', { exact: true }).check();
    await send(page);
    await line(page, photo.name, '已收到').waitFor();
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'right after opening a case a customer hands in a photo, the agent opens the same bytes, and so does the customer',
  async () => {
    const email = 'evidence@mail.example';
    const phone = await stage.comes({ width: 320 });
    const { page } = phone;
    const caseNo = await opensCase(stage, phone, email);
    await page.getByRole('link', { name: /现在就提交/ }).click();
    await entersWithCode(stage, phone, email);
    await page.getByRole('heading', { name: '提交证明材料', level: 1 }).waitFor();

    const wrong: string[] = [];
    const look = looker(phone, wrong);
    await choose(page, photo);
    await send(page);
    await page.getByRole('link', { name: /请选择「这些文件里有/ }).waitFor();
    await page.getByLabel('有', { exact: true }).check();
    await send(page);
    await page.getByRole('link', { name: /请勾选单独同意/ }).waitFor();
    await look('sensitive, without consent');
    await phone.picture('evidence-consent-320');
    await page.getByLabel(/我同意银行使用这些文件中的敏感个人信息/).check();
    await send(page);
    await sees(phone, '1 份材料已上传');
    await line(page, photo.name, '已收到').waitFor();
    await line(page, photo.name, '敏感材料').waitFor();
    await look('received');
    await phone.picture('evidence-received-320');
    expect(wrong).toEqual([]);

    const own = await saves(page, button(page, `下载「${photo.name}」`));
    expect(new URL(own.url()).origin).not.toBe(new URL(stage.stack.host.urls.site).origin);
    expect(own.suggestedFilename()).toBe(photo.name);
    expect(await bytesOf(own)).toEqual(photo.buffer);
    await page.getByRole('heading', { name: '提交证明材料', level: 1 }).waitFor();

    await works(stage, 'agent.li', caseNo, async (desk) => {
      await desk.getByText(photo.name).first().waitFor();
      const opened = await saves(desk, button(desk, `打开 ${photo.name}`));
      expect(await bytesOf(opened)).toEqual(photo.buffer);
    });
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'files that cannot be taken are refused at the field, and the EICAR file by the safety check, with why',
  async () => {
    const customer = stage.stack.customer();
    const { email } = customer;
    const caseNo = await customer.opens();
    const phone = await stage.comes({ width: 390, scheme: 'dark' });
    const { page } = phone;
    await comesToCase(stage, phone, { caseNo, email });
    await page.getByRole('link', { name: '提交证明材料' }).click();

    const named = (name: string, buffer = aPdf()) => ({ ...photo, name, buffer });
    await choose(page, named('页面.html'), named('空.pdf', Buffer.alloc(0)));
    await choose(page, named('大.pdf', Buffer.alloc(10 * 1024 * 1024 + 1)));
    await page.locator('.field.wrong .error', { hasText: '「大.pdf」超过 10 MB' }).waitFor();
    await choose(page, named('页面.html'), named('收据.pdf', aPdf(eicar())), photo);
    const fault = page.locator('.field.wrong .error', {
      hasText: '「页面.html」不是可以提交的类型',
    });
    await fault.waitFor();
    const wrong: string[] = [];
    await looker(phone, wrong)('refused at the field');
    await phone.picture('evidence-refused-390-dark');
    expect(wrong).toEqual([]);
    await button(page, `移除「${photo.name}」`).click();
    await page.getByLabel('没有', { exact: true }).check();
    await send(page);
    await line(page, '收据.pdf', '未接收').getByText('安全检查未通过').waitFor();
    expect(await button(page, '下载「收据.pdf」').count()).toBe(0);

    await page.getByRole('link', { name: '返回我的案件' }).click();
    await sees(phone, '一份材料未能接收');
    await line(page, '收据.pdf', '安全检查未通过').waitFor();
    await phone.picture('evidence-case-390-dark');
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'who is asked for a paper hands it in on the way to the answer, and the answer arrives',
  async () => {
    const customer = stage.stack.customer();
    const { email } = customer;
    const caseNo = await customer.opens();
    const agent = await stage.stack.staff('agent.li');
    await agent.does(caseNo, 'AwaitCollection', 'AskCustomer', {
      thing: '住院证明',
      purpose: '住院的起止日期',
      whyNotHeld: '医院的文件银行没有',
    });
    const phone = await stage.comes({ width: 390 });
    const { page } = phone;
    await comesToCase(stage, phone, { caseNo, email });
    await page.getByRole('link', { name: '补充材料' }).click();
    await page.getByLabel('您的答复').fill('已提交出院小结。');
    await page.getByText('有照片或文件要一起提交').click();
    await choose(page, photo);
    await page.getByLabel('没有', { exact: true }).check();
    await send(page);
    await line(page, photo.name, '已收到').waitFor();
    await phone.picture('evidence-request-390');
    await button(page, '提交答复').click();
    await sees(phone, '已收到您的补充，我们继续办理。');
    await line(page, photo.name, '已收到').waitFor();
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'a file goes to the case that it is meant for, whichever was open before',
  async () => {
    const [before, meant] = [stage.stack.customer(), stage.stack.customer()];
    await before.opens();
    await meant.opens();
    const phone = await stage.comes({ width: 390 });
    const { page } = phone;
    await comesToCase(stage, phone, before);
    await page.goto(`${stage.stack.host.urls.site}/#/case/${meant.caseNo}/evidence`);
    await sees(phone, before.caseNo);
    await entersWithCode(stage, phone, meant.email);
    await page.getByRole('heading', { name: '提交证明材料', level: 1 }).waitFor();
    await choose(page, photo);
    await page.getByLabel('没有', { exact: true }).check();
    await send(page);
    await line(page, photo.name, '已收到').waitFor();
    const lead = await stage.stack.staff('lead.wu');
    expect((await lead.sees(meant.caseNo)).evidence).toMatchObject([{ name: photo.name }]);
    expect((await lead.sees(before.caseNo)).evidence).toEqual([]);
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'a connection that breaks on the way to storage keeps the file chosen, and the next try makes one file',
  async () => {
    const customer = stage.stack.customer();
    const { email } = customer;
    const caseNo = await customer.opens();
    const phone = await stage.comes({ width: 390, locale: 'zh-CN' });
    const { page } = phone;
    await comesToCase(stage, phone, { caseNo, email });
    await page.getByRole('link', { name: '提交证明材料' }).click();
    await choose(page, photo);
    await page.getByLabel('没有', { exact: true }).check();
    await page.route(isStorage, (route) => route.abort('connectionreset'));
    await send(page);
    await page.getByText('没有传到').waitFor();
    await page.unroute(isStorage);
    await send(page);
    await line(page, photo.name, '已收到').waitFor();
    expect(await page.locator('.files li').count()).toBe(1);
    await choose(page, photo);
    await page.locator('.field.wrong .error', { hasText: '您已经提交过' }).waitFor();
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);
