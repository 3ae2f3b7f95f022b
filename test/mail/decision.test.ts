import { describe, expect, it } from 'vitest';
import type { DecisionText } from '#domain/facts.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { ruleProfiles } from '#domain/profiles/index.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';
import { missingClauses } from '#mail/clauses.ts';
import { aCase, day } from '../support/builders.ts';
import { aDecisionText, anIntake } from '../support/samples.ts';
import { decided, letterTo, mediation, recorded, told } from './letters.ts';

const withDecision = (text: Partial<DecisionText>, profile: RuleProfile = cn20203) =>
  letterTo({
    ...told('decisionNotice: rejected', 'en'),
    event: recorded('DecisionIssued', decided(text)),
    profile,
  });

const notices = [
  ['a decision', 'decisionNotice', recorded('DecisionIssued', decided({ reasons: ' ' }))],
  ['a varied decision', 'reReviewResult', recorded('DecisionVaried', decided({ reasons: ' ' }))],
  [
    'an upheld decision',
    'reReviewResult',
    recorded('DecisionUpheld', { ...decided({ reasons: ' ' }), mediation }),
  ],
] as const;

describe('a decision notice', () => {
  it.each([
    ['verifiedFacts', { verifiedFacts: ' \n' }],
    ['decisionBasisReasons', { basis: ' ' }],
    ['decisionBasisReasons', { reasons: '' }],
  ])('does not exist without %s (%j)', (clause, text) => {
    expect(missingClauses(aDecisionText(text), cn20203)).toEqual([clause]);
    expect(() => withDecision(text)).toThrow(
      expect.objectContaining({ name: 'ClauseMissing', values: { clauses: clause } }),
    );
  });

  it('does not exist when no body outside the bank is known', () => {
    const profile = { ...cn20203, outsideBodies: [] };
    expect(missingClauses(aDecisionText(), profile)).toEqual(['remediesAgainst']);
    expect(() => withDecision({}, profile)).toThrow('ClauseMissing');
  });

  it('does not exist when the profile demands a clause that nobody can write', () => {
    const demanded = { id: 'ombudsmanLeaflet', text: { 'zh-CN': '单', en: 'x' }, basis: '' };
    const profile = { ...cn20203, requiredNoticeClauses: [demanded] };
    expect(missingClauses(aDecisionText(), profile)).toEqual(['ombudsmanLeaflet']);
    expect(() => withDecision({}, profile)).toThrow('ClauseMissing');
  });

  it.each(notices)(
    'is refused for %s too, even for a customer without an address',
    (_, template, event) => {
      const complainant = { kind: 'person' as const, name: 'Lin Mei', phone: '13800001111' };
      const it = aCase.decided({ intake: anIntake({ complainant }) });
      expect(() => letterTo({ template, case: it, event })).toThrow('ClauseMissing');
    },
  );

  it.each(ruleProfiles.map((profile) => [profile.id, profile] as const))(
    'carries every clause that %s requires, in both languages',
    (_, profile) => {
      expect(profile.requiredNoticeClauses.length).toBeGreaterThan(0);
      expect(missingClauses(aDecisionText(), profile)).toEqual([]);
      for (const locale of ['zh-CN', 'en'] as const) {
        const { text } = letterTo({ ...told('decisionNotice: partial', locale), profile });
        for (const clause of profile.requiredNoticeClauses)
          expect(text).toContain(clause.text[locale]);
        for (const body of profile.outsideBodies) expect(text).toContain(body.name[locale]);
        const { verifiedFacts, basis, reasons } = aDecisionText();
        for (const said of [verifiedFacts, basis, reasons]) expect(text).toContain(said);
      }
    },
  );

  it('prints confirmed contacts, and leaves one that nobody confirmed to the hotline', () => {
    const { text } = withDecision({});
    expect(text).toContain('People’s court: 12368');
    expect(text).toContain('- Consumer association (12315)\n');
    expect(text).toContain('Arbitration commission: call 95394 for its contact details');
    expect(text).not.toContain('—');
  });

  it('answers first, then says what the bank does and until when to object', () => {
    const { text } = letterTo({
      ...told('decisionNotice: partial', 'zh-CN'),
      event: recorded('DecisionIssued', decided({ outcome: 'partial' })),
    });
    expect(text.split('\n\n')[1]).toBe('我们同意您的部分请求');
    expect(text).toContain('决定：部分同意。我们会做：\n\n- 退款 ¥15.00：Refund of the late fee');
    expect(text).toContain('申请复审或核查的截止时间：4月7日（星期二）24:00');
  });

  it('offers the bank’s own looks beside the ways outside, as long as they are left', () => {
    const { text } = letterTo(told('decisionNotice: rejected', 'en'));
    expect(text).toContain(
      'you may ask for a re-review by another colleague or a re-check. You may ask for third-party mediation',
    );
  });

  it('under DISP sends to the Ombudsman within six months, and to no body of another country', () => {
    const profile = ruleProfiles.find(({ id }) => id === 'uk-disp') ?? cn20203;
    const { text } = letterTo({ ...told('decisionNotice: rejected', 'en'), profile });
    expect(text).toContain(
      'Financial Ombudsman Service (financial-ombudsman.org.uk), free of charge',
    );
    expect(text).toContain('within six months of the date of this letter');
    expect(text).not.toMatch(/court|arbitration|consumer association|re-check/i);
  });

  it('promises nothing where nothing is granted', () => {
    const { text } = withDecision({ outcome: 'rejected', remedies: [] });
    expect(text).toContain('Decision: Not agreed.\n');
    expect(text).not.toContain('What we will do');
  });
});

