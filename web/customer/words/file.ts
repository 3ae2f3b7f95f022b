import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  title: '我的案卷',
  lead: '案卷包含您可以看到的全部记录，以及每条记录的指纹。每条记录都带着前一条的指纹，前后相连。',
  limits:
    '内容完整的记录，您的设备会重新计算指纹；其他记录只能检查是否前后相连。再与银行现在的案卷逐条比对，可以发现缺少的内容、改动的名称和时间，以及被截去的结尾。文件开头的摘要（case）便于阅读，不在指纹之内。',
  download: '下载案卷（JSON）',
  verify: '在本机检查',
  choose: '检查以前下载的案卷',
  pick: '选择文件',
  picked: (name: string) => `已选择：${name}`,
  chooseHint: '选择下载的 JSON 文件。文件只在您的设备上读取，不会上传。',
  unreadable: '这个文件不是案卷，或者内容不完整。',
  whole: (n: number, checked: number) =>
    `${n} 条记录前后相连，其中 ${checked} 条的内容与指纹一致。`,
  wholeHint: (rest: number) =>
    `其余 ${rest} 条在文件中没有完整内容，单凭文件不能确认它们的名称和时间，只能确认指纹前后相连。`,
  missing: (seq: number) => `检查不通过：缺少第 ${seq} 条记录。`,
  unchained: (seq: number) => `检查不通过：第 ${seq} 条记录没有接在前一条之后。`,
  changed: (seq: number) => `检查不通过：第 ${seq} 条记录的内容被改动过。`,
  cut: (seq: number) => `检查不通过：文件到第 ${seq} 条为止，与下载时记下的结尾不一致。`,
  call: (hotline: string) => `请保存这个文件，并拨打 ${hotline} 告诉我们。`,
  agrees: (n: number) => `已与银行现在的案卷逐条比对，全部一致。银行的案卷之后另有 ${n} 条记录。`,
  otherCase: '这是另一个案件的案卷，不能与本案比对。',
  differs: (seqs: string) => `第 ${seqs} 条记录与银行现在的案卷不一致。`,
  contentMissing: (seqs: string) => `第 ${seqs} 条记录在文件中缺少内容，银行现在的案卷有。`,
  relabelled: (seqs: string) => `第 ${seqs} 条记录的名称或时间与银行现在的案卷不同。`,
  endMissing: (seqs: string) => `文件缺少第 ${seqs} 条记录，下载时银行已经有了。`,
  and: '、',
  fingerprint: '最后一条的指纹',
  keep: '请保存这个指纹。以后银行案卷中这一条的指纹若有不同，说明这一条或之前的记录被改动过。',
};

type Words = typeof zh;
const en: Words = {
  title: 'My file',
  lead: 'The file holds every record that you may see, and the fingerprint of each record. Each record carries the fingerprint of the one before, so that they are linked.',
  limits:
    'Your device computes the fingerprints of complete records again; of the others it can only tell that they are linked. Comparing each record with the bank’s file of today shows content that was left out, names and times that were changed, and an end that was cut off. The summary at the top (case) is for reading and has no fingerprint.',
  download: 'Download the file (JSON)',
  verify: 'Check on this device',
  choose: 'Check a file you downloaded before',
  pick: 'Choose a file',
  picked: (name) => `Chosen: ${name}`,
  chooseHint: 'Choose the JSON file. It is read on your device only and sent nowhere.',
  unreadable: 'This is not a case file, or it is incomplete.',
  whole: (n, checked) =>
    `${n} records are linked without a gap, and the content of ${checked} of them matches its fingerprint.`,
  wholeHint: (rest) =>
    `The other ${rest} are not complete in the file: it shows that their fingerprints are linked, but it cannot prove their names and times by itself.`,
  missing: (seq) => `Check failed: record ${seq} is missing.`,
  unchained: (seq) => `Check failed: record ${seq} does not follow the one before it.`,
  changed: (seq) => `Check failed: record ${seq} was changed.`,
  cut: (seq) =>
    `Check failed: the file ends with record ${seq}, which is not the end noted when it was downloaded.`,
  call: (hotline) => `Please keep this file and call us on ${hotline}.`,
  agrees: (n) =>
    `Each record was compared with the bank’s file of today, and all agree. Newer records at the bank: ${n}.`,
  otherCase: 'This is the file of another case. It cannot be compared with this one.',
  differs: (seqs) => `Not as in the bank’s file of today: record ${seqs}.`,
  contentMissing: (seqs) => `Content left out that the bank’s file of today has: record ${seqs}.`,
  relabelled: (seqs) => `Name or time not as in the bank’s file of today: record ${seqs}.`,
  endMissing: (seqs) =>
    `Missing, though the bank had it when the file was downloaded: record ${seqs}.`,
  and: ', ',
  fingerprint: 'Fingerprint of the last record',
  keep: 'Keep this fingerprint. If the bank’s file ever shows another for this record, then this record or one before it was changed.',
};

export const fileWords: Dictionary<Words> = { 'zh-CN': zh, en };
