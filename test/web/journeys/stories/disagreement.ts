import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { toDecision, toFollowUp, toOffer } from '../../../journeys/support/way.ts';
import { button, status, works } from '../support/console.ts';
import { comesToCase, sees, turn } from '../support/customer.ts';
import { stage } from '../support/open-stage.ts';

const SLOW = 180_000;

test(
  'a counter-offer reaches the agent with its figures, and a second version that somebody else approves is accepted',
  async () => {
    const { caseNo, email } = await toOffer(stage.stack);
    const phone = await stage.comes({ width: 390 });
    const { page } = phone;
    await comesToCase(stage, phone, { caseNo, email });
    await page.getByRole('link', { name: '阅读第 1 版方案' }).click();
    await page.getByRole('link', { name: '提出修改' }).click();
    await page.getByLabel('您希望怎样修改').fill('希望全部减免。');
    await page.getByLabel('希望的金额').fill('800');
    await page.getByRole('button', { name: '提交修改意见' }).click();
    await sees(phone, /已收到您的修改意见/);

    await works(stage, 'agent.li', caseNo, async (desk) => {
      await desk.getByText('希望全部减免。', { exact: true }).waitFor();
      await desk.getByText('¥800.00').first().waitFor();
      await button(desk, '拟定方案').click();
      await desk.getByLabel('金额（元）').fill('800');
      await button(desk, '提交方案').click();
      await desk.locator('.chip', { hasText: '待审批' }).first().waitFor();
    });
    await works(stage, 'approver.huang', caseNo, async (desk) => {
      await button(desk, '批准方案').click();
      await desk.locator('.judged').getByText('与第 1 版相比').waitFor();
      await button(desk, '批准这一版').click();
      await desk.locator('.chip', { hasText: '等待答复' }).first().waitFor();
    });

    await page.reload();
    await page.getByRole('link', { name: '阅读第 2 版方案' }).click();
    await sees(phone, '¥800.00');
    await page.getByRole('link', { name: '接受第 2 版方案' }).click();
    await page.getByRole('button', { name: '接受第 2 版方案' }).click();
    await sees(phone, '您已接受第 2 版方案，我们会发给您一份副本。');
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'a customer asks for mediation by a body of their choice, the bank agrees, and it begins',
  async () => {
    const { caseNo, email } = await toDecision(stage.stack);
    const phone = await stage.comes({ width: 390 });
    const { page } = phone;
    await comesToCase(stage, phone, { caseNo, email });
    await page.getByRole('link', { name: '申请第三方调解' }).first().click();
    // a body of the bank's rules is proposed; another may be named
    expect(await page.getByLabel('调解机构').inputValue()).not.toBe('');
    await page.getByLabel('调解机构').fill('');
    await page.getByRole('button', { name: '提交调解申请' }).click();
    await page.locator('.field.wrong .error', { hasText: '请填写「调解机构」' }).waitFor();
    await page.getByLabel('调解机构').fill('成都金融消费纠纷调解中心');
    await page.getByRole('button', { name: '提交调解申请' }).click();
    await sees(phone, /已收到您的调解申请/);
    await sees(phone, '成都金融消费纠纷调解中心');
    await works(stage, 'liaison.lin', caseNo, async (desk) => {
      await desk.getByText('成都金融消费纠纷调解中心').first().waitFor();
      await button(desk, '同意调解').first().click();
      await button(desk, '记录同意').click();
      await status(desk, '调解');
    });
    await page.reload();
    await turn(phone).getByText('由第三方调解机构主持调解').waitFor();
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

test(
  'who finds that the problem is back reopens the closed case, and another colleague looks at it',
  async () => {
    const customer = await toFollowUp(stage.stack);
    await stage.stack.days(3);
    await customer.signsIn();
    await customer.does('follow-up', { answer: 'solved', score: 4 });
    const { caseNo, email } = customer;
    const phone = await stage.comes({ width: 390 });
    const { page } = phone;
    await comesToCase(stage, phone, { caseNo, email });
    await turn(phone).getByText('案件已结束').waitFor();
    await page.getByRole('link', { name: '要求重启案件' }).first().click();
    await page.getByLabel('为什么要重启').fill('本月又被收取了同样的费用。');
    await page.getByRole('button', { name: '重启案件' }).click();
    await sees(phone, '案件已重启，我们继续办理。');
    await sees(phone, '本月又被收取了同样的费用。');
    await works(stage, 'reviewer.sun', caseNo, async (desk) => {
      await status(desk, '复审');
      await desk.getByText('本月又被收取了同样的费用。').first().waitFor();
    });
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);

async function upholds(desk: Page): Promise<void> {
  await button(desk, '拟定复审意见').click();
  await desk.getByLabel('维持原决定').check();
  await desk.getByLabel('核实的情况').fill('逾期 40 天，费用按合同计收。');
  await desk.getByLabel('依据', { exact: true }).fill('合同第八条。');
  await desk.getByLabel('理由说明').fill('重新核对后，费用计收符合合同约定。');
  await button(desk, '提交复审意见待审批').click();
  await desk.locator('.chip', { hasText: '待审批' }).first().waitFor();
}

test(
  'a contested decision is looked at again by other people, upheld, and goes to mediation once the customer consents',
  async () => {
    const { caseNo, email } = await toDecision(stage.stack);
    const phone = await stage.comes({ width: 390 });
    const { page } = phone;
    await comesToCase(stage, phone, { caseNo, email });
    await page.getByRole('link', { name: '请另一位同事复审' }).click();
    await page.getByLabel('您不同意哪一点，为什么').fill('没有考虑住院的情况。');
    await page.getByRole('button', { name: '申请复审' }).click();
    await sees(phone, '我们已收到您的复审申请，由另一位同事审查。');

    await works(stage, 'reviewer.sun', caseNo, upholds);
    // whoever approved the decision does not approve the second look at it
    await works(stage, 'approver.huang', caseNo, async (desk) => {
      await desk.getByText('这一步须由另一位人员办理，或目前不能办理。').waitFor();
      expect(await button(desk, '批准复审').count()).toBe(0);
    });
    await works(stage, 'approver.zhou', caseNo, async (desk) => {
      await button(desk, '批准复审').click();
      await button(desk, '批准并告知客户').click();
      await status(desk, '决定已告知');
    });

    await page.reload();
    await sees(phone, '维持原决定');
    await page.getByRole('link', { name: '答复调解建议' }).click();
    await page.getByLabel('同意调解', { exact: true }).check();
    await page.getByRole('button', { name: '提交答复' }).click();
    await turn(phone).getByText('由第三方调解机构主持调解').waitFor();
    await works(stage, 'liaison.lin', caseNo, async (desk) => {
      await status(desk, '调解');
      await button(desk, '调解达成').waitFor();
    });
    expect(await stage.leave()).toEqual([]);
  },
  SLOW,
);
