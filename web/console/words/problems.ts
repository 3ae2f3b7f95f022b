import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  identityNote: '无需核验身份时，请写明原因。',
  recording: '请填写录音编号。',
  twoChannels: '请至少用两种不同方式联系。',
  decision: '正在等待处理决定。',
  mediation: '正在等待调解。',
  approval: '正在等待审批。',
  outsideReply: '还有外部机构等待答复。',
  customer: '正在等待客户答复。',
  silence: '还没有等够回访后的天数。',
  notRunning: '没有正在计时的期限。',
  lastStep: '已经用到最后一次延期。',
  reCheck: '本案适用的规则没有核查。',
  plan: '没有正在执行的还款计划。',
  needsRole: (role: string) => `须由${role}办理。`,
  whoElse: (who: string) => `涉及：${who}。`,
};

type Words = typeof zh;
const en: Words = {
  identityNote: 'Say why identity need not be verified.',
  recording: 'The recording number is missing.',
  twoChannels: 'Contact them in at least two different ways.',
  decision: 'It waits for the decision.',
  mediation: 'It waits for mediation.',
  approval: 'It waits for approval.',
  outsideReply: 'An outside body still waits for a reply.',
  customer: 'It waits for the customer.',
  silence: 'The days after the last follow-up are not over.',
  notRunning: 'No time limit is running.',
  lastStep: 'The last extension is used up.',
  reCheck: 'The rules of this case know no re-check.',
  plan: 'No plan is being followed.',
  needsRole: (role) => `It takes: ${role}.`,
  whoElse: (who) => `Concerns ${who}.`,
};

export const problemWords: Dictionary<Words> = { 'zh-CN': zh, en };
