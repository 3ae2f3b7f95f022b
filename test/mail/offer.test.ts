import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import type { Terms } from '#domain/terms.ts';
import { aCase, day } from '../support/builders.ts';
import { agentLi } from '../support/people.ts';
import { anIntake, aPlan, someTerms, yuan } from '../support/samples.ts';
import { letterTo, recorded } from './letters.ts';

const sent = recorded('OfferSent', { proposalVersion: 1, expiresAt: day(11, 0) });
const offerOf = (it: Case, more = {}) =>
  letterTo({ template: 'offer', case: it, event: sent, ...more });
const withTerms = (terms: Terms, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  offerOf(aCase.offered({ intake: anIntake({ locale }), terms }));
const planned = (amounts: readonly number[]) => {
  const plan = aPlan(amounts.length);
  const instalments = plan.instalments.map((one, index) => ({
    ...one,
    amount: yuan(amounts[index] ?? 0),
  }));
  return someTerms({ remedies: [], plan: { ...plan, instalments } });
};

describe('an offer', () => {
  it('tells number, amount and sum of the instalments, the first date and until when it is open', () => {
    const { text, subject } = withTerms(planned(Array.from({ length: 12 }, () => 1028.5)));
    expect(text).toContain('我们为您提出第 1 版方案');
    expect(text).toContain(
      '分 12 期，每期 ¥1,028.50，合计 ¥12,342.00，首期 2026年4月15日（星期三）。',
    );
    expect(text).toContain('您可以在 3月12日（星期四）24:00 前接受、提出修改或拒绝。');
    expect(text).toContain('拒绝这个方案不影响您继续协商，也不影响您的其他权利。');
    expect(text).toContain('查看第 1 版方案');
    expect(subject).not.toMatch(/[¥\d.]{4}\d,|¥/);
  });

  it('says so in English, with the currency named once', () => {
    const { text } = withTerms(planned([100, 100, 100]), 'en');
    expect(text).toContain(
      '3 payments, ¥300.00 (CNY) in all, each ¥100.00, first on Wednesday 15 April 2026.',
    );
    expect(text).toContain(
      'Until the end of Thursday 12 March (24:00) you can accept it, ask for changes or refuse it.',
    );
    expect(text.split('CNY')).toHaveLength(2);
  });

  it.each([
    ['another last one', [100, 100, 50], '分 3 期，每期 ¥100.00，末期 ¥50.00，合计 ¥250.00'],
    ['amounts that differ', [100, 80, 60], '分 3 期，每期金额见案件页面，合计 ¥240.00'],
    ['a single payment', [500], '一次付清 ¥500.00，日期 2026年4月15日（星期三）。'],
    ['two payments', [60, 40], '分 2 期，每期 ¥60.00，末期 ¥40.00，合计 ¥100.00'],
  ])('puts %s into words', (_, amounts, sentence) => {
    expect(withTerms(planned(amounts)).text).toContain(sentence);
  });

  it('never adds up two currencies', () => {
    const terms = planned([100, 100]);
    const [first, second] = terms.plan?.instalments ?? [];
    if (!terms.plan || !first || !second) throw new Error('no plan');
    const foreign = { ...second, amount: { minor: 500, currency: 'USD' as const } };
    const mixed = { ...terms, plan: { ...terms.plan, instalments: [first, foreign] } };
    expect(withTerms(mixed, 'en').text).toContain('¥100.00 (CNY) + $5.00 in all');
  });

  it('lists what the bank does by kind and amount, and leaves the explanation to the page', () => {
    const terms = someTerms({
      remedies: [
        { id: 'a', kind: 'apology', description: 'In writing.' },
        { id: 'b', kind: 'waiver', description: 'Late interest.', amount: yuan(12.3) },
      ],
      onerousTerms: [{ id: 't', text: 'No further claim.' }],
    });
    const { text } = withTerms(terms);
    expect(text).toContain('我们会做的：\n\n- 道歉\n- 减免 ¥12.30');
    expect(text).toContain('方案中有 1 条重点条款');
    expect(text).not.toContain(terms.explanation);
  });

  it('reads its terms from the history once the case has gone on, and then invites to nothing', () => {
    const terms = someTerms();
    const proposal = { version: 1, status: 'APPROVED' as const, terms, proposedBy: 'li' };
    const history = [recorded('TermsProposed', { proposal }, { by: agentLi, seq: 7 })];
    const { text } = offerOf(aCase.withdrawn(), { history });
    expect(text).toContain('Refund ¥30.00 (CNY)');
    expect(text).toContain('The case has moved on since.');
    expect(text).not.toContain('you can accept it');
  });

  it('reads its terms from the agreement it became', () => {
    const { text } = offerOf(aCase.implementing());
    expect(text).toContain('Refund ¥30.00 (CNY)');
    expect(text).toContain('The case has moved on since.');
  });

  it('tells at least version and moment when its terms are out of reach', () => {
    const { text } = offerOf(aCase.withdrawn());
    expect(text).toContain('We offer you version 1 of a plan');
    expect(text).toContain('Open until: the end of Thursday 12 March (24:00)');
  });

  it('is no longer open from the very moment it expires', () => {
    const it = aCase.offered();
    expect(offerOf(it, { now: '2026-03-12T15:59:59.999Z' }).text).toContain('you can accept it');
    expect(offerOf(it, { now: '2026-03-12T16:00:00Z' }).text).toContain('has moved on');
  });
});
