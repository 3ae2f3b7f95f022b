import { expect, test } from 'vitest';
import {
  assesses,
  atDesk,
  completesCollection,
  finds,
  proposesWaiver,
  provesRemedy,
  works,
} from '../support/console.ts';
import { opensCase, sees, turn } from '../support/customer.ts';
import { codeFrom, forwardInInbox, openLetter } from '../support/inbox.ts';
import { stage } from '../support/open-stage.ts';

const SLOW = 240_000;
const email = 'newcomer@mail.example';

test(
  'a newcomer on a phone gets from the first page to a solved case, and so do the colleagues, all by clicking',
  async () => {
    const phone = await stage.comes({ width: 390 });
    const caseNo = await opensCase(stage, phone, email);

    const letter = await openLetter(stage, phone, email);
    await letter.content.getByText(caseNo).first().waitFor();
    // the letter's end shows without scrolling inside the inbox's page
    const end = letter.content.locator('body').evaluate((it) => [it.scrollHeight, innerHeight]);
    const [content = 0, frame = 0] = await end;
    expect(frame).toBeGreaterThanOrEqual(content);
    await letter.tab.close();
    // the first letter brings the code to the page on which the case was opened
    const { page } = phone;
    await page.getByLabel('6 位验证码').fill(await codeFrom(stage, phone, email));
    await page.getByLabel(/在本设备上记住我 30 天/).check();
    expect(await phone.faults()).toEqual([]);
    expect(await phone.overflows()).toBe(false);
    await page.getByRole('button', { name: '查看案件' }).click();
    await sees(phone, '核对您反映的情况和银行已有的资料');

    await works(stage, 'agent.li', caseNo, completesCollection);
    await works(stage, 'assessor.yang', caseNo, assesses);
    await works(stage, 'agent.li', caseNo, (page) => proposesWaiver(page, '300'));

    await page.reload();
    await page.getByRole('link', { name: '阅读第 1 版方案' }).click();
    await sees(phone, '¥300.00');
    await page.getByRole('link', { name: '接受第 1 版方案' }).click();
    await page.getByRole('button', { name: '接受第 1 版方案' }).click();
    await sees(phone, '您已接受第 1 版方案，我们会发给您一份副本。');
    await turn(phone).getByText('执行双方同意的方案').waitFor();

    await works(stage, 'agent.li', caseNo, provesRemedy);
    await forwardInInbox(stage, phone, '7 天');

    const followUp = await openLetter(stage, phone, email);
    await followUp.content.getByRole('link').first().click();
    const asked = { ...phone, page: followUp.tab };
    await asked.page.getByRole('link', { name: '告诉我们是否已解决' }).click();
    await asked.page.getByLabel('已经解决').check();
    await asked.page.getByLabel('5 很满意').check();
    await asked.page.getByLabel(/想对我们说的话/).fill('谢谢。');
    await asked.page.getByRole('button', { name: '提交' }).click();
    await sees(asked, '谢谢您的确认。');
    await turn(asked).getByText('案件已结束').waitFor();
    // no letter repeats it: the page says what remains possible and until when
    await turn(asked)
      .getByText(/前申请重启本案/)
      .waitFor();
    await turn(asked).getByText('电话 12378').waitFor();
    await turn(asked).getByRole('link', { name: '下载并检查我的案卷' }).waitFor();

    const agent = await atDesk(stage, 'agent.li');
    await finds(agent, caseNo);
    await agent.page.getByText(/已结案：/).waitFor();
    expect(await stage.leave()).toEqual([]);
    const letters = await stage.stack.mails(email);
    expect(letters.map(({ tags }) => tags['mailId']?.[0]?.replace(/-\d+$/, ''))).toEqual([
      'acknowledgement',
      'offer',
      'followUp',
    ]);
  },
  SLOW,
);
