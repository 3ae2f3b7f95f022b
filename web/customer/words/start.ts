import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  title: '有问题，一起协商解决',
  lead: '存款、贷款、支付或理财上遇到问题，可以在这里提出。每一步由谁负责、最晚什么时候答复，我们都会告诉您。',
  openHint: '大约 5 分钟，不需要准备材料',
  caseHint: '用案件编号和邮件验证码查看',
  stepsTitle: '接下来会发生什么',
  stepsLead: '提交以后，您的问题会经过五步。',
  steps: {
    feedback: { title: '问题反馈', text: '您说明问题和希望的结果，马上得到案件编号。' },
    collection: { title: '信息收集', text: '我们先查银行已有的资料，确实没有的才请您补充。' },
    assessment: {
      title: '初步评估',
      text: '我们判断问题的性质和复杂程度，需要时请其他部门一起核实。',
    },
    negotiation: { title: '协商解决', text: '我们提出书面方案。您可以接受、提出修改或拒绝。' },
    followUp: { title: '跟踪反馈', text: '方案执行后我们定期回访，直到您确认问题解决。' },
  },
  followUpDays: (days: string) => `回访时间：执行后第 ${days} 天`,
  listJoin: '、',
  within: (label: string, limit: string) => `${label}：${limit}内`,
  calendarDays: (n: number) => `${n} 天`,
  workingDays: (n: number) => `${n} 个工作日`,
  legal: '法定',
  internal: '本行标准',
  dissatisfied: '如果您不满意',
  dissatisfiedText:
    '可以请另一位同事重新审查（复审），请总行核查，或申请第三方调解。要不要走这些程序由您决定。',
  outsideTitle: '您也可以向外部机构投诉',
  outsideText: '任何时候都可以。我们会配合调查，并继续处理您的案件。',
  whyTitle: '这些时限的依据',
  whyLead: (title: string) => `时限依据《${title}》和本行标准。`,
  clockColumn: '时限',
  limitColumn: '期限',
  basisColumn: '依据',
};

type Words = typeof zh;
const en: Words = {
  title: 'Let us settle it together',
  lead: 'If something is wrong with a deposit, a loan, a payment or an investment, tell us here. We tell you who acts at each step and the latest time you hear from us.',
  openHint: 'About 5 minutes, no papers needed',
  caseHint: 'With your case number and a code by mail',
  stepsTitle: 'What happens next',
  stepsLead: 'Your matter goes through five steps.',
  steps: {
    feedback: {
      title: 'You tell us',
      text: 'Say what is wrong and what you wish for. You get a case number at once.',
    },
    collection: {
      title: 'We gather the facts',
      text: 'We look at what the bank already holds, and ask you only for what it lacks.',
    },
    assessment: {
      title: 'We assess',
      text: 'We judge what kind of matter it is, and ask other departments where needed.',
    },
    negotiation: {
      title: 'We negotiate',
      text: 'We make a written offer. You accept it, ask for changes or refuse it.',
    },
    followUp: {
      title: 'We follow up',
      text: 'Once it is carried out we ask again, until you say it is solved.',
    },
  },
  followUpDays: (days) => `Follow-ups: ${days} days after it is carried out`,
  listJoin: ', ',
  within: (label, limit) => `${label}: within ${limit}`,
  calendarDays: (n) => (n === 1 ? '1 day' : `${n} days`),
  workingDays: (n) => (n === 1 ? '1 working day' : `${n} working days`),
  legal: 'Set by law',
  internal: 'Our own standard',
  dissatisfied: 'If you are not satisfied',
  dissatisfiedText:
    'Another colleague can look again (re-review), head office can check the decision (re-check), or a third party can mediate. It is your choice.',
  outsideTitle: 'You may also complain to an outside body',
  outsideText: 'At any time. We co-operate with them and go on working on your case.',
  whyTitle: 'Where these time limits come from',
  whyLead: (title) => `They follow the "${title}" and our own standards.`,
  clockColumn: 'Time limit',
  limitColumn: 'Length',
  basisColumn: 'Rule',
};

export const startWords: Dictionary<Words> = { 'zh-CN': zh, en };