describe('the result of a second look', () => {
  it('names the re-review, no longer offers one, and invites to mediation', () => {
    const { text } = letterTo(told('reReviewResult: upheld', 'en'));
    expect(text).toContain('After the re-review, our decision stands');
    expect(text).toContain('The re-review of this case has been used; there is one of each.');
    expect(text).toContain('If you disagree, you may ask for a re-check. You may');
    expect(text).toContain('Ask for a re-check by: the end of Tuesday 7 April (24:00)');
    expect(text).toContain('Mediation body: Financial dispute mediation centre');
    expect(text).toContain('Please answer by: the end of Saturday 28 March (24:00)');
    expect(text).toContain('Time spent in mediation does not count');
  });

  it('names the re-check when head office looked, and then leaves the re-review', () => {
    const { text } = letterTo({
      template: 'reReviewResult',
      case: aCase.reCheck({ intake: anIntake({ locale: 'zh-CN' }) }),
      event: recorded('DecisionVaried', decided({ outcome: 'varied' }), { at: day(9) }),
    });
    expect(text).toContain('核查后，我们变更了决定');
    expect(text).toContain('本案的核查已经用过');
    expect(text).toContain('申请复审的截止时间：4月7日（星期二）24:00');
  });

  it('offers no further look when both were used', () => {
    const checked = aCase.reCheck({ overrides: { reReviewUsed: true } });
    const { text } = letterTo({
      template: 'reReviewResult',
      case: checked,
      event: recorded('DecisionVaried', decided({ outcome: 'varied' }), { at: day(9) }),
    });
    expect(text).toContain('The re-review and re-check of this case has been used');
    expect(text).toContain('Answer this decision by: the end of Tuesday 7 April (24:00)');
    expect(text).not.toMatch(/ask for a re-/i);
    expect(text).toContain('You may ask for third-party mediation or arbitration, or go to court');
  });

  it('offers no re-check under a profile that knows none', () => {
    const profile = ruleProfiles.find(({ id }) => id === 'uk-disp') ?? cn20203;
    const { text } = letterTo({ ...told('decisionNotice: partial', 'en'), profile });
    expect(text).toContain('Ask for a re-review by:');
  });

  it('that opens the talks again tells the moment of the answer that is still owed', () => {
    const it = aCase.reReview({ intake: anIntake({ locale: 'zh-CN' }) });
    const { text } = letterTo({
      template: 'reReviewResult',
      case: it,
      event: recorded('TermsReopened', { findings: 'x' }, { at: day(9) }),
      now: day(9),
    });
    expect(text).toContain('复审后，我们重新与您协商');
    expect(text).toContain('最晚答复时间：4月9日（星期四）24:00');
  });

  it('opens the talks again without telling internal findings', () => {
    const { text } = letterTo(told('reReviewResult: talks again', 'en'));
    expect(text).toContain('we open the talks again');
    expect(text).not.toContain('INTERNAL-FINDINGS');
  });

  it('says nothing about the time limit under a profile that does not stop for mediation', () => {
    const profile = ruleProfiles.find(({ id }) => id === 'uk-disp') ?? cn20203;
    const { text } = letterTo({ ...told('mediationInvitation', 'en'), profile });
    expect(text).not.toContain('does not count');
    expect(text).toContain('London time');
  });
});
