import type { Dictionary } from '../../shared/locale.ts';

const zh = {
  lead: '照片、账单、证明都可以，也可以不交，直接继续。以后随时能在案件页面补交。',
  paper: '只有纸质材料的，拍照即可；想邮寄原件，请在立案后问办理本案的同事寄到哪里。',
  full: (most: number) => `随申请最多交 ${most} 份，其余的立案后再交`,
  consentNeeded: '请勾选单独同意，或移除含有敏感信息的文件',
  notKept: '文件不保存在草稿里。关闭或刷新本页后，要重新选择。',
  missingTitle: '请重新选择这些文件',
  missingText: '页面关闭或刷新过，文件没有保存在您的设备上：',
  missing: (names: string) => `请重新选择「${names}」，或点「不交这些文件了」`,
  drop: '不交这些文件了',
  none: '没有，以后可以补交',
  list: '、',
  isSensitive: '敏感材料，已单独同意使用',
  notSensitive: '没有敏感信息',
  afterSend: (n: number) => `案件立案后，这 ${n} 份文件马上上传，请先不要关闭页面。`,
  title: '您的材料',
  sending: (done: number, of: number) =>
    `正在上传，已传到 ${done} 份，共 ${of} 份。请不要关闭页面。`,
  arrived: (n: number) => `${n} 份材料已传到本案，正在做安全检查。结果在案件页面查看。`,
  failed: (n: number) => `还有 ${n} 份没有传到。您的案件已经立案，不受影响。`,
  again: '重新上传',
  over: '这些文件没有交到本案，现在也不能在本页上传了：',
  lost: '页面关闭或刷新过，这些文件没有交到本案，也没有保存在您的设备上：',
  elsewhere: '请到案件页面重新提交',
  byHotline: (hotline: string) => `请拨打 ${hotline}，告诉我们案件编号和您要补交的材料。`,
};

type Words = typeof zh;
const en: Words = {
  lead: 'Photos, statements, certificates. You need none to go on, and can hand in more on the case page at any time.',
  paper:
    'Only on paper? A photo is enough. To post an original, ask the colleague on your case where to send it.',
  full: (most) => `You can hand in ${most} with your case, and the others afterwards`,
  consentNeeded: 'Please tick the separate consent, or remove the files with sensitive data',
  notKept: 'Files are not kept in the draft. If you close or reload this page, choose them again.',
  missingTitle: 'Please choose these files again',
  missingText: 'The page was closed or reloaded, and the files are not kept on your device:',
  missing: (names) => `Please choose ${names} again, or press "Leave these files out"`,
  drop: 'Leave these files out',
  none: 'None. You can hand in files later',
  list: ', ',
  isSensitive: 'Sensitive, with your separate consent',
  notSensitive: 'No sensitive data',
  afterSend: (n) =>
    n === 1
      ? 'Your file is uploaded right after your case is opened. Please keep this page open until then.'
      : `These ${n} files are uploaded right after your case is opened. Please keep this page open until then.`,
  title: 'Your files',
  sending: (done, of) => `Uploading: ${done} of ${of} have arrived. Please keep this page open.`,
  arrived: (n) =>
    n === 1
      ? `${n} file has arrived and is being checked. The case page shows the result.`
      : `${n} files have arrived and are being checked. The case page shows the results.`,
  failed: (n) =>
    n === 1
      ? `${n} file did not arrive. Your case is open all the same.`
      : `${n} files did not arrive. Your case is open all the same.`,
  again: 'Upload again',
  over: 'These files did not reach your case, and can no longer be sent from this page:',
  lost: 'The page was closed or reloaded: these files did not reach your case and are not kept on your device:',
  elsewhere: 'Hand them in on the case page',
  byHotline: (hotline) =>
    `Please call ${hotline} with your case number and say what you want to add.`,
};

export const openingFilesWords: Dictionary<Words> = { 'zh-CN': zh, en };
export type OpeningFilesWords = Words;
