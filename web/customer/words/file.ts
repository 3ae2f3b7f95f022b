import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  title: '我的案卷',
  lead: '案卷包含您可以看到的全部记录，以及每条记录的指纹。每条记录都带着前一条的指纹，任何一条被改动、删除或插入都会被发现。',
  download: '下载案卷（JSON）',
  verify: '在本机验证',
  choose: '验证以前下载的案卷',
  chooseHint: '选择下载的 JSON 文件。文件只在您的设备上读取，不会上传。',
  unreadable: '这个文件不是案卷，或者内容不完整。',
  whole: (n: number, checked: number) =>
    `验证通过：${n} 条记录首尾相连，其中 ${checked} 条的内容与指纹一致。`,
  wholeHint: (rest: number) =>
    `其余 ${rest} 条是银行内部记录，您看不到内容，但它们的位置和指纹同样不能改动。`,
  missing: (seq: number) => `验证不通过：缺少第 ${seq} 条记录。`,
  unchained: (seq: number) => `验证不通过：第 ${seq} 条记录没有接在前一条之后。`,
  changed: (seq: number) => `验证不通过：第 ${seq} 条记录的内容被改动过。`,
  call: (hotline: string) => `请保存这个文件，并拨打 ${hotline} 告诉我们。`,
  grown: (n: number) => `与银行现在的案卷一致，之后新增了 ${n} 条记录。`,
  differs: '与银行现在的案卷不一致。',
  fingerprint: (hash: string) => `最后一条的指纹：${hash}`,
  keep: '保存这个指纹，以后可以用来确认案卷没有被改动。',
};

type Words = typeof zh;
const en: Words = {
  title: 'My file',
  lead: 'The file holds every record that you may see, and the fingerprint of each record. Each record carries the fingerprint of the one before, so that a record that was changed, removed or put in shows.',
  download: 'Download the file (JSON)',
  verify: 'Verify on this device',
  choose: 'Verify a file you downloaded before',
  chooseHint: 'Choose the JSON file. It is read on your device only and sent nowhere.',
  unreadable: 'This is not a case file, or it is incomplete.',
  whole: (n, checked) =>
    `Verified: ${n} records are linked without a gap, and ${checked} of them match their fingerprints.`,
  wholeHint: (rest) =>
    `The other ${rest} are internal records of the bank. You do not see them, but their places and fingerprints cannot change either.`,
  missing: (seq) => `Not verified: record ${seq} is missing.`,
  unchained: (seq) => `Not verified: record ${seq} does not follow the one before it.`,
  changed: (seq) => `Not verified: record ${seq} was changed.`,
  call: (hotline) => `Please keep this file and call us on ${hotline}.`,
  grown: (n) => `It agrees with the bank’s file of today, which has ${n} newer records.`,
  differs: 'It does not agree with the bank’s file of today.',
  fingerprint: (hash) => `Fingerprint of the last record: ${hash}`,
  keep: 'Keep this fingerprint: with it you can tell later that nothing was changed.',
};

export const fileWords: Dictionary<Words> = { 'zh-CN': zh, en };
