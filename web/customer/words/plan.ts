import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  same: (n: number, each: string, total: string, date: string) =>
    `分 ${n} 期，每期 ${each}，合计 ${total}，首期 ${date}。`,
  varying: (n: number, total: string, first: string, date: string) =>
    `分 ${n} 期，合计 ${total}，首期 ${first}（${date}），各期金额见下表。`,
  balance: '欠款余额',
  structure: '余额构成',
  fees: '费用和利息',
  charges: '另付费用与利息',
  newCard: '方案结清前',
  noNewCard: '不能申请新的信用卡',
  duties: '双方权利义务与违约责任',
  others: '其他约定',
  table: '还款计划',
  number: '期数',
  dueOn: '还款日',
  amount: '金额',
  total: '合计',
};

type Words = typeof zh;
const en: Words = {
  same: (n, each, total, date) => `${n} payments of ${each}, ${total} in all, first on ${date}.`,
  varying: (n, total, first, date) =>
    `${n} payments, ${total} in all; the first is ${first} on ${date}, the others are in the table.`,
  balance: 'Balance owed',
  structure: 'What it is made of',
  fees: 'Fees and interest',
  charges: 'Paid on top of the balance',
  newCard: 'Until it is settled',
  noNewCard: 'You cannot apply for a new credit card',
  duties: 'Rights, duties and breach',
  others: 'Other matters',
  table: 'Payment schedule',
  number: 'No.',
  dueOn: 'Due on',
  amount: 'Amount',
  total: 'Total',
};

export const planWords: Dictionary<Words> = { 'zh-CN': zh, en };
