import type { DemoUser, Department, Role, Skill } from './demo-user.ts';

type Person = readonly [
  role: Role,
  username: string,
  name: string,
  pinyin: string,
  department: Department,
  skills: readonly Skill[],
];

const ALL: readonly Skill[] = ['loan', 'deposit', 'payment', 'wealth'];

/** At least two people a role, so that someone else can always approve, review or step in for a recused colleague. */
const PEOPLE: readonly Person[] = [
  ['agent', 'agent.li', '李娜', 'Li Na', 'credit', ['loan']],
  ['agent', 'agent.zhang', '张伟', 'Zhang Wei', 'payments', ['payment']],
  ['agent', 'agent.liu', '刘洋', 'Liu Yang', 'deposits', ['deposit', 'wealth']],
  ['agent', 'agent.chen', '陈静', 'Chen Jing', 'customerService', ALL],
  ['assessor', 'assessor.yang', '杨帆', 'Yang Fan', 'credit', ['loan']],
  ['assessor', 'assessor.zhao', '赵敏', 'Zhao Min', 'payments', ['payment', 'deposit', 'wealth']],
  ['approver', 'approver.huang', '黄磊', 'Huang Lei', 'credit', ALL],
  ['approver', 'approver.zhou', '周莉', 'Zhou Li', 'payments', ALL],
  ['lead', 'lead.wu', '吴刚', 'Wu Gang', 'credit', ALL],
  ['lead', 'lead.xu', '徐慧', 'Xu Hui', 'customerService', ALL],
  ['reviewer', 'reviewer.sun', '孙悦', 'Sun Yue', 'compliance', ALL],
  ['reviewer', 'reviewer.hu', '胡军', 'Hu Jun', 'riskControl', ALL],
  ['hq', 'hq.zhu', '朱琳', 'Zhu Lin', 'customerService', ALL],
  ['hq', 'hq.gao', '高峰', 'Gao Feng', 'compliance', ALL],
  ['liaison', 'liaison.lin', '林涛', 'Lin Tao', 'compliance', ALL],
  ['liaison', 'liaison.he', '何苗', 'He Miao', 'customerService', ALL],
  ['manager', 'manager.guo', '郭平', 'Guo Ping', 'customerService', ALL],
  ['manager', 'manager.ma', '马超', 'Ma Chao', 'credit', ALL],
  ['admin', 'admin.luo', '罗兰', 'Luo Lan', 'customerService', []],
  ['admin', 'admin.liang', '梁宇', 'Liang Yu', 'riskControl', []],
  ['consultant', 'consultant.song', '宋佳', 'Song Jia', 'riskControl', ALL],
  ['consultant', 'consultant.zheng', '郑凯', 'Zheng Kai', 'riskControl', ALL],
  ['consultant', 'consultant.xie', '谢芳', 'Xie Fang', 'credit', ['loan']],
  ['consultant', 'consultant.han', '韩冰', 'Han Bing', 'credit', ['loan']],
  ['consultant', 'consultant.tang', '唐宁', 'Tang Ning', 'payments', ['payment']],
  ['consultant', 'consultant.feng', '冯雪', 'Feng Xue', 'payments', ['payment']],
  ['consultant', 'consultant.yu', '于航', 'Yu Hang', 'compliance', ALL],
  ['consultant', 'consultant.dong', '董洁', 'Dong Jie', 'compliance', ALL],
];

/** The bank's invented staff. Their mails stay in the laptop's inbox. */
export const DEMO_STAFF: readonly DemoUser[] = PEOPLE.map(
  ([role, username, name, pinyin, department, skills]) => {
    const email = `${username}@staff.parley.example`;
    return { username, name, pinyin, email, roles: [role], department, skills };
  },
);
