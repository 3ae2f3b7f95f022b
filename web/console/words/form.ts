import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  optional: '（选填）',
  choose: '请选择',
  chooseOne: '请选择这一项',
  unit: '（元）',
  remove: '移除',
  removeRow: (row: string) => `移除${row}`,
  faultTitle: '请检查以下内容',
  fault: (label: string, message: string) => `${label}：${message}`,
  calendarOf: (label: string) => `从日历选择：${label}`,
  cancel: '取消',
  close: '关闭',
  sending: '正在提交…',
  savedAt: (time: string) => `草稿已保存在本机 ${time}`,
  notSaved: '草稿没有存下来：本机不允许存储。请在离开前提交。',
  discard: '清除草稿',
  discardSure: '清除后无法恢复。',
  silence:
    '网络中断，不知道银行是否已收到。您填写的内容还在。联网后再点一次，同一份内容不会重复生效。',
  fault500: '我们这边出了问题，没有保存这次提交。您填写的内容还在，可以重试。',
  ownEarlier: '您上一次的提交已经生效，内容与现在不同。请先核对；再次提交会作为新的一次。',
  trace: '问题编号',
  copy: '复制',
  copied: '已复制',
  movedTitle: '您编辑期间，案件有了变化',
  movedText: '您的文字已保留，请对照后再提交。',
  movedTheirs: '期间发生',
  movedApply: '已对照，按新版本提交',
  movedKeep: '已对照，继续编辑',
  movedUnknown: '变化的内容正在载入。',
  done: '已提交',
  doneOf: (what: string) => `${what}：已提交`,
};

type Words = typeof zh;
const en: Words = {
  optional: '(optional)',
  choose: 'Please choose',
  chooseOne: 'Please choose one',
  unit: ' (CNY)',
  remove: 'Remove',
  removeRow: (row) => `Remove ${row}`,
  faultTitle: 'There is a problem',
  fault: (label, message) => `${label}: ${message}`,
  calendarOf: (label) => `Choose from a calendar: ${label}`,
  cancel: 'Cancel',
  close: 'Close',
  sending: 'Sending…',
  savedAt: (time) => `Draft saved on this device at ${time}`,
  notSaved: 'The draft is not saved: this device refuses storage. Send it before you leave.',
  discard: 'Discard the draft',
  discardSure: 'This cannot be undone.',
  silence:
    'The connection dropped and we do not know whether the bank received it. What you typed is still here. Send it again when online: it will not act twice.',
  fault500:
    'Something went wrong on our side and this was not saved. What you typed is still here; you can try again.',
  ownEarlier:
    'Your earlier try was received, with other words. Check it first; sending again counts as a new act.',
  trace: 'Reference',
  copy: 'Copy',
  copied: 'Copied',
  movedTitle: 'The case changed while you were writing',
  movedText: 'Your text is kept: compare, then submit.',
  movedTheirs: 'What happened',
  movedApply: 'Compared: apply mine to the new version',
  movedKeep: 'Compared: go on writing',
  movedUnknown: 'Loading what changed.',
  done: 'Done',
  doneOf: (what) => `${what}: done`,
};

export const formWords: Dictionary<Words> = { 'zh-CN': zh, en };
