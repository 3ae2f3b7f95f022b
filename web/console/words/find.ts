import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  title: '查找案件',
  caseNo: '案件编号',
  contact: '客户的邮箱或电话',
  contactHint: '须完整填写',
  month: '受理月份',
  thisMonth: '本月',
  status: '状态',
  anyStatus: '全部状态',
  search: '查找',
  openedAt: '受理时间',
  case: '案件',
  statusColumn: '状态',
  subject: '产品 · 事项',
  channel: '渠道',
  owner: '负责人',
  flags: '标记',
  nobody: '未分配',
  caption: (n: number) => `找到 ${n} 件`,
  start: '输入案件编号或联系方式，或选择月份和状态。不填则显示本月案件。',
  emptyTitle: '没有找到案件',
  emptyText: '请核对编号或联系方式；也可能是您已回避，或案件不在您的职责范围内。',
  more: '显示更多',
  reading: '正在载入…',
};

type Words = typeof zh;
const en: Words = {
  title: 'Find a case',
  caseNo: 'Case number',
  contact: 'Mail address or telephone of the customer',
  contactHint: 'in full',
  month: 'Month of receipt',
  thisMonth: 'This month',
  status: 'State',
  anyStatus: 'All states',
  search: 'Find',
  openedAt: 'Received',
  case: 'Case',
  statusColumn: 'State',
  subject: 'Product · issue',
  channel: 'Channel',
  owner: 'Owner',
  flags: 'Flags',
  nobody: 'Nobody yet',
  caption: (n) => (n === 1 ? '1 case found' : `${n} cases found`),
  start: 'Enter a number or a contact, or choose month and state. Left empty, it shows this month.',
  emptyTitle: 'No case found',
  emptyText:
    'Check the number or contact. You may also be recused, or the case is not yours to see.',
  more: 'Show more',
  reading: 'Loading…',
};

export const findWords: Dictionary<Words> = { 'zh-CN': zh, en };
