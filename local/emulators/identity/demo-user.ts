/** Staff roles; each is a Cognito group of the same name. */
export type Role =
  | 'agent'
  | 'assessor'
  | 'approver'
  | 'lead'
  | 'reviewer'
  | 'hq'
  | 'liaison'
  | 'manager'
  | 'admin'
  | 'consultant';

export type Department =
  | 'credit'
  | 'payments'
  | 'deposits'
  | 'riskControl'
  | 'compliance'
  | 'customerService';

/** Product types a person handles. */
export type Skill = 'loan' | 'deposit' | 'payment' | 'wealth';

/** A person the laptop can sign in as, without any password. */
export interface DemoUser {
  /** Stable: data kept from earlier runs refers to it. */
  username: string;
  name: string;
  pinyin: string;
  email: string;
  roles: readonly Role[];
  department: Department;
  skills: readonly Skill[];
}

interface Label {
  zh: string;
  en: string;
}

export const ROLE_LABELS: Readonly<Record<Role, Label>> = {
  agent: { zh: '客服专员', en: 'Agent' },
  assessor: { zh: '评估员', en: 'Assessor' },
  approver: { zh: '审批人', en: 'Approver' },
  lead: { zh: '团队负责人', en: 'Team lead' },
  reviewer: { zh: '复审员', en: 'Reviewer' },
  consultant: { zh: '会商人员', en: 'Consultant' },
  hq: { zh: '总行', en: 'Head office' },
  liaison: { zh: '外部联络员', en: 'External liaison' },
  manager: { zh: '管理人员', en: 'Manager' },
  admin: { zh: '系统管理员', en: 'Administrator' },
};

export const DEPARTMENT_LABELS: Readonly<Record<Department, Label>> = {
  credit: { zh: '信贷部', en: 'Credit' },
  payments: { zh: '支付结算部', en: 'Payments' },
  deposits: { zh: '存款业务部', en: 'Deposits' },
  riskControl: { zh: '风险管理部', en: 'Risk control' },
  compliance: { zh: '合规部', en: 'Compliance' },
  customerService: { zh: '客户服务部', en: 'Customer service' },
};
