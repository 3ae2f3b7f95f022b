import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  clocks: '时限',
  why: '为什么是这一天',
  startsAfter: (day: string) => `从${day}的次日起算`,
  counted: (n: number) => `第 ${n} 天`,
  notCounted: '不计入',
  whyNot: {
    weekend: '周末',
    holiday: '节假日',
    mediation: '调解期间',
    rolledOver: '顺延',
  } as Readonly<Record<string, string>>,
  lastDay: (day: string) => `最后一天：${day}24:00`,
  calendar: (n: number) => `共 ${n} 个自然日`,
  working: (n: number) => `共 ${n} 个工作日`,
  legal: '法定',
  internal: '内部',
  unconfirmed: '待确认',
  unconfirmedHint: '这个期限尚未由法务确认。',
  state: {
    running: '计时中',
    paused: '已暂停',
    met: '已按时完成',
    breached: '已超期',
    metLate: '超期后完成',
  },
  owes: { bank: '银行', customer: '客户', outside: '外部机构' },
  stopped: (at: string) => `停止于 ${at}`,
  noClocks: '没有计时。',
  clocksOver: '已结束的时限',
};

type Words = typeof zh;
const en: Words = {
  clocks: 'Time limits',
  why: 'Why this day',
  startsAfter: (day) => `Counted from the day after ${day}`,
  counted: (n) => `Day ${n}`,
  notCounted: 'not counted',
  whyNot: {
    weekend: 'weekend',
    holiday: 'holiday',
    mediation: 'in mediation',
    rolledOver: 'moved on',
  },
  lastDay: (day) => `Last day: ${day}, 24:00`,
  calendar: (n) => (n === 1 ? '1 calendar day' : `${n} calendar days in all`),
  working: (n) => (n === 1 ? '1 working day' : `${n} working days in all`),
  legal: 'By law',
  internal: 'Internal',
  unconfirmed: 'To be confirmed',
  unconfirmedHint: 'The legal team has not confirmed this limit yet.',
  state: {
    running: 'Running',
    paused: 'Paused',
    met: 'Met in time',
    breached: 'Overdue',
    metLate: 'Met late',
  },
  owes: { bank: 'Bank', customer: 'Customer', outside: 'Outside body' },
  stopped: (at) => `stopped at ${at}`,
  noClocks: 'No clock runs.',
  clocksOver: 'Ended',
};

export const clockWords: Dictionary<Words> = { 'zh-CN': zh, en };
