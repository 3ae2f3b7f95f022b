import { describe, expect, it } from 'vitest';
import type { Case, Stage } from '#domain/case.ts';
import { ruleProfiles } from '#domain/profiles/index.ts';
import { aCase, day } from '../support/builders.ts';
import { anIntake, aPlan, someTerms } from '../support/samples.ts';
import { letterTo, recorded, told } from './letters.ts';

const zh = { intake: anIntake({ locale: 'zh-CN' }) };
const textOf = (...args: Parameters<typeof letterTo>): string => letterTo(...args).text;

describe('the notice of an agreement', () => {
  it('tells what was agreed, that it settles the case, and the ways outside', () => {
    const text = textOf(told('agreement', 'zh-CN'));
    expect(text).toContain('您接受了第 1 版方案');
    expect(text).toContain('这就是本案的处理结果，对您和我们都有约束力。');
    expect(text).toContain('- 退款 ¥30.00');
    expect(text).toContain('接受日期：2026年3月7日（星期六）');
    expect(text).toContain('您可以申请第三方调解、申请仲裁，或向人民法院起诉');
  });

  it('is made up for by the first follow-up, where the agreement was shown on the page', () => {
    const event = recorded('FollowUpSent', { number: 1 });
    expect(textOf({ ...told('followUp', 'zh-CN'), event })).toContain(
      '我们的约定：第 1 版方案，您于 2026年3月7日（星期六） 接受',
    );
  });
});

describe('an acknowledgement', () => {
  const sample = told('acknowledgement', 'zh-CN');

  it('gives number, matter in one line, next act, and when the answer is due and why', () => {
    const text = textOf(sample);
    expect(text).toContain('案件编号 XW-TEST2345。查询进度时需要它，请保存。');
    expect(text).toContain('所涉事项：贷款，费用和利息。');
    expect(text).toContain(
      '下一步由我们完成：3月4日（星期三）24:00 前由经办人与您联系，或提出方案。',
    );
    expect(text).toContain('最晚答复时间：3月17日（星期二）24:00');
    expect(text).toContain(
      '从 2026年3月2日（星期一）的次日起算，共 15 天。依据：管理办法第十八条。',
    );
  });

  it('says how many days do not count, where days do not count', () => {
    const [profile] = ruleProfiles;
    if (!profile) throw new Error('no profile');
    const working = profile.clocks.map((rule) => ({ ...rule, dayKind: 'working' as const }));
    const text = textOf({ ...sample, profile: { ...profile, clocks: working } });
    expect(text).toContain('共 21 天，其中 6 天不计入。');
  });

  it('promises no moment that has passed: it owns the delay', () => {
    const text = textOf({ ...sample, now: day(20) });
    expect(text).not.toContain('下一步由我们完成');
    expect(text).not.toContain('最晚答复时间');
    expect(text).toContain('我们没有在 3月17日（星期二）24:00 前答复您，这是我们的责任。');
  });

  it('gives no moment while the clock stands still for mediation', () => {
    const { clocks } = aCase.mediation();
    expect(textOf({ ...sample, case: { ...sample.case, clocks } })).not.toContain('最晚答复时间');
  });

  it('tells a stranger whose address was used what to do', () => {
    expect(textOf(sample)).toContain('如果这不是您提交的申请，请拨打 95394 告诉我们。');
  });
});

describe('an information request', () => {
  it('says what, what for, why the bank cannot find it out, and by when', () => {
    const text = textOf(told('informationRequest', 'en'));
    expect(text).toContain('We still need: Receipt');
    expect(text).toContain('To check: To see the date');
    expect(text).toContain('Why we ask you: Another bank issued it');
    expect(text).toContain('Please send it by: the end of Sunday 8 March (24:00)');
    expect(text).toContain('Our own time limit runs on meanwhile.');
    expect(text).toContain('Handled by: agent');
  });

  it('asks for nothing once it was answered', () => {
    const text = textOf({ ...told('informationRequest', 'en'), case: aCase.assessing() });
    expect(text).toContain('The case has moved on since.');
    expect(text).not.toContain('Send it on your page');
  });
});

describe('an extension', () => {
  it('gives the old and the new moment, the reason and who approved it', () => {
    const text = textOf(told('extensionNotice', 'zh-CN'));
    expect(text).toContain('原定答复时间：4月1日（星期三）24:00');
    expect(text).toContain('新的答复时间：5月1日（星期五）24:00');
    expect(text).toContain('原因：We wait for the clearing house.');
    expect(text).toContain('这次延期已由总行批准。依据：管理办法第十八条。');
  });

  it('names no approval where the profile asks for none', () => {
    const sample = told('extensionNotice', 'en');
    const profile = ruleProfiles.find(({ id }) => id === 'uk-disp');
    if (!profile) throw new Error('no profile');
    expect(textOf({ ...sample, profile })).not.toContain('Approved by');
  });
});

