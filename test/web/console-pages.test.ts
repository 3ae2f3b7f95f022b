/** The built console in a browser, over the bank's real routes in memory: what colleagues see, and what must not happen. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TaskView } from '#contracts/views.ts';
import { prepareSite } from '../../local/host/prepare.ts';
import { REPOSITORY } from '../../local/repository.ts';
import { api } from '../support/api.ts';
import { memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import * as samples from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { taskOf, told } from '../support/told-case.ts';
import { openBrowser } from './browser.ts';
import { type Looks, openConsole, SITE, type Site, siteOver } from './console-site.ts';

const shots = join(REPOSITORY, '.parley/screenshots');
const SLOW = 90_000;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  await prepareSite(REPOSITORY, 'console');
  browser = await openBrowser();
});
afterAll(async () => browser?.close());

const chinese = {
  locale: 'zh-CN' as const,
  whatHappened: '2 月 28 日已按时还款，仍被收取滞纳金。',
  wish: '退还滞纳金，并更正征信记录。',
  complainant: { kind: 'person' as const, name: '林梅', phone: '13800000001' },
};
const costly = samples.costlyTerms({
  plan: samples.aPlan(12),
  onerousTerms: [{ id: 't1', text: '两期未还，方案终止。' }],
});

const aSite = (): Site => {
  const world = memoryWorld();
  return siteOver(world, api(world));
};

/** A case whose second version waits for approval, after a counter-offer and words from both sides. */
const aSecondVersion: Parameters<typeof told>[1] = [
  ...stories.offered({ terms: samples.someTerms(), intake: chinese }),
  [
    {
      name: 'CounterOffer',
      data: { proposalVersion: 1, terms: { words: '希望分 12 期。', instalments: 12 } },
    },
    { by: people.theCustomer, now: stories.day(6) },
  ],
  [
    { name: 'WriteToBank', data: { text: '什么时候答复？' } },
    { by: people.theCustomer, now: stories.day(6, 12) },
  ],
  [
    { name: 'ProposeTerms', data: { terms: costly } },
    { by: people.agentLi, now: stories.day(7) },
  ],
];

async function visit(site: Site, path: string, looks: Looks) {
  const opened = await openConsole(browser, site, looks);
  await opened.page.goto(`${SITE}/console${path}`);
  await opened.page.waitForSelector('.page h1');
  // pages ask for what they show; nothing may still be on its way when they are judged
  await opened.page.waitForSelector('.skeleton', { state: 'detached' });
  return opened;
}

