import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { enterDate } from '../../dates.ts';
import { atDesk, button, finds, opensFromQueue, status } from '../support/console.ts';
import { looker } from '../support/look.ts';
import { stage } from '../support/open-stage.ts';

const SLOW = 180_000;

const moved = (page: Page) => page.getByRole('region', { name: '您编辑期间，案件有了变化' });

async function beginsCollection(page: Page, facts: string): Promise<void> {
  await button(page, '完成收集').click();
  await page.getByLabel('事实与经过').fill(facts);
  await page.getByLabel('已核验').check();
  await page.getByText(/草稿已保存在本机/).waitFor();
}

async function recordsContact(page: Page): Promise<void> {
  await button(page, '记录联系').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('方式').selectOption({ label: '电话' });
  await enterDate(dialog, '时间', '2026-03-02T10:00');
  await dialog.getByLabel(/凭证/).fill('REC-9');
  await button(dialog, '记录这次联系').click();
  await dialog.waitFor({ state: 'detached' });
}

test(
  'of two agents at one case the slower one keeps the text, is told what the other did, and acts on the new version',
  async () => {
    const customer = stage.stack.customer();
    const caseNo = await customer.opens();
    const writer = await atDesk(stage, 'agent.li');
    await opensFromQueue(writer, caseNo);
    await beginsCollection(writer.page, '写了一半的事实');

    const other = await atDesk(stage, 'lead.wu');
    await finds(other, caseNo);
    await recordsContact(other.page);

    const { page } = writer;
    await button(page, '完成收集，转入评估').click();
    await moved(page)
      .getByText(/lead\.wu · 银行联系了客户/)
      .waitFor();
    expect(await page.getByLabel('事实与经过').inputValue()).toBe('写了一半的事实');
    await writer.picture('console-conflict-zh-1280');
    await button(page, '已对照，按新版本提交').click();
    await status(page, '初步评估');
    await page.getByText('写了一半的事实').first().waitFor();
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'an agent whose step is handed on and answered by another finds the words again, and what was answered',
  async () => {
    const customer = stage.stack.customer();
    const caseNo = await customer.opens();
    const writer = await atDesk(stage, 'agent.li');
    await opensFromQueue(writer, caseNo);
    await beginsCollection(writer.page, '不能丢的字');

    // whoever has never signed in is nobody the bank knows
    const other = await atDesk(stage, 'agent.chen');
    const lead = await atDesk(stage, 'lead.wu');
    await finds(lead, caseNo);
    await button(lead.page, '转交').click();
    const dialog = lead.page.getByRole('dialog');
    const to = dialog.getByLabel('接收人工号');
    await to.fill('agent.nobody');
    await button(dialog, '转交').click();
    await dialog.getByText('没有这个工号的同事，或对方还没有登录过本系统').waitFor();
    expect(await lead.page.getByText('没有这个工号的同事').count()).toBe(1);
    expect(await to.evaluate((it) => it === document.activeElement)).toBe(true);
    const wrong: string[] = [];
    await looker(lead, wrong)('nobody of that name');
    expect(wrong).toEqual([]);
    await lead.picture('console-hand-on-1280');
    // those who do such work and have signed in are suggested, with what they do
    const suggested = await dialog
      .locator('datalist option')
      .evaluateAll((all) => all.map((it) => [it.getAttribute('value'), it.getAttribute('label')]));
    expect(suggested).toContainEqual(['agent.chen', '客服专员 · 客户服务部']);
    expect(suggested.map(([name]) => name)).not.toContain('lead.wu');
    await to.fill('agent.chen');
    await button(dialog, '转交').click();

    await lead.page
      .getByText(/agent\.chen 已领取/)
      .first()
      .waitFor();

    await opensFromQueue(other, caseNo);
    await beginsCollection(other.page, '同事先完成');
    await button(other.page, '完成收集，转入评估').click();
    await status(other.page, '初步评估');

    const { page } = writer;
    await button(page, '完成收集，转入评估').click();
    const kept = page.getByRole('region', { name: '未提交的草稿' });
    await kept.getByText('不能丢的字').waitFor();
    await kept.getByText('已核验').waitFor();
    await writer.picture('console-orphan-1280');
    await status(page, '初步评估');
    await page.getByText('同事先完成', { exact: true }).waitFor();
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'a caller’s case is typed in while listening, and the case that is open already is shown',
  async () => {
    const customer = stage.stack.customer('林梅');
    const known = await customer.opens();
    const desk = await atDesk(stage, 'agent.chen');
    const { page } = desk;
    await page.getByRole('link', { name: '代客立案' }).click();
    await page.getByLabel('客户说了什么').fill('滞纳金问题仍未解决，再次来电。');
    await page.getByText('您反映的问题是：滞纳金问题仍未解决，再次来电。您希望').waitFor();
    await page.getByLabel('客户希望怎样解决').fill('退还滞纳金。');
    await page.getByLabel('姓名或企业名称').fill('林梅');
    await page.getByLabel('电子邮箱').fill(customer.email.toUpperCase());
    await page.getByLabel('产品').selectOption('loan');
    await page.getByLabel('事项').selectOption('feesAndInterest');
    await desk.picture('console-caller-zh-1280');
    await button(page, '提交立案').click();
    const heading = page.getByRole('heading', { name: /案件 .* 已立案/ });
    const caseNo = /XW-\S+/.exec(await heading.innerText())?.[0] ?? '';
    await page.getByRole('heading', { name: '同一联系方式还有未结案件' }).waitFor();
    await page.getByRole('link', { name: known }).waitFor();
    await page.getByRole('link', { name: '打开案件' }).click();
    await page.getByRole('heading', { name: caseNo, level: 1 }).waitFor();
    await page.getByText('热线').first().waitFor();
    await stage.stack.settle();
    expect(await customer.templates()).toEqual(['acknowledgement', 'acknowledgement']);
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'whoever loads the console anew stays who they are and where they were; whoever signs out is asked who comes next',
  async () => {
    const caseNo = await stage.stack.customer().opens();
    const desk = await atDesk(stage, 'agent.li');
    const { page } = desk;
    await opensFromQueue(desk, caseNo);
    await page.reload();
    await page.getByRole('heading', { name: caseNo, level: 1 }).waitFor();
    await page.locator('.me', { hasText: 'agent.li' }).waitFor();
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(kept).not.toContain('eyJ');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.goBack();
    await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();

    const tab = await page.context().newPage();
    await tab.goto(`${stage.stack.host.urls.site}/console/`);
    await tab.locator('.me', { hasText: 'agent.li' }).waitFor();
    await button(tab, '退出登录').click();
    await button(tab, '登录').click();
    await tab.locator('button[value="lead.wu"]').click();
    await tab.locator('.me', { hasText: 'lead.wu' }).waitFor();
    expect(await tab.getByText('此浏览器已换人登录').count()).toBe(0);
    // the first tab goes on as its own person until it is loaded anew, and then says who it is now
    await page.locator('.me', { hasText: 'agent.li' }).waitFor();
    await page.reload();
    await page.getByText(/换人登录：您现在是 lead\.wu，本标签页之前是 agent\.li/).waitFor();
    const wrong: string[] = [];
    await looker(desk, wrong)('somebody else');
    expect(wrong).toEqual([]);
    await button(page, '知道了').click();
    await expect.poll(() => page.getByText('此浏览器已换人登录').count()).toBe(0);
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);
