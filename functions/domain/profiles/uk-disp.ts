/** UK FCA DISP 1 as configuration (field.md §1.5); not confirmed by counsel here. */
import type { RuleProfile } from '../rule-profile.ts';
import { cn20203 } from './cn-2020-3.ts';

const days: Partial<
  Record<RuleProfile['clocks'][number]['clock'], { days: number[]; basis: string }>
> = {
  ack: { days: [1], basis: 'DISP 1.6.1' },
  decision: { days: [56], basis: 'DISP 1.6.2: eight weeks' },
  infoRequest: { days: [14], basis: 'internal' },
  consultation: { days: [5], basis: 'internal' },
  approval: { days: [2], basis: 'internal' },
  offer: { days: [14], basis: 'internal' },
  contest: { days: [56], basis: 'closed after eight weeks idle; six months to the Ombudsman' },
  reReview: { days: [56], basis: 'DISP 1.6: inside the eight weeks' },
  mediation: { days: [90], basis: 'Financial Ombudsman Service' },
  externalReply: { days: [14], basis: 'as the Ombudsman says' },
};

export const ukDisp: RuleProfile = {
  ...cn20203,
  id: 'uk-disp',
  version: 1,
  title: { 'zh-CN': '英国 FCA DISP 1', en: 'UK FCA DISP 1' },
  effectiveFrom: '2020-01-01',
  zone: 'Europe/London',
  calendar: { id: 'uk', confirmed: false, weekend: [0, 6], holidays: [], workedDays: [] },
  clocks: cn20203.clocks.flatMap((rule) => {
    const uk = days[rule.clock];
    if (!uk) return [];
    const steps = uk.days.map((it) => ({ days: it, needs: 'none' as const, notice: false }));
    return [{ ...rule, steps, basis: uk.basis, confirmed: false, pauses: [] }];
  }),
  requiredNoticeClauses: [
    {
      id: 'verifiedFacts',
      text: { 'zh-CN': '核实的情况', en: 'What we verified' },
      basis: 'DISP 1.4.1',
    },
    {
      id: 'decisionBasisReasons',
      text: { 'zh-CN': '处理决定、依据和理由', en: 'Our decision, its basis and its reasons' },
      basis: 'DISP 1.6.2',
    },
    {
      id: 'remediesAgainst',
      text: {
        'zh-CN':
          '您可以在本函发出之日起六个月内，免费向金融申诉专员服务（financial-ombudsman.org.uk）申诉。逾期未申诉的，除非有特殊情况，申诉专员不能受理。',
        en: 'You may refer your complaint to the Financial Ombudsman Service (financial-ombudsman.org.uk), free of charge, within six months of the date of this letter. If you do not refer it in time, the Ombudsman will not have our permission to consider it, and will be able to do so in very limited circumstances only.',
      },
      basis: 'DISP 1.6.2, DISP 1 Annex 3',
    },
  ],
  outsideBodies: [
    {
      kind: 'regulator',
      name: { 'zh-CN': '金融申诉专员服务', en: 'Financial Ombudsman Service' },
      contact: 'financial-ombudsman.org.uk',
      confirmed: false,
    },
  ],
  delegations: { ...cn20203.delegations, currency: 'GBP' },
  hotline: '+44',
  // DISP 1.5: the summary resolution is sent in writing, whatever a page has shown
  letters: { closingAfterOwnConfirmation: true, copyOfAgreement: true },
  retentionYears: 3,
};
