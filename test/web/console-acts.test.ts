/** What is done beside the open step, and the longest forms: plans, settlements, more time, outside bodies, other people. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { outsideBodyLabels, planKindLabels } from '#contracts/labels.ts';
import type { Actor } from '#domain/actor.ts';
import * as people from '../support/people.ts';
import * as samples from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';
import type { Site } from './console-site.ts';
import { aSite, button, chinese, SLOW, violations, visit, withBrowser } from './console-visits.ts';
import { dateShown, enterDate } from './dates.ts';

withBrowser();

const dialog = (page: Page) => page.getByRole('dialog');

/** A form beside the step: opened, filled in, sent, and gone. */
async function acts(page: Page, title: string, submit: string, fill: () => Promise<void>) {
  await page.locator('.acts').getByRole('button', { name: title, exact: true }).click();
  await fill();
  await dialog(page).getByRole('button', { name: submit, exact: true }).click();
}

/** With whatever was opened from it. */
const gone = (page: Page) => expect.poll(() => dialog(page).count()).toBe(0);

const sees = (site: Site, caseId: string, staff: Actor) =>
  visit(site, `/cases/${caseId}`, { staff });

test(
  'a plan with charges is made month by month, told when it does not add up, and offered as it stands',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.assessed({ intake: chinese }));
    const { page, context, faults } = await sees(site, caseId, people.agentLi);
    await button(page, '拟定方案').click();
    await page.getByLabel('包含还款方案').check();
    const kind = planKindLabels.loanRescheduling['zh-CN'];
    await page.getByLabel('方案类型').selectOption({ label: kind });
    await page.getByLabel('欠款余额').fill('9,000');
    await page.getByLabel('余额构成').fill('全部为本金。');
    await page.getByLabel('费用与利息', { exact: true }).fill('分期手续费 100 元，不另计息。');
    await page.getByLabel(/分期另收的费用与利息合计/).fill('100');
    await page.getByLabel('期数', { exact: true }).fill('3');
    await enterDate(page, '首期日期', '2026-04-30');
    await button(page, '按应还总额生成').click();
    const rows = page.getByRole('group', { name: /^第 \d 期$/ });
    expect(await rows.count()).toBe(3);
    const typed = (label: RegExp) =>
      rows.getByLabel(label).evaluateAll((all) => all.map((it) => (it as HTMLInputElement).value));
    const dates = (await rows.all()).map(async (row) => dateShown(row, /还款日/));
    expect(await Promise.all(dates)).toEqual(['2026/04/30', '2026/05/30', '2026/06/30']);
    expect(await typed(/金额/)).toEqual(['3033.33', '3033.33', '3033.34']);

    await rows.nth(2).getByLabel(/金额/).fill('3000');
    await page.getByText('分期合计与应还总额不一致').waitFor();
    await page.getByLabel('权利义务与违约责任').fill('两期未还，方案终止。');
    await page.getByLabel('给客户的说明').fill('分三期归还。');
    await button(page, '提交方案').click();
    await page.getByRole('link', { name: /各期合计须等于/ }).waitFor();
    expect(await violations(page, '.case-form')).toEqual([]);
    await rows.nth(2).getByLabel(/金额/).fill('3033.34');
    await page.getByText('共 3 期，合计 ¥9,100.00，应还 ¥9,100.00').waitFor();
    await button(page, '提交方案').click();
    await page.locator('.chip', { hasText: '待审批' }).first().waitFor();
    await page.locator('summary', { hasText: '各期明细' }).first().click();
    await page.getByRole('cell', { name: '¥3,033.34' }).waitFor();
    const stage = (await site.world.cases.load(caseId))?.stage;
    expect(stage).toMatchObject({
      proposal: {
        terms: {
          remedies: [],
          plan: {
            balance: samples.yuan(9000),
            charges: samples.yuan(100),
            instalments: [
              { dueOn: '2026-04-30', amount: samples.yuan(3033.33) },
              { dueOn: '2026-05-30', amount: samples.yuan(3033.33) },
              { dueOn: '2026-06-30', amount: samples.yuan(3033.34) },
            ],
          },
        },
      },
    });
    expect(faults).toEqual([]);
    await context.close();
  },
  SLOW,
);

test(
  'what was agreed before a mediator beyond one person’s limit is recorded by one and approved by another',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.mediating({ intake: chinese }));
    const liaison = await sees(site, caseId, people.liaisonHe);
    const { page } = liaison;
    await button(page, '调解达成').click();
    await page.getByLabel('文书编号或存放位置').fill('调字 2026-17 号');
    await button(page, '+ 增加补救措施').click();
    await page.getByLabel('类型').selectOption({ label: '退款' });
    await page.getByLabel('金额（元）').fill('600');
    await page.getByLabel('具体做什么').fill('退还滞纳金');
    await button(page, '记录调解协议').click();
    await page.getByText('调字 2026-17 号').first().waitFor();
    await liaison.context.close();

    const approver = await sees(site, caseId, people.approverWang);
    await button(approver.page, '批准调解协议').first().click();
    const judged = approver.page.locator('.judged');
    await judged.getByText('调字 2026-17 号').waitFor();
    expect(await judged.innerText()).toContain('¥600.00');
    await approver.page
      .locator('.case-form')
      .getByRole('button', { name: '批准调解协议', exact: true })
      .click();
    await approver.page.locator('.case-head .chip', { hasText: '执行' }).first().waitFor();
    expect(approver.faults).toEqual([]);
    await approver.context.close();
  },
  SLOW,
);