describe('a follow-up', () => {
  it.each([
    ['on its day', 22, 15],
    ['two days late', 24, 17],
  ])('counts the days since the remedy when sent %s', (_, on, days) => {
    const text = textOf({ ...told('followUp', 'zh-CN'), now: day(on) });
    expect(text).toContain(`方案执行已 ${days} 天，问题解决了吗？`);
    expect(text).toContain('这是第 2 次回访，共 3 次。');
  });

  it('of a plan, which goes by its instalments, counts no days', () => {
    const { stage } = aCase.followingUp();
    if (stage.status !== 'FOLLOWING_UP') throw new Error('not followed up');
    const agreement = { ...stage.agreement, terms: someTerms({ plan: aPlan(12) }) };
    const it = aCase.followingUp({ ...zh, overrides: { stage: { ...stage, agreement } } });
    const text = textOf({ ...told('followUp', 'zh-CN'), case: it, now: day(45) });
    expect(text).toContain('方案执行得顺利吗，问题解决了吗？');
    expect(text).toContain('这是第 2 次回访，共 3 次。');
  });

  it('asks without counting once the case has gone on', () => {
    const text = textOf({ ...told('followUp', 'en'), case: aCase.solved(), now: day(24) });
    expect(text).toContain('Is your problem solved?');
    expect(text).not.toContain('It has been');
    expect(text).toContain('The case has moved on since.');
  });
});

describe('an expired offer', () => {
  it('says that nothing is lost and that the bank acts next, by when', () => {
    const text = textOf(told('offerExpired', 'en'));
    expect(text).toContain('You lost none of your rights by it.');
    expect(text).toContain('The next step is ours: a new plan, or our decision.');
    expect(text).toContain('the end of Tuesday 17 March (24:00)');
  });
});

describe('an access code', () => {
  it('stands in the body alone, with its minutes', () => {
    const { subject, text, html } = letterTo(told('accessCode', 'zh-CN'));
    expect(text).toContain('\n482913\n');
    expect(text).toContain('10 分钟内有效');
    expect(subject).not.toContain('482913');
    expect(html.split('482913')).toHaveLength(2);
  });
});

describe('a message', () => {
  it('is told word for word, its lines kept', () => {
    const { text, html } = letterTo(told('message', 'en'));
    expect(text).toContain('We found it.\nMore tomorrow.');
    expect(html).toMatch(
      /<p style="[^"]*white-space:pre-line[^"]*">We found it\.\nMore tomorrow\.<\/p>/,
    );
    expect(text).toContain('Handled by: team lead');
  });
});

describe('a closing letter', () => {
  const archived = recorded('CaseArchived', {});
  const closed = (it: Case, more = {}) =>
    textOf({ template: 'closure', case: it, event: archived, now: day(12), ...more });
  const endedAs = (reason: Extract<Stage, { status: 'CLOSED' }>['reason']) =>
    aCase.withdrawn({
      ...zh,
      overrides: { stage: { status: 'CLOSED', reason, closedAt: day(1), archivedAt: null } },
    });

  it('of a withdrawal gives the moment once and leaves the door open', () => {
    const text = closed(aCase.withdrawn(zh));
    expect(text).toContain('案件已于 2026年3月3日（星期二）10:00 按您的要求撤回。');
    expect(text).toContain('以后您仍可就同一问题重新申请。');
    expect(text).not.toContain('结案时间');
  });

  it('thanks who confirmed, and does not put that into the mouth of who accepted a decision', () => {
    expect(closed(aCase.solved(zh))).toContain('您确认问题已解决');
    expect(closed(endedAs('satisfied'))).toContain('您接受了我们的处理决定。');
    expect(closed(endedAs('satisfied'))).not.toContain('您确认问题已解决');
  });

  it('of a matter that belongs elsewhere names the way', () => {
    const data = { reason: 'Petition', routeTold: '信访办公室，电话 12345' };
    const history = [recorded('CaseRedirected', data), archived];
    expect(closed(endedAs('not_in_scope'), { history })).toContain(
      '您可以这样办理：信访办公室，电话 12345',
    );
    expect(closed(endedAs('not_in_scope'))).toContain('详情写在您的案件页面。');
  });

  it('of a merged case names the other one and offers no reopening', () => {
    const data = { targetCaseNo: 'XW-OTHER234', reason: 'Same matter' };
    const history = [recorded('CaseMerged', data), archived];
    const text = closed(endedAs('merged'), { history });
    expect(text).toContain('请用案件编号 XW-OTHER234 继续查询。');
    expect(text).not.toContain('申请重启');
  });

  it('gives the moment until which the case can be reopened, and how long the file is kept', () => {
    const text = closed(endedAs('decision_not_contested'));
    expect(text).toContain('您可以在 4月2日（星期四）10:00 前申请重启本案。');
    expect(text).toContain('本案资料自结案起保存 5 年。');
  });

  it('that comes after a reopening does not say that the case is closed', () => {
    const text = closed(aCase.reReview(zh));
    expect(text).toContain('您的案件有新进展');
    expect(text).not.toContain('已结案');
  });
});