async function violations(page: Page, part = 'html'): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations: found } = await new AxeBuilder({ page })
    .include(part)
    .withTags(tags)
    .analyze();
  return found.flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.html}`));
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

/** Whether the page is as wide as its window, as it must be at 320 px. */
const fits = async (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test.each([
  ['queue', '/', people.agentLi],
  ['find', '/find?go=1', people.agentLi],
  ['new', '/new', people.agentLi],
  ['case', '', people.agentLi],
  ['approval', '', people.approverWang],
  ['nowhere', '/else', people.agentLi],
] as const)(
  '%s: clean for readers and by policy, in both languages, light and dark, wide and narrow',
  async (name, path, staff) => {
    const site = aSite();
    const { caseId } = await told(site.world, aSecondVersion);
    await told(site.world, stories.registered({}));
    const { page, context, faults } = await visit(site, path || `/cases/${caseId}`, { staff });
    if (name === 'approval') await button(page, '批准方案').click();
    const judge = async (what: string) => {
      const seen = { violations: await violations(page), fits: await fits(page), faults };
      expect({ what, ...seen }).toEqual({ what, violations: [], fits: true, faults: [] });
      await page.screenshot({ path: join(shots, `console-${name}-${what}.png`) });
    };
    await judge('zh-1280');
    await button(page, 'English').click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await judge('en-1280-dark');
    await page.setViewportSize({ width: 320, height: 720 });
    await judge('en-320-dark');
    await context.close();
  },
  SLOW,
);

test(
  'every overlay opens under the strict policy, and readers find it clean',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.offered({ intake: chinese }));
    await told(site.world, stories.registered({}));
    const { page, faults, context } = await visit(site, '/', { staff: people.agentLi });
    const closed = async () => {
      expect(await violations(page, 'dialog[open]')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog[open]', { state: 'detached' });
    };
    await page.locator('h1').press('?');
    await closed();
    await button(page, '保存当前视图').click();
    await closed();
    await button(page, '转交').first().click();
    await closed();
    await page.goto(`${SITE}/console/cases/${caseId}`);
    await page.waitForSelector('.acts');
    const acts = await page.locator('.acts button').allTextContents();
    expect(acts.length).toBeGreaterThanOrEqual(4);
    for (const act of acts) {
      await page.locator('.acts button').filter({ hasText: act.trim() }).click();
      await closed();
    }
    for (const summary of await page.locator('summary:visible').all()) await summary.click();
    await page.getByLabel('给客户的话').fill('我们在 3 月 20 日 24:00 前答复您。');
    await page.locator('.to-customer button.primary').click();
    await page.waitForSelector('dialog[open] blockquote');
    await closed();
    await button(page, '退出登录').click();
    await page.getByText('您有 1 份草稿').waitFor();
    await closed();
    expect(faults).toEqual([]);
    await context.close();
  },
  SLOW,
);

test(
  'an agent completes a step: faults are told with focus, the answer is given once, the case moves on',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.registered({ intake: chinese }));
    const { page, context } = await visit(site, `/cases/${caseId}`, { staff: people.agentLi });
    await button(page, '完成收集').click();
    await button(page, '完成收集，转入评估').click();
    const summary = page.locator('.case-form [role=alert]').first();
    await expect
      .poll(async () => summary.evaluate((it) => it === document.activeElement))
      .toBe(true);
    await summary.getByRole('link', { name: /身份核验/ }).click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('FIELDSET');
    await page.getByLabel('事实与经过').fill('滞纳金系误收。');
    await page.getByLabel('已核验').check();
    await button(page, '完成收集，转入评估').click();
    await page.locator('.case-head .chip', { hasText: '初步评估' }).waitFor();
    expect(site.calls.filter((it) => it.name === 'AnswerTask')).toHaveLength(1);
    expect(await site.world.cases.load(caseId)).toMatchObject({ facts: '滞纳金系误收。' });
    await context.close();
  },
  SLOW,
);

test(
  'somebody else acts first: the words stay, what changed is shown, and one’s own are applied to the new version',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.registered({ intake: chinese }));
    const { page, context } = await visit(site, `/cases/${caseId}`, { staff: people.agentLi });
    await button(page, '完成收集').click();
    await page.getByLabel('事实与经过').fill('写了一半的事实');
    await page.getByLabel('已核验').check();
    await site.api.ok('RecordContact', {
      staff: people.leadChen,
      path: { caseId },
      body: {
        expectedVersion: (await site.world.cases.load(caseId))?.version,
        channel: 'phone',
        at: site.world.clock.now(),
        proof: 'REC-9',
      },
    });
    await button(page, '完成收集，转入评估').click();
    const moved = page.getByRole('region', { name: '您编辑期间，案件有了变化' });
    await moved.getByText(/chen · 银行联系了客户/).waitFor();
    expect(await page.getByLabel('事实与经过').inputValue()).toBe('写了一半的事实');
    await page.screenshot({ path: join(shots, 'console-conflict.png') });
    expect(await violations(page)).toEqual([]);
    await button(page, '已对照，按新版本提交').click();
    await page.locator('.case-head .chip', { hasText: '初步评估' }).waitFor();
    const sent = site.calls.filter((it) => it.name === 'AnswerTask').map((it) => it.key);
    expect(new Set(sent).size).toBe(2);
    await context.close();
  },
  SLOW,
);

test(
  'a draft outlives another page, a reload and a colleague who takes the step',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.registered({ intake: chinese }));
    const { page, context } = await visit(site, `/cases/${caseId}`, { staff: people.agentLi });
    const open = async () => {
      await button(page, '完成收集').click();
      return page.getByLabel('事实与经过');
    };
    await (await open()).fill('不能丢的字');
    await page.getByText(/草稿已保存在本机/).waitFor();
    await page.getByRole('link', { name: '我的工作' }).click();
    await page.waitForSelector('table');
    await page.goBack();
    await page.waitForSelector('.task');
    expect(await (await open()).inputValue()).toBe('不能丢的字');
    await page.reload();
    await page.waitForSelector('.task');
    expect(await (await open()).inputValue()).toBe('不能丢的字');
    const { taskId } = await taskOf(site.world, caseId, 'AwaitCollection');
    await site.api.ok('AnswerTask', {
      staff: people.leadChen,
      path: { caseId, taskId },
      body: {
        expectedVersion: (await site.world.cases.load(caseId))?.version,
        answer: {
          command: 'CompleteCollection',
          data: { facts: '同事先完成', identity: 'verified', flags: [] },
        },
      },
    });
    await page.reload();
    const orphan = page.getByRole('region', { name: '未提交的草稿' });
    await orphan.getByText('不能丢的字').waitFor();
    expect(await violations(page)).toEqual([]);
    await context.close();
  },
  SLOW,
);

test(
  'a note stays inside: Enter, @ and an input method send nothing, and it never reaches the customer',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.registered({ intake: chinese }));
    const { page, context } = await visit(site, `/cases/${caseId}`, { staff: people.agentLi });
    const note = page.getByLabel('备注内容');
    await note.pressSequentially('@同事\n请核对');
    await note.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true });
    expect(site.calls.some((it) => it.name === 'AddNote' || it.name === 'WriteToCustomer')).toBe(
      false,
    );
    expect(await note.inputValue()).toBe('@同事\n请核对');
    await note.press('Control+Enter');
    await page.locator('.message.internal', { hasText: '请核对' }).waitFor();
    expect(site.calls.map((it) => it.name)).not.toContain('WriteToCustomer');
    const message = page.getByLabel('给客户的话');
    await message.fill('我们 3 月 20 日前答复。');
    await message.press('Control+Enter');
    await page.waitForSelector('dialog[open] blockquote');
    expect(site.calls.map((it) => it.name)).not.toContain('WriteToCustomer');
    await page.locator('dialog[open] button.primary').click();
    await page.locator('.message.ours', { hasText: '3 月 20 日前' }).waitFor();
    expect(site.calls.filter((it) => it.name === 'WriteToCustomer')).toHaveLength(1);
    await context.close();
  },
  SLOW,
);

test(
  'a broken connection keeps the words and the key, so that trying again acts once',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.registered({ intake: chinese }));
    const { page, context } = await visit(site, `/cases/${caseId}`, { staff: people.agentLi });
    site.interrupt = (name) => (name === 'AddNote' ? 'offline' : null);
    await page.getByLabel('备注内容').fill('断网时写的');
    await button(page, '保存内部备注').click();
    await page.getByText(/网络中断，不知道银行是否已收到/).waitFor();
    expect(await violations(page)).toEqual([]);
    const fault = {
      status: 503,
      body: { type: '', title: '', status: 503, code: 'Unavailable', trace: 'trace-42' },
    };
    site.interrupt = (name) => (name === 'AddNote' ? fault : null);
    await button(page, '保存内部备注').click();
    await page.getByText('trace-42').waitFor();
    site.interrupt = null;
    await button(page, '保存内部备注').click();
    await page.locator('.message.internal', { hasText: '断网时写的' }).waitFor();
    const keys = site.calls.filter((it) => it.name === 'AddNote').map((it) => it.key);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    await context.close();
  },
  SLOW,
);

test(
  'what could not be loaded says so, with a reference and a way to try again',
  async () => {
    const site = aSite();
    site.interrupt = (name) =>
      name === 'ListQueue'
        ? {
            status: 403,
            body: {
              type: '',
              title: '您没有这项权限',
              status: 403,
              code: 'NotAllowed',
              trace: 'trace-7',
            },
          }
        : null;
    const { page, context } = await visit(site, '/', { staff: people.agentLi });
    await page.getByText('trace-7').waitFor();
    expect(await violations(page)).toEqual([]);
    site.interrupt = null;
    await button(page, '重试').click();
    await page.getByText('没有待办任务').waitFor();
    await page.goto(`${SITE}/console/cases/unknown`);
    await page.getByText('没有找到这个案件').waitFor();
    await context.close();
  },
  SLOW,
);

const many = (count: number): TaskView[] =>
  Array.from({ length: count }, (_, i) => ({
    taskId: `t${i}`,
    caseId: `c${i}`,
    caseNo: `XW-${String(i).padStart(5, '0')}`,
    task: 'AwaitCollection',
    worker: 'agent',
    assignee: i % 3 === 0 ? 'li' : null,
    openedAt: '2026-03-02T01:00:00.000Z',
    dueAt: new Date(Date.parse('2026-03-01T16:00:00.000Z') + i * 3_600_000).toISOString(),
    status: 'open' as const,
    product: 'loan',
    issueType: 'overdueLoan',
    flags: i % 50 === 0 ? (['urgent'] as const).slice() : [],
  }));

test(
  'ten thousand tasks: few rows exist, keys reach the last one, and coming back finds the place',
  async () => {
    const site = aSite();
    const tasks = many(10_000);
    site.interrupt = (name) => (name === 'ListQueue' ? { status: 200, body: { tasks } } : null);
    const { page, context } = await visit(site, '/', { staff: people.agentLi });
    const rows = page.locator('tbody tr[data-index]');
    await rows.first().waitFor();
    expect(await rows.count()).toBeLessThan(60);
    expect(await page.locator('table').getAttribute('aria-rowcount')).toBe('10001');
    await page.locator('h1').press('j');
    await page.keyboard.press('j');
    await expect
      .poll(async () => page.evaluate(() => document.activeElement?.textContent))
      .toBe('XW-00001');
    await page.keyboard.press('End');
    await expect
      .poll(async () => page.evaluate(() => document.activeElement?.textContent))
      .toBe('XW-09999');
    expect(await rows.count()).toBeLessThan(60);
    await page.screenshot({ path: join(shots, 'console-queue-10000.png') });
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cases/c9999');
    await page.goBack();
    await page.getByRole('link', { name: 'XW-09990', exact: true }).waitFor();
    await page.getByRole('searchbox').fill('XW-00042');
    await expect.poll(async () => rows.count()).toBe(1);
    expect(page.url()).toContain('text=XW-00042');
    await context.close();
  },
  SLOW,
);

test(
  'a caller’s case is typed in, found to be known already, and opened',
  async () => {
    const site = aSite();
    await told(site.world, stories.registered({ intake: chinese }));
    const { page, context, faults } = await visit(site, '/new', { staff: people.agentLi });
    await page.getByLabel('客户说了什么').fill('滞纳金问题仍未解决');
    await page.reload();
    await page.waitForSelector('.intake');
    expect(await page.getByLabel('客户说了什么').inputValue()).toBe('滞纳金问题仍未解决');
    await page.getByText('您反映的问题是：滞纳金问题仍未解决').waitFor();
    await page.getByLabel('客户希望怎样解决').fill('退还');
    await button(page, '提交立案').click();
    await page.getByRole('link', { name: /姓名或企业名称：请填写/ }).waitFor();
    await page.getByLabel('姓名或企业名称').fill('林梅');
    await page.getByLabel('电话', { exact: true }).fill('138 0000 0001');
    await page.getByLabel('产品').selectOption('loan');
    await page.getByLabel('事项').selectOption('feesAndInterest');
    await button(page, '提交立案').click();
    await page.getByRole('heading', { name: /已立案/ }).waitFor();
    await page.getByText('同一联系方式还有未结案件').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: '打开案件' }).click();
    await page.waitForSelector('.case-head');
    expect(faults).toEqual([]);
    await context.close();
  },
  SLOW,
);

test(
  'an approver reads what changed beside the button, and not who the customer is',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, aSecondVersion);
    const { page, context } = await visit(site, `/cases/${caseId}`, { staff: people.approverWang });
    await button(page, '批准方案').click();
    const judged = page.locator('.judged');
    await judged.getByText('与第 1 版相比').waitFor();
    expect(await judged.innerText()).toContain('¥600.00');
    const text = await page.locator('main').innerText();
    expect(text).not.toContain('林梅');
    expect(text).not.toContain('13800000001');
    expect(await page.getByRole('link', { name: '代客立案' }).count()).toBe(0);
    await button(page, '批准这一版').click();
    await page.locator('.chip', { hasText: '已批准' }).first().waitFor();
    expect(site.calls.find((it) => it.name === 'AnswerTask')?.body).toMatchObject({
      answer: { command: 'ApproveProposal', data: { proposalVersion: 2 } },
    });
    await context.close();
  },
  SLOW,
);

test(
  'nobody gets in by an answer that this tab did not ask for, and leaving is leaving',
  async () => {
    const site = aSite();
    const opened = await openConsole(browser, site, { staff: people.agentLi });
    const { page, context } = opened;
    await page.goto(`${SITE}/console/callback?code=stolen&state=guessed`);
    await page.getByText('登录没有完成，请重试。').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(site.calls).toEqual([]);
    await button(page, '登录').click();
    await page.waitForSelector('.page h1');
    await button(page, '退出登录').click();
    await button(page, '登录').waitFor();
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(kept).not.toMatch(/access|refresh/);
    await context.close();
  },
  SLOW,
);
