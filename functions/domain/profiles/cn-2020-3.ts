/**
 * 银行业保险业消费投诉处理管理办法 (CBIRC Order 2020 No. 3), read as field.md §1.1 and §5.5 say. Figures marked [M] there
 * are `confirmed: false`: the bank's legal team confirms them before go-live.
 */
import type { RuleProfile } from '../rule-profile.ts';
import { calendarCn } from './calendar-cn.ts';
import { clocksCn20203 } from './clocks-cn-2020-3.ts';

export const cn20203: RuleProfile = {
  id: 'cn-2020-3',
  version: 1,
  title: {
    'zh-CN': '银行业保险业消费投诉处理管理办法',
    en: 'Measures for Handling Consumer Complaints in Banking and Insurance',
  },
  effectiveFrom: '2020-03-01',
  zone: 'Asia/Shanghai',
  rollOverHoliday: false,
  calendar: calendarCn,
  clocks: clocksCn20203,
  followUpDays: [3, 15, 30],
  silentAfterDays: 7,
  mediationInvitationDays: 15,
  reopenWithinDays: 30,
  repeatWithinDays: 90,
  quietHours: { from: 21, to: 8 },
  maxInstalments: 60,
  cardPlanMonths: 60,
  delegations: { currency: 'CNY', agentMinor: 50_000, approverMinor: 5_000_000, confirmed: false },
  requiredNoticeClauses: [
    {
      id: 'verifiedFacts',
      text: { 'zh-CN': '核实的情况', en: 'What we verified' },
      basis: '管理办法第十九条 · Art 19',
    },
    {
      id: 'decisionBasisReasons',
      text: { 'zh-CN': '处理决定、依据和理由', en: 'Our decision, its basis and its reasons' },
      basis: '管理办法第十九条 · Art 19',
    },
    {
      id: 'remediesAgainst',
      text: {
        'zh-CN':
          '您可以申请第三方调解、申请仲裁，或向人民法院起诉；也可以向监管机构或消费者协会投诉。',
        en: 'You may ask for third-party mediation or arbitration, or go to court; you may also complain to the regulator or the consumer association.',
      },
      basis:
        '管理办法第十九条；消费者权益保护法第三十九条 · Art 19; Consumer Protection Law, Art 39',
    },
  ],
  outsideBodies: [
    {
      kind: 'regulator',
      name: {
        'zh-CN': '国家金融监督管理总局（12378）',
        en: 'National Financial Regulatory Administration (12378)',
      },
      contact: '12378',
      confirmed: true,
    },
    {
      kind: 'consumerAssociation',
      name: { 'zh-CN': '消费者协会（12315）', en: 'Consumer association (12315)' },
      contact: '12315',
      confirmed: true,
    },
    {
      kind: 'mediationBody',
      name: { 'zh-CN': '金融纠纷调解中心', en: 'Financial dispute mediation centre' },
      contact: '—',
      confirmed: false,
    },
    {
      kind: 'court',
      name: { 'zh-CN': '人民法院', en: 'People’s court' },
      contact: '12368',
      confirmed: true,
    },
    {
      kind: 'arbitration',
      name: { 'zh-CN': '仲裁委员会', en: 'Arbitration commission' },
      contact: '—',
      confirmed: false,
    },
  ],
  hotline: '95394',
  letters: { closingAfterOwnConfirmation: false, copyOfAgreement: false },
  retentionYears: 5,
  draftDays: 30,
};
