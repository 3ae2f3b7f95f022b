/** Long lists, callers, approvals, and who gets in at all. */
import { expect, test } from 'vitest';
import type { TaskView } from '#contracts/views.ts';
import * as people from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';
import { openConsole, SITE } from './console-site.ts';
import {
  aSecondVersion,
  aSite,
  button,
  chinese,
  open,
  SLOW,
  violations,
  visit,
  withBrowser,
} from './console-visits.ts';
import { enterDate } from './dates.ts';

withBrowser();

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
    // what enters dates comes when it is needed; without it there is still the browser's own
    await context.route('**/date-entry*', async (asked) => asked.abort());
    await page.getByRole('link', { name: '代客立案' }).click();
    const received = page.getByLabel(/最早收到的时间/);
    await received.fill('2026-03-01T09:30');
    expect(await received.getAttribute('type')).toBe('datetime-local');
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
    // a date that was left half entered is no date, and is not lost in silence
    await enterDate(page, /最早收到的时间/, '2026-02');
    await button(page, '提交立案').click();
    await page.getByRole('link', { name: /姓名或企业名称：请填写/ }).waitFor();
    await page.getByRole('link', { name: '最早收到的时间：请填写有效的日期或时间' }).click();
    await page.keyboard.type('202602270930');
    await page.getByLabel('姓名或企业名称').fill('林梅');
    await page.getByLabel('电话', { exact: true }).fill('138 0000 0001');
    await page.getByLabel('产品').selectOption('loan');
    await page.getByLabel('事项').selectOption('feesAndInterest');
    await button(page, '提交立案').click();
    await page.getByRole('heading', { name: /已立案/ }).waitFor();
    await page.getByText('同一联系方式还有未结案件').waitFor();
    expect(await violations(page)).toEqual([]);
    const opened = site.calls.find(({ name }) => name === 'OpenCaseForCustomer');
    expect(opened?.body).toMatchObject({
      intake: { receivedAt: '2026-02-27T01:30:00.000Z' },
    });
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
    // the rules by their name, not by their id
    expect(text).toContain('银行业保险业消费投诉处理管理办法');
    expect(text).not.toContain('cn-2020-3');
    expect(await page.getByRole('link', { name: '代客立案' }).count()).toBe(0);
    await button(page, '批准这一版').click();
    await page.locator('.chip', { hasText: '等待答复' }).first().waitFor();
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
    const opened = await openConsole(open(), site, { staff: people.agentLi });
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
