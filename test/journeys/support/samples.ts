/** What people say and write in the stories. */
import type { CommandData } from '#domain/commands.ts';
import type { Intake } from '#domain/intake.ts';
import type { Terms } from '#domain/terms.ts';

export const anIntake = (): Intake => ({
  channel: 'website',
  track: 'complaint',
  product: 'loan',
  issueType: 'overdueLoan',
  locale: 'zh-CN',
  complainant: { kind: 'person', name: '王小明', email: 'someone@mail.example' },
  whatHappened: '因住院三个月，本期贷款无法按时归还，客服没有说明可以协商。',
  wish: '希望分期偿还，并减免逾期费用。',
});

export const collected: CommandData<'CompleteCollection'> = {
  facts: '贷款余额 12,000 元，逾期 40 天；住院属实。',
  identity: 'verified',
  flags: [],
};

export const assessed = (
  complexity: 'simple' | 'complex' | 'special' = 'simple',
  departments: CommandData<'AssessCase'>['consult'] = [],
): CommandData<'AssessCase'> => ({
  assessment: {
    business: 'loans',
    cause: 'rulesAndProcess',
    complexity,
    flags: [],
    reason: '事实清楚',
  },
  consult: departments,
});

/** Within an agent's own authority: ¥300. */
export const aWaiver = (minor = 30_000): Terms => ({
  remedies: [
    {
      id: 'waiver',
      kind: 'waiver',
      description: '减免逾期费用',
      amount: { minor, currency: 'CNY' },
    },
  ],
  explanation: '考虑到住院的特殊情况。',
  onerousTerms: [],
});

const MONTH = 31 * 86_400_000;

/** A plan always needs an approval. It begins in a year, however far the stories before have moved the clock. */
export const aPlan = (): Terms => ({
  remedies: [],
  plan: {
    kind: 'loanRescheduling',
    balance: { minor: 1_200_000, currency: 'CNY' },
    balanceStructure: '本金 11,500 元，利息 500 元',
    instalments: Array.from({ length: 12 }, (_, i) => ({
      dueOn: new Date(Date.now() + (i + 12) * MONTH).toISOString().slice(0, 10),
      amount: { minor: 100_000, currency: 'CNY' as const },
    })),
    feesAndInterest: '分期期间不收取罚息。',
    noNewCardUntilSettled: false,
    rightsDutiesBreach: '连续两期未还的，方案终止。',
  },
  explanation: '按十二期归还。',
  onerousTerms: [{ id: 'acceleration', text: '连续两期未还的，余额一次到期。' }],
});

export const aDecision = (
  outcome: CommandData<'DraftDecision'>['text']['outcome'] = 'rejected',
): CommandData<'DraftDecision'> => ({
  text: {
    outcome,
    verifiedFacts: '逾期 40 天，费用按合同计收。',
    basis: '合同第八条；管理办法第十九条。',
    reasons: '费用计收符合合同约定。',
    remedies: [],
  },
});

export const implemented = (...remedyIds: string[]): CommandData<'CompleteImplementation'> => ({
  proofs: remedyIds.map((remedyId) => ({ remedyId, proof: '核心系统流水 20261124-001' })),
  rootCause: { cause: 'disclosure', finding: '未主动告知协商渠道' },
});

export const attempts: CommandData<'CloseUnconfirmed'>['attempts'] = [
  { channel: 'mail', at: '2026-12-30T02:00:00.000Z', proof: '回访邮件三次' },
  { channel: 'phone', at: '2026-12-31T02:00:00.000Z', proof: '电话未接通，录音 R-1' },
];