test(
  'an agent asks for more time and a lead grants it, with a reason that the customer reads before it is sent',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.assessed({ intake: chinese }));
    const agent = await sees(site, caseId, people.agentLi);
    await acts(agent.page, '申请延期', '提交延期申请', async () =>
      dialog(agent.page).getByLabel('理由').fill('等待分行调取录音。'),
    );
    await gone(agent.page);
    expect(await agent.page.getByRole('button', { name: '批准延期' }).count()).toBe(0);
    await agent.context.close();

    const { page, context } = await sees(site, caseId, people.leadChen);
    // whoever may grant does not ask: the same button would grant
    expect(await page.getByRole('button', { name: '申请延期' }).count()).toBe(0);
    const due = page.locator('.clocks').first();
    const before = await due.innerText();
    await acts(page, '批准延期', '批准延期并告知客户', async () =>
      dialog(page).getByLabel('理由（会写进给客户的信）').fill('录音须由分行调取。'),
    );
    await page.locator('dialog[open] blockquote', { hasText: '录音须由分行调取。' }).waitFor();
    expect(site.calls.filter(({ name }) => name === 'ExtendClock')).toHaveLength(1);
    await page.locator('dialog[open] button.primary').last().click();
    await gone(page);
    await expect.poll(() => due.innerText()).not.toBe(before);
    const it = await site.world.cases.load(caseId);
    expect(it?.clocks.find(({ clock }) => clock === 'decision')?.extensions).toMatchObject([
      { step: 1, reason: '录音须由分行调取。' },
    ]);
    await context.close();
  },
  SLOW,
);

test(
  'an outside complaint is recorded; a lead gives the case to another agent out of those suggested, and takes the first off it',
  async () => {
    const site = aSite();
    for (const { id: staffId, roles } of [people.agentLi, people.agentHuang, people.approverWang])
      await site.world.staff.enter({ staffId, roles, skills: [], seenAt: stories.day(0) });
    const { caseId } = await told(site.world, stories.assessed({ intake: chinese }));
    const agent = await sees(site, caseId, people.agentLi);
    await acts(agent.page, '登记外部投诉', '登记', async () => {
      const form = dialog(agent.page);
      const regulator = outsideBodyLabels.regulator['zh-CN'];
      await form.getByLabel('机构类型').selectOption({ label: regulator });
      await form.getByLabel('机构名称').fill('四川金融监管局');
      await form.getByLabel(/对方文号/).fill('川金 2026-8');
      // a calendar over a form that is itself a dialog: Esc takes away the one and leaves the other
      await form.getByRole('button', { name: /从日历选择/ }).click();
      await agent.page.getByRole('grid').waitFor();
      await agent.page.keyboard.press('Escape');
      await expect.poll(() => form.count()).toBe(1);
      await enterDate(form, /对方要求的答复时间/, '2026-03-20T18:00');
    });
    await gone(agent.page);
    await agent.page.getByText('四川金融监管局').first().waitFor();

    const { page, context } = await sees(site, caseId, people.leadChen);
    await acts(page, '更换负责人', '更换负责人', async () => {
      const form = dialog(page);
      const options = form.locator('datalist option');
      await expect
        .poll(() => options.evaluateAll((all) => all.map((it) => it.getAttribute('value'))))
        .toEqual(['huang']);
      await form.getByLabel('新负责人的工号').fill('huang');
      await form.getByLabel('理由').fill('原负责人休假。');
    });
    await gone(page);
    await acts(page, '回避', '登记回避', async () => {
      const form = dialog(page);
      await form.getByLabel('工号').fill('li');
      await form.getByLabel('理由').fill('与客户是亲属。');
    });
    await gone(page);
    expect(await site.world.cases.load(caseId)).toMatchObject({
      owner: 'huang',
      recused: ['li'],
      // six in the evening in Beijing, though the colleague sits elsewhere
      outside: [
        {
          bodyName: '四川金融监管局',
          reference: '川金 2026-8',
          replyDueAt: '2026-03-20T10:00:00.000Z',
        },
      ],
    });
    await agent.page.reload();
    await agent.page.getByText('没有找到这个案件').waitFor();
    await context.close();
    await agent.context.close();
  },
  SLOW,
);

test(
  'a consultant reads the question where it is answered; an administrator is told why there is no story, and nothing else of it',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.consulted({ intake: chinese }));
    const consultant = await sees(site, caseId, people.consultantWu);
    const form = consultant.page.getByRole('article', { name: '答复会商' });
    await form.getByText('要回答的问题').waitFor();
    await form.getByText('When was the payment booked?').waitFor();
    await consultant.context.close();

    const { page, context } = await sees(site, caseId, people.adminMa);
    await page.getByText('看不到案件内容').first().waitFor();
    const text = await page.locator('main').innerText();
    expect(text).not.toMatch(/还没有|审理人员|与客户的往来|内部备注/);
    await context.close();
  },
  SLOW,
);
