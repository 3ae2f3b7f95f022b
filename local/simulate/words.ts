/** What the people of the simulation say and write. Invented, under a domain that only the laptop's inbox knows. */
import type { CommandData } from '#domain/commands.ts';
import type { Intake } from '#domain/intake.ts';
import type { Terms } from '#domain/terms.ts';
import { pick } from './seeded.ts';
import type { Story } from './stories.ts';

const FAMILY = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'] as const;
const GIVEN = ['小明', '建国', '丽华', '志强', '雅婷', '海燕', '一鸣', '思远', '静', '磊'] as const;
const MATTERS = [
  ['loan', 'overdueLoan', '因住院三个月，本期贷款无法按时归还。', '希望分期偿还，并减免逾期费用。'],
  ['payment', 'fundsTransfer', '一笔转账重复扣款，客服未能说明原因。', '请退回多扣的款项。'],
  ['deposit', 'accountFrozen', '账户被冻结，工资无法取出。', '请解除冻结并书面说明。'],
  ['creditCard', 'feesAndInterest', '信用卡年费与约定不符。', '请退还年费并更正账单。'],
  ['wealth', 'serviceConduct', '购买理财时未说明风险。', '希望提前赎回，不收取手续费。'],
  ['loan', 'creditRecord', '贷款已结清，征信仍显示逾期。', '请更正征信记录。'],
] as const;

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** The customer of the nth case. The telephone number cannot be dialled: no number begins so. */
export const personOf = (seed: number, index: number): Person => ({
  name: pick(FAMILY, seed, index, 'family') + pick(GIVEN, seed, index, 'given'),
  email: `s${seed}.c${index}@mail.example`,
  phone: `000${String(seed % 10_000).padStart(4, '0')}${String(index).padStart(6, '0')}`,
});

export function intakeOf(story: Story, person: Person, seed: number, index: number): Intake {
  const [product, issueType, whatHappened, wish] = pick(MATTERS, seed, index, 'matter');
  const { name, email, phone } = person;
  const contact = story.channel === 'hotline' ? { phone } : { email };
  return {
    channel: story.channel,
    track: 'complaint',
    product,
    issueType,
    locale: pick(['zh-CN', 'zh-CN', 'zh-CN', 'en'], seed, index, 'locale'),
    complainant: { kind: 'person', name, ...contact },
    whatHappened,
    wish,
  };
}

export const facts: CommandData<'CompleteCollection'> = {
  facts: '已核对合同、流水与通话记录，客户所述情况基本属实。',
  identity: 'verified',
  flags: [],
};

export const question: CommandData<'AskCustomer'> = {
  thing: '住院证明',
  purpose: '核对困难情况',
  whyNotHeld: '银行没有医疗记录',
};

export const assessment = (consult: boolean): CommandData<'AssessCase'> => ({
  assessment: {
    business: 'loans',
    cause: 'rulesAndProcess',
    complexity: consult ? 'complex' : 'simple',
    flags: [],
    reason: consult ? '须征询两个部门' : '事实清楚',
  },
  consult: consult
    ? [
        { department: 'riskControl', question: '是否存在异常交易？' },
        { department: 'credit', question: '是否可以展期？' },
      ]
    : [],
});

/** Within an agent's own authority, and more with each version. */
export const waiver = (version: number): Terms => ({
  remedies: [
    {
      id: 'waiver',
      kind: 'waiver',
      description: '减免逾期费用',
      amount: { minor: 10_000 * Math.min(4, version), currency: 'CNY' },
    },
  ],
  explanation: '考虑到您的特殊情况。',
  onerousTerms: [],
});

const DAY = 86_400_000;
const MONTHS = 6;

/** Needs an approval; its first instalment is a month after `now`. */
export const plan = (now: number): Terms => ({
  remedies: [],
  plan: {
    kind: 'loanRescheduling',
    balance: { minor: 1_200_000, currency: 'CNY' },
    balanceStructure: '本金 11,500 元，利息 500 元',
    instalments: Array.from({ length: MONTHS }, (_, index) => ({
      dueOn: new Date(now + (index + 1) * 30 * DAY).toISOString().slice(0, 10),
      amount: { minor: 200_000, currency: 'CNY' as const },
    })),
    feesAndInterest: '分期期间不收取罚息。',
    noNewCardUntilSettled: false,
    rightsDutiesBreach: '连续两期未还的，方案终止。',
  },
  explanation: '按六期归还。',
  onerousTerms: [{ id: 'acceleration', text: '连续两期未还的，余额一次到期。' }],
});

export const decision = (
  outcome: CommandData<'DraftDecision'>['text']['outcome'],
  withRemedy: boolean,
): CommandData<'DraftDecision'> => ({
  text: {
    outcome,
    verifiedFacts: '逾期 40 天，费用按合同计收。',
    basis: '合同第八条；管理办法第十九条。',
    reasons: withRemedy ? '部分诉求成立。' : '费用计收符合合同约定。',
    remedies: withRemedy ? waiver(1).remedies : [],
  },
});

export const rootCause: CommandData<'CompleteImplementation'>['rootCause'] = {
  cause: 'disclosure',
  finding: '未主动告知协商渠道',
  rectification: '已更新话术',
};

export const attemptsAt = (at: string): CommandData<'CloseUnconfirmed'>['attempts'] => [
  { channel: 'mail', at, proof: '回访邮件三次' },
  { channel: 'phone', at, proof: '电话未接通，录音已存' },
];
