/** Colleagues at a case: steps, conflicts, drafts, notes, broken connections. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { timeOf } from '#contracts/format.ts';
import { commandWords } from '../../web/console/words/commands.ts';
import { fieldWords } from '../../web/console/words/fields.ts';
import * as people from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { taskOf, told } from '../support/told-case.ts';
import { STORAGE } from './console-site.ts';
import { aSite, button, chinese, SLOW, violations, visit, withBrowser } from './console-visits.ts';

withBrowser();

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

test.each([
  ['zh-CN', '分期：至少 1 项', '补救措施：方案须包含补救措施或还款计划'],
  ['en', 'Instalments: At least 1 entry', 'Remedies: The terms need a remedy or a plan'],
] as const)(
  'an empty proposal, %s: each fault names its field and leads into it, and goes when it is corrected',
  async (locale, noInstalment, nothing) => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.assessed({ intake: chinese }));
    const { page, context } = await visit(site, `/cases/${caseId}`, {
      staff: people.agentLi,
      locale,
    });
    const words = fieldWords[locale];
    const { title, submit } = commandWords[locale].ProposeTerms;
    const group = (name: string) => page.getByRole('group', { name, exact: true });
    const fault = (text: string) =>
      page.locator('.case-form [role=alert]').getByRole('link', { name: text });
    await button(page, title).click();
    await page.getByLabel(words.explanation).fill('说明 ');
    await button(page, submit).click();
    await fault(nothing).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
      words.remedyAdd,
    );
    await group(words.remedies).locator('.fault').waitFor();
    await page.getByLabel(words.plan).check();
    await expect.poll(async () => fault(nothing).count()).toBe(0);
    await button(page, submit).click();
    await fault(noInstalment).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
      words.instalmentAdd,
    );
    await page.getByLabel(words.explanation).pressSequentially('two words');
    expect(await page.getByLabel(words.explanation).inputValue()).toContain('two words');
    await button(page, new RegExp(words.instalmentAdd)).click();
    await expect.poll(async () => fault(noInstalment).count()).toBe(0);
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
    expect(await violations(page)).toEqual([]);
    await button(page, '已对照，按新版本提交').click();
    await page.locator('.case-head .chip', { hasText: '初步评估' }).waitFor();
    const sent = site.calls.filter((it) => it.name === 'AnswerTask').map((it) => it.key);
    expect(new Set(sent).size).toBe(2);
    await context.close();
  },
  SLOW,
);

const beijing = () => timeOf(new Date().toISOString(), { zone: 'Asia/Shanghai' });

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
    const before = beijing();
    await (await open()).fill('不能丢的字');
    const saved = await page.getByText(/草稿已保存在本机/).innerText();
    // the machine's clock says something else: it stands in New York
    expect([before, beijing()]).toContain(saved.slice(-5));
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
  'a file is announced with its hash, and sent straight to the storage',
  async () => {
    const site = aSite();
    const { caseId } = await told(site.world, stories.registered({ intake: chinese }));
    const { page, context, faults } = await visit(site, `/cases/${caseId}`, {
      staff: people.agentLi,
    });
    site.interrupt = (name) =>
      name === 'AddEvidence'
        ? {
            status: 201,
            body: {
              evidenceId: 'e1',
              url: STORAGE,
              fields: { key: 'quarantine/e1' },
              expiresAt: '2026-03-02T03:00:00.000Z',
            },
          }
        : null;
    const stored: string[] = [];
    await context.route(`${STORAGE}**`, async (asked) => {
      stored.push(asked.request().postData() ?? '');
      await asked.fulfill({ status: 204, headers: { 'access-control-allow-origin': '*' } });
    });
    await button(page, '添加材料').click();
    await button(page, '上传').click();
    await page.getByRole('link', { name: '文件：请选择一个文件。' }).waitFor();
    const file = {
      name: '出院小结.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('住院 12 天'),
    };
    await page.getByLabel('文件', { exact: true }).setInputFiles(file);
    await page.getByLabel(/含有健康等敏感信息/).check();
    await button(page, '上传').click();
    await page.locator('dialog .fault').first().waitFor();
    expect(await violations(page, 'dialog[open]')).toEqual([]);
    await page.getByLabel(/客户已单独同意/).check();
    await button(page, '上传').click();
    await page.getByText('材料已上传，正在检查').waitFor();
    expect(site.calls.find((it) => it.name === 'AddEvidence')?.body).toEqual({
      name: '出院小结.txt',
      mediaType: 'text/plain',
      size: file.buffer.length,
      sha256: createHash('sha256').update(file.buffer).digest('hex'),
      givenBy: 'customer',
      sensitive: true,
      sensitiveDataConsent: true,
    });
    expect(stored[0]).toMatch(/quarantine\/e1[\s\S]*住院 12 天/);
    expect(faults).toEqual([]);
    await context.close();
  },
  SLOW,
);
