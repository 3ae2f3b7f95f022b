import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  title: '提交证明材料',
  lead: '照片、账单、证明都可以。文件先经安全检查，通过后进入您的案卷，由办理本案的同事查看。',
  noNeed: '没有材料也可以继续办理，不需要身份证件。',
  files: '要提交的文件',
  apart: '；',
  filesHint: 'PDF、照片（JPEG、PNG、HEIC）、TXT、DOCX 或 XLSX，每份不超过 10 MB，可以一次选多份。',
  choose: '选择文件',
  chosen: '已选择的文件',
  remove: '移除',
  removeOf: (name: string) => `移除「${name}」`,
  sensitive: '这些文件里有病历、收入等敏感个人信息吗',
  sensitiveHint: '有敏感信息的文件，只有少数负责本案的岗位可以打开。请与其他文件分开提交。',
  no: '没有',
  yes: '有',
  consent: '单独同意',
  consentHint: '没有您的单独同意，我们不接收这类文件。案件照常办理。',
  consentText: '我同意银行使用这些文件中的敏感个人信息，只用于处理本案',
  send: '提交材料',
  sending: (share: string) => `正在上传 ${share}`,
  notArrived: '没有传到。请检查网络后再试一次。',
  sent: (n: number) => `${n} 份材料已上传，正在做安全检查，结果显示在下面。`,
  chooseFirst: '请先选择要提交的文件',
  problems: {
    tooLarge: (name: string) => `「${name}」超过 10 MB，请压缩或拆开后再选`,
    empty: (name: string) => `「${name}」是空文件`,
    wrongType: (name: string) => `「${name}」不是可以提交的类型`,
    fileName: (name: string) => `「${name}」的文件名不能接收，请改成简单的名字后再选`,
    known: (name: string) => `「${name}」您已经提交过`,
  },
  tooMany: (left: number) => `本案最多还能提交 ${left} 份`,
  consentNeeded: '请勾选单独同意，或移除含有敏感信息的文件',
  own: '您的材料',
  none: '还没有材料。有照片或文件能说明情况的，可以随时提交。',
  noneNow: '没有提交过材料。',
  full: '本案的材料数量已达上限，或案件已经结束，现在不能再提交。',
  isSensitive: '敏感材料',
  lost: '文件没有传到本案，请重新提交。',
  open: '下载',
  openOf: (name: string) => `下载「${name}」`,
  inRequest: '有照片或文件要一起提交',
  inRequestHint: '先在这里提交文件，再在下面写明提交了什么。',
};

type Words = typeof zh;
const en: Words = {
  title: 'Hand in evidence',
  lead: 'Photos, statements, certificates. Each passes a safety check first; then it belongs to your case, and the colleagues who work on it read it.',
  noNeed: 'Your case goes on without any, and we need no identity document.',
  files: 'Files to hand in',
  apart: '; ',
  filesHint:
    'PDF, photos (JPEG, PNG, HEIC), TXT, DOCX or XLSX, each up to 10 MB. You can choose several.',
  choose: 'Choose files',
  chosen: 'Chosen files',
  remove: 'Remove',
  removeOf: (name) => `Remove ${name}`,
  sensitive: 'Do these files hold sensitive data, such as illness or income',
  sensitiveHint:
    'Only a few roles on your case may open sensitive files. Hand them in apart from the others.',
  no: 'No',
  yes: 'Yes',
  consent: 'Separate consent',
  consentHint:
    'Without your separate consent we do not take such files. Your case goes on all the same.',
  consentText:
    'I agree that the bank uses the sensitive personal data in these files, for this case only',
  send: 'Hand in',
  sending: (share) => `Uploading ${share}`,
  notArrived: 'It did not arrive. Check your connection and try again.',
  sent: (n) =>
    n === 1
      ? `${n} file is uploaded and being checked. The result shows below.`
      : `${n} files are uploaded and being checked. The results show below.`,
  chooseFirst: 'Please choose a file first',
  problems: {
    tooLarge: (name) => `${name} is larger than 10 MB. Please make it smaller or split it`,
    empty: (name) => `${name} is empty`,
    wrongType: (name) => `${name} is not of a kind that can be handed in`,
    fileName: (name) => `${name} cannot be taken under this name. Please give it a simple one`,
    known: (name) => `You have already handed in ${name}`,
  },
  tooMany: (left) => `This case takes ${left} more at the most`,
  consentNeeded: 'Please tick the separate consent, or remove the files with sensitive data',
  own: 'Your evidence',
  none: 'No files yet. If photos or papers show what happened, hand them in whenever you like.',
  noneNow: 'No files were handed in.',
  full: 'This case takes no more files now: there are as many as it can hold, or it has ended.',
  isSensitive: 'Sensitive',
  lost: 'The file did not reach your case. Please hand it in again.',
  open: 'Download',
  openOf: (name) => `Download ${name}`,
  inRequest: 'I have photos or papers to hand in',
  inRequestHint: 'Hand the files in here first, then write below what you handed in.',
};

export const evidenceWords: Dictionary<Words> = { 'zh-CN': zh, en };
export type EvidenceWords = Words;
