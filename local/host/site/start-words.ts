/** Everything the start page says, per language. */
export interface StartWords {
  readonly lang: 'zh-CN' | 'en';
  readonly other: { readonly lang: string; readonly name: string };
  readonly title: string;
  readonly lead: string;
  readonly skip: string;
  readonly clock: string;
  readonly forward: string;
  readonly days: (n: number) => string;
  readonly doors: string;
  readonly customer: readonly [string, string];
  readonly console: readonly [string, string];
  readonly inbox: readonly [string, string];
  readonly try: string;
  readonly steps: readonly string[];
  readonly people: string;
  readonly peopleLead: string;
  readonly running: string;
  readonly counts: (c: Counts) => string;
  readonly addresses: string;
}

export interface Counts {
  readonly functions: number;
  readonly tables: number;
  readonly workflows: number;
  readonly rules: number;
  readonly routes: number;
}

const ZH: StartWords = {
  lang: 'zh-CN',
  other: { lang: 'en', name: 'English' },
  title: 'Parley 正在这台电脑上运行',
  lead: '这里运行的就是部署到云上的同一套系统：同样的流程、同样的函数、同样的权限。数据只存在本机。',
  skip: '跳到正文',
  clock: '系统时间',
  forward: '快进',
  days: (n) => `${n} 天`,
  doors: '从这里进入',
  customer: ['客户页面', '提交诉求、查询进度、答复方案'],
  console: ['员工工作台', '受理、评估、协商、审批、复核'],
  inbox: ['收件箱', '系统发出的所有邮件都在这里，不会真正寄出'],
  try: '可以试试',
  steps: [
    '在客户页面提交一件诉求，到收件箱查看受理通知和一次性验证码。',
    '在工作台以 agent.li 登录，领取案件，完成收集；再以 assessor.yang 评估，以 agent.li 拟定方案，需要审批时以 approver.huang 批准。',
    '回到客户页面接受、还价或拒绝方案。',
    '把时间快进 7 天，看看提醒、升级和回访如何发生。',
  ],
  people: '可以扮演的人',
  peopleLead: '登录页上选择即可，无需密码。',
  running: '正在运行',
  counts: (c) =>
    `${c.functions} 个函数，${c.routes} 条接口，${c.workflows} 个流程，${c.rules} 条规则，${c.tables} 张表`,
  addresses: '地址',
};

const EN: StartWords = {
  lang: 'en',
  other: { lang: 'zh-CN', name: '中文' },
  title: 'Parley is running on this computer',
  lead: 'This is the very system that is deployed to the cloud: same workflow, same functions, same permissions. Its data stays on this machine.',
  skip: 'Skip to content',
  clock: 'System time',
  forward: 'Forward',
  days: (n) => (n === 1 ? '1 day' : `${n} days`),
  doors: 'Ways in',
  customer: ['Customer pages', 'Bring a matter, follow it, answer an offer'],
  console: ['Staff console', 'Take in, assess, negotiate, approve, review'],
  inbox: ['Inbox', 'Every mail the system sends ends here; none leaves the machine'],
  try: 'What to try',
  steps: [
    'Bring a matter on the customer pages; the acknowledgement and the one-time code are in the inbox.',
    'In the console, sign in as agent.li, take the case and complete its collection; then assess it as assessor.yang, propose terms as agent.li, and approve them as approver.huang where they need it.',
    'Back on the customer pages, accept it, counter it or turn it down.',
    'Forward the clock by 7 days and watch reminders, escalations and follow-ups happen.',
  ],
  people: 'Who you can be',
  peopleLead: 'Choose on the sign-in page; there is no password.',
  running: 'Running now',
  counts: (c) =>
    `${c.functions} functions, ${c.routes} routes, ${c.workflows} workflows, ${c.rules} rules, ${c.tables} tables`,
  addresses: 'Addresses',
};

/** The language asked for, else the browser's first, else Chinese. */
export function startWords(asked: string | null, accepted: string | undefined): StartWords {
  const wish = asked ?? accepted ?? 'zh';
  return wish.toLowerCase().startsWith('en') ? EN : ZH;
}
