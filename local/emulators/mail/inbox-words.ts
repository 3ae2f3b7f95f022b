/** The words of the inbox page, both languages side by side so that none is forgotten. */
export interface InboxWords {
  lang: 'zh-CN' | 'en';
  other: { code: 'zh' | 'en'; lang: 'zh-CN' | 'en'; name: string };
  skip: string;
  title: string;
  explain: string;
  everyone: string;
  filter: string;
  show: string;
  empty: string;
  older: string;
  back: string;
  notFound: string;
  from: string;
  to: string;
  cc: string;
  bcc: string;
  replyTo: string;
  sent: string;
  body: string;
  noHtml: string;
  textPart: string;
  attachments: string;
  headers: string;
  tags: string;
  events: string;
  event: Record<'send' | 'delivery' | 'bounce' | 'complaint', string>;
  waiting: string;
  bounce(address: string): string;
  bounceHint: string;
  restore(address: string): string;
  complain(address: string): string;
  clock: string;
  howFar: string;
  forward: string;
  days(n: number): string;
  beijing: string;
}

const zh: InboxWords = {
  lang: 'zh-CN',
  other: { code: 'en', lang: 'en', name: 'English' },
  skip: '跳到正文',
  title: '收件箱',
  explain: '本机发出的邮件都留在这里，不会寄到外面。',
  everyone: '全部收件人',
  filter: '收件人',
  show: '查看',
  empty: '还没有邮件。案件有进展时，发给客户和员工的邮件会出现在这里。',
  older: '更早的邮件',
  back: '返回收件箱',
  notFound: '没有这封邮件。',
  from: '发件人',
  to: '收件人',
  cc: '抄送',
  bcc: '密送',
  replyTo: '回复至',
  sent: '发送时间',
  body: '邮件内容',
  noHtml: '这封邮件只有纯文本。',
  textPart: '纯文本',
  attachments: '附件',
  headers: '邮件头',
  tags: '标签',
  events: '投递记录',
  event: { send: '已发出', delivery: '已送达', bounce: '已退信', complaint: '被举报为垃圾邮件' },
  waiting: '等待系统确认',
  bounce: (address) => `让 ${address} 退信`,
  bounceHint: '这封邮件和以后发给该地址的邮件都会退回。',
  restore: (address) => `恢复 ${address} 收信`,
  complain: (address) => `由 ${address} 举报垃圾邮件`,
  clock: '本机时间',
  howFar: '拨快多久',
  forward: '拨快时间',
  days: (n) => `${n} 天`,
  beijing: '北京时间',
};

const en: InboxWords = {
  lang: 'en',
  other: { code: 'zh', lang: 'zh-CN', name: '中文' },
  skip: 'Skip to content',
  title: 'Inbox',
  explain: 'Every mail this laptop sends stays here. Nothing leaves the machine.',
  everyone: 'Everyone',
  filter: 'Recipient',
  show: 'Show',
  empty: 'No mail yet. Mails to customers and staff appear here as cases move on.',
  older: 'Older mails',
  back: 'Back to the inbox',
  notFound: 'There is no such mail.',
  from: 'From',
  to: 'To',
  cc: 'Cc',
  bcc: 'Bcc',
  replyTo: 'Reply to',
  sent: 'Sent',
  body: 'Mail content',
  noHtml: 'This mail has plain text only.',
  textPart: 'Plain text',
  attachments: 'Attachments',
  headers: 'Headers',
  tags: 'Tags',
  events: 'Delivery',
  event: { send: 'Sent', delivery: 'Delivered', bounce: 'Bounced', complaint: 'Reported as spam' },
  waiting: 'waiting for the system to take note',
  bounce: (address) => `Bounce ${address}`,
  bounceHint: 'This mail and later mails to the address come back.',
  restore: (address) => `Let ${address} receive mail again`,
  complain: (address) => `Report as spam for ${address}`,
  clock: 'Laptop time',
  howFar: 'How far',
  forward: 'Move the clock forward',
  days: (n) => (n === 1 ? '1 day' : `${n} days`),
  beijing: 'Beijing time',
};

/** Chinese unless English is asked for. */
export function inboxWords(language: string | null): InboxWords {
  return language === 'en' ? en : zh;
}

/** An instant in Beijing time, to the minute: 2026年12月9日（星期三）14:05, Wednesday 9 December 2026, 14:05. */
export function moment(epochMs: number, words: InboxWords): string {
  const { date, weekday, time } = FORMATS[words.lang];
  const [day, name, clock] = [date, weekday, time].map((format) => format.format(epochMs));
  return words.lang === 'en' ? `${name} ${day}, ${clock}` : `${day}（${name}）${clock}`;
}

/** Made once: a page of a hundred mails formats hundreds of moments. */
const FORMATS = { 'zh-CN': formats('zh-CN'), en: formats('en-GB') };

function formats(locale: string) {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...options });
  return {
    date: make({ year: 'numeric', month: 'long', day: 'numeric' }),
    weekday: make({ weekday: 'long' }),
    time: make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}
