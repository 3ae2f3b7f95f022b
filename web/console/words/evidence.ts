import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  title: '证明材料',
  titleNote: '收到的文件先经安全检查，再可打开。',
  none: '还没有材料。',
  open: (name: string) => `打开 ${name}`,
  openShort: '打开',
  givenBy: { customer: '客户提供', bank: '银行提供' },
  sensitive: '敏感材料',
  add: '添加材料',
  file: '文件',
  fileHint: 'PDF、JPEG、PNG、HEIC、TXT、DOCX 或 XLSX，最大 10 MB。',
  whose: '谁提供的',
  isSensitive: '含有健康等敏感信息，只有少数岗位可以打开',
  consent: '客户已单独同意使用这份敏感材料',
  send: '上传',
  sending: '正在上传…',
  sent: '材料已上传，正在检查',
  chooseFile: '请选择一个文件。',
  problems: {
    tooLarge: '文件超过 10 MB。',
    empty: '这是一个空文件。',
    wrongType: '不接收这种文件。',
    fileName: '文件名不能接收，请改名后再选。',
  },
  notSent: '文件没有传到，请重试。',
};

type Words = typeof zh;
const en: Words = {
  title: 'Evidence',
  titleNote: 'A file passes a safety check before anybody can open it.',
  none: 'No files yet.',
  open: (name) => `Open ${name}`,
  openShort: 'Open',
  givenBy: { customer: 'From the customer', bank: 'From the bank' },
  sensitive: 'Sensitive',
  add: 'Add a file',
  file: 'File',
  fileHint: 'PDF, JPEG, PNG, HEIC, TXT, DOCX or XLSX, 10 MB at the most.',
  whose: 'Who gave it',
  isSensitive: 'It tells of health or the like; few roles may open it',
  consent: 'The customer has agreed separately to the use of this sensitive file',
  send: 'Upload',
  sending: 'Uploading…',
  sent: 'The file is uploaded and being checked',
  chooseFile: 'Please choose a file.',
  problems: {
    tooLarge: 'The file is larger than 10 MB.',
    empty: 'The file is empty.',
    wrongType: 'Files of this kind are not taken.',
    fileName: 'A file of this name is not taken. Please rename it first.',
  },
  notSent: 'The file did not arrive. Please try again.',
};

export const evidenceWords: Dictionary<Words> = { 'zh-CN': zh, en };
