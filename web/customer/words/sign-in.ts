import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  title: '查看我的案件',
  expiredTitle: '请重新验证身份',
  lead: '不需要注册。输入案件编号，我们把一次性验证码发到案件登记的邮箱。',
  expired: '您的登录已过期。案件和您已填写的内容都没有受影响，请重新获取验证码，然后继续。',
  left: '您已退出，本浏览器标签页中的草稿已清除，本设备不再被记住。',
  codeNeededTitle: '请确认是您本人',
  codeNeeded:
    '这一步对您有约束力，须用新的验证码确认。您已填写的内容都已保留，验证后回到原来的页面再提交。',
  notNow: '暂不办理，返回我的案件',
  remember: '在本设备上记住我 30 天',
  rememberHint:
    '下次打开案件不再需要验证码；接受方案、撤回案件等仍需验证码。与他人共用的手机或电脑，请不要勾选。',
  otherCase: (no: string) => `您目前登录的是案件 ${no}。查看这个案件需要另一个验证码。`,
  caseNo: '案件编号',
  caseNoHint: '在我们发给您的邮件里，例如 XW-7KQ2-M9TB。',
  getCode: '获取验证码',
  newCode: '重新获取验证码',
  codeTitle: '输入验证码',
  codeSent: (no: string, moment: string) =>
    `如果案件 ${no} 登记了邮箱，验证码已经发出，${moment} 前有效。`,
  seeItNow: '现在查看案件',
  codeInLetter: (moment: string) => `验证码在我们刚发给您的邮件里，${moment} 前有效。`,
  code: '6 位验证码',
  codeHint: '请到邮箱查看。没有收到时，先看垃圾邮件，再重新获取。',
  triesLeft: (n: number) => `验证码不正确，还可以再试 ${n} 次。`,
  enter: '查看案件',
  otherNumber: '换一个案件编号',
  noMail: (hotline: string) => `没有留邮箱，或者忘记了编号？请拨打 ${hotline}。`,
  open: '还没有案件？提交申请',
  soon: '您的登录将在 2 分钟内到期。已填写的内容会保留，到期后重新获取验证码即可继续。',
  reused: '请重新获取验证码。',
};

type Words = typeof zh;
const en: Words = {
  title: 'See my case',
  expiredTitle: 'Please sign in again',
  lead: 'No account needed. Give your case number and we send a one-time code to the address of the case.',
  expired:
    'Your sign-in has ended. Your case and everything you typed are safe. Get a new code and go on.',
  left: 'You are signed out. Drafts in this browser tab were cleared, and this device is not remembered any more.',
  codeNeededTitle: 'Please confirm that it is you',
  codeNeeded:
    'This step binds you, so it takes a fresh code. What you typed is kept: after the code you are back on the page and can send it.',
  notNow: 'Not now, back to my case',
  remember: 'Remember me on this device for 30 days',
  rememberHint:
    'You will see your case without a code. Accepting an offer, withdrawing and the like still take one. Leave this empty on a phone or computer that you share.',
  otherCase: (no) => `You are signed in to case ${no}. This case needs a code of its own.`,
  caseNo: 'Case number',
  caseNoHint: 'It is in the mail we sent you, such as XW-7KQ2-M9TB.',
  getCode: 'Send me a code',
  newCode: 'Send me a new code',
  codeTitle: 'Enter the code',
  codeSent: (no, moment) =>
    `If case ${no} has an e-mail address, a code is on its way. It works until ${moment}.`,
  seeItNow: 'See your case now',
  codeInLetter: (moment) =>
    `The code is in the mail we have just sent you. It works until ${moment}.`,
  code: 'Six-digit code',
  codeHint: 'Look in your mail. If it is not there, check the spam folder, then ask for a new one.',
  triesLeft: (n) => `That code is not right. You can try ${n} more times.`,
  enter: 'See my case',
  otherNumber: 'Use another case number',
  noMail: (hotline) => `No e-mail address, or number forgotten? Call ${hotline}.`,
  open: 'No case yet? Open one',
  soon: 'Your sign-in ends in 2 minutes. What you typed is kept: get a new code then and go on.',
  reused: 'Please get a new code.',
};

export const signInWords: Dictionary<Words> = { 'zh-CN': zh, en };
