import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  offerTitle: (v: number) => `我们为您提出第 ${v} 版方案`,
  offerUntil: (moment: string) => `您可以在 ${moment} 前接受、提出修改或拒绝。`,
  offerSafe: '拒绝这个方案不影响您继续协商，也不影响您的其他权利。',
  weDo: '我们会做的',
  plan: '还款方案',
  explanation: '说明',
  onerous: '请特别注意',
  onerousLead: '以下条款与您的利益关系重大。接受前需要逐条确认。',
  accept: (v: number) => `接受第 ${v} 版方案`,
  counter: '提出修改',
  refuse: '拒绝方案',
  readAgain: '重新阅读方案',

  acceptTitle: (v: number) => `接受第 ${v} 版方案`,
  acceptCheck: (v: number) => `您将接受第 ${v} 版方案。接受后双方按此执行。`,
  confirmTerm: '我已阅读并同意这一条',
  confirmEach: '请逐条确认重点条款',
  acceptDone: (v: number) => `您已接受第 ${v} 版方案，我们会发给您一份副本。`,

  counterTitle: (v: number) => `对第 ${v} 版方案提出修改`,
  counterWords: '您希望怎样修改',
  counterHint: '用您自己的话写。能给出数字的，请填在下面，我们会逐项答复。',
  counterAmount: '希望的金额',
  counterAmountHint: '退款、减免或补偿的金额。',
  counterInstalments: '希望分几期',
  counterMonthly: '每月能还的金额',
  amountWrong: '请填写金额，例如 1200 或 1200.50',
  countWrong: '请填写 1 到 60 之间的整数',
  sendCounter: '提交修改意见',
  counterDone: (moment: string) => `已收到您的修改意见，我们在 ${moment} 前答复。`,
  counterDoneNoLimit: '已收到您的修改意见。',

  refuseTitle: (v: number) => `拒绝第 ${v} 版方案`,
  refuseLead: '拒绝以后，我们会拟定新方案，或作出书面决定。',
  refuseReason: '拒绝的原因',
  refuseReasonHint: '方便我们提出更合适的方案。',
  refuseDone: '您已拒绝方案。下一步由我们完成。',
};

type Words = typeof zh;
const en: Words = {
  offerTitle: (v) => `We offer you version ${v} of a plan`,
  offerUntil: (moment) => `Until ${moment} you can accept it, ask for changes or refuse it.`,
  offerSafe: 'Refusing does not end the talks and takes away none of your rights.',
  weDo: 'What we will do',
  plan: 'Repayment plan',
  explanation: 'Explanation',
  onerous: 'Please note in particular',
  onerousLead: 'These terms weigh on you. Before you accept, you confirm each of them.',
  accept: (v) => `Accept version ${v}`,
  counter: 'Ask for changes',
  refuse: 'Refuse the offer',
  readAgain: 'Read the offer again',

  acceptTitle: (v) => `Accept version ${v}`,
  acceptCheck: (v) => `You are about to accept version ${v}. Both sides are then bound by it.`,
  confirmTerm: 'I have read this term and agree to it',
  confirmEach: 'Please confirm each highlighted term',
  acceptDone: (v) => `You accepted version ${v}. We will send you a copy.`,

  counterTitle: (v) => `Ask for changes to version ${v}`,
  counterWords: 'What should change',
  counterHint: 'In your own words. Where you have figures, give them below: we answer each.',
  counterAmount: 'Amount you ask for',
  counterAmountHint: 'To be refunded, waived or paid as compensation.',
  counterInstalments: 'Number of payments',
  counterMonthly: 'What you can pay a month',
  amountWrong: 'Please enter an amount such as 1200 or 1200.50',
  countWrong: 'Please enter a whole number from 1 to 60',
  sendCounter: 'Send my changes',
  counterDone: (moment) => `We have your proposal and answer by ${moment}.`,
  counterDoneNoLimit: 'We have your proposal.',

  refuseTitle: (v) => `Refuse version ${v}`,
  refuseLead: 'We then draw up another offer, or give you a written decision.',
  refuseReason: 'Why you refuse it',
  refuseReasonHint: 'It helps us to make a better offer.',
  refuseDone: 'You refused the offer. The next step is ours.',
};

export const offerWords: Dictionary<Words> = { 'zh-CN': zh, en };
export type OfferWords = Words;
