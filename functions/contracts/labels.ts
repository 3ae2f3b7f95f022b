/**
 * What people read for every code (field.md §5.1). A code without a label, or a label without a code, does not compile.
 * Types only are imported, so a page pays for the words it shows and nothing else.
 */
import type { Case, Status } from '#domain/case.ts';
import type { ClockName } from '#domain/clock-entries.ts';
import type { DecisionText, Proposal } from '#domain/facts.ts';
import type { Template } from '#domain/notices.ts';
import type { Bilingual } from '#domain/rule-profile.ts';
import type { HardshipPlan, Remedy } from '#domain/terms.ts';
import type * as vocabulary from '#domain/vocabulary.ts';
import { both } from './bilingual.ts';
import type { customerStates } from './views.ts';
import type { Worker } from './workflow.ts';

export { eventLabels } from './event-labels.ts';
export { taskLabels } from './workflow-labels.ts';

type Words<Codes extends readonly string[]> = Record<Codes[number], Bilingual>;

export const channelLabels = {
  website: both('官方网站', 'Website'),
  app: both('移动 APP', 'Mobile app'),
  hotline: both('客服热线', 'Hotline'),
  letter: both('信函', 'Letter'),
  regulatorTransfer: both('监管转办', 'Passed on by the regulator'),
} satisfies Words<typeof vocabulary.channels>;

export const trackLabels = {
  feedback: both('意见反馈', 'Feedback'),
  dispute: both('争议', 'Dispute'),
  complaint: both('投诉', 'Complaint'),
  hardship: both('困难协商', 'Hardship'),
  dataRights: both('个人信息请求', 'Personal data request'),
} satisfies Words<typeof vocabulary.tracks>;

export const productLabels = {
  loan: both('贷款', 'Loan'),
  deposit: both('存款', 'Deposit'),
  payment: both('支付结算', 'Payment'),
  wealth: both('理财', 'Wealth product'),
  creditCard: both('信用卡', 'Credit card'),
  other: both('以上都不是', 'None of these'),
} satisfies Words<typeof vocabulary.products>;

export const issueTypeLabels = {
  loanApproval: both('贷款审批', 'Loan approval'),
  overdueLoan: both('贷款逾期', 'Overdue loan'),
  loanTerms: both('贷款条款', 'Loan terms'),
  collectionConduct: both('催收方式', 'How we collect'),
  accountManagement: both('账户管理', 'Account management'),
  accountFrozen: both('账户冻结', 'Frozen account'),
  fundsTransfer: both('资金划拨', 'Funds transfer'),
  feesAndInterest: both('费用和利息', 'Fees and interest'),
  creditRecord: both('征信记录', 'Credit record'),
  serviceConduct: both('服务态度', 'How we served you'),
  informationSecurity: both('信息安全', 'Information security'),
  other: both('以上都不是', 'None of these'),
} satisfies Words<typeof vocabulary.issueTypes>;

export const localeLabels = {
  'zh-CN': both('中文', 'Chinese'),
  en: both('英文', 'English'),
} satisfies Words<typeof vocabulary.locales>;

export const staffRoleLabels = {
  agent: both('客服专员', 'Agent'),
  assessor: both('评估员', 'Assessor'),
  consultant: both('会商人员', 'Consultant'),
  approver: both('审批人', 'Approver'),
  lead: both('团队负责人', 'Team lead'),
  reviewer: both('复审员', 'Reviewer'),
  hq: both('总行', 'Head office'),
  liaison: both('外部联络员', 'External liaison'),
  manager: both('管理人员', 'Manager'),
  admin: both('系统管理员', 'Administrator'),
} satisfies Words<typeof vocabulary.staffRoles>;

/** Who works on a task: the queue's name. */
export const workerLabels = {
  customer: both('客户', 'Customer'),
  ...staffRoleLabels,
} satisfies Record<Worker, Bilingual>;

export const departmentLabels = {
  customerService: both('客户服务部', 'Customer service'),
  credit: both('信贷部', 'Credit'),
  payments: both('支付结算部', 'Payments'),
  deposits: both('存款业务部', 'Deposits'),
  riskControl: both('风险管理部', 'Risk control'),
  compliance: both('合规部', 'Compliance'),
} satisfies Words<typeof vocabulary.departments>;

export const flagLabels = {
  urgent: both('紧急', 'Urgent'),
  vulnerable: both('特殊关怀', 'Needs special care'),
  group: both('群体投诉', 'Group complaint'),
  major: both('重大消费投诉', 'Major complaint'),
  legalHold: both('保全', 'Legal hold'),
  suspectedFalse: both('真实性待核实', 'To be verified'),
  extended: both('已延期', 'Extended'),
} satisfies Words<typeof vocabulary.flags>;

export const complexityLabels = {
  simple: both('简单', 'Simple'),
  complex: both('复杂', 'Complex'),
  special: both('特别复杂', 'Specially complex'),
} satisfies Words<typeof vocabulary.complexities>;

export const businessLabels = {
  deposits: both('储蓄存款', 'Deposits'),
  loans: both('贷款', 'Loans'),
  cards: both('银行卡', 'Cards'),
  paymentSettlement: both('支付结算', 'Payment and settlement'),
  currency: both('人民币管理', 'Currency'),
  personalFinancialData: both('个人金融信息', 'Personal financial data'),
  other: both('其他业务', 'Other business'),
} satisfies Words<typeof vocabulary.businesses>;

export const causeLabels = {
  serviceAttitude: both('服务态度和质量', 'Attitude and quality of service'),
  facilitiesAndSystems: both('服务设施和系统', 'Facilities and systems'),
  rulesAndProcess: both('业务规则和流程', 'Rules and process'),
  marketing: both('营销宣传', 'Marketing'),
  disclosure: both('信息披露', 'Disclosure'),
  productReturn: both('产品收益', 'Return of the product'),
  freeChoice: both('自主选择', 'Freedom of choice'),
  contractTerms: both('合同条款', 'Contract terms'),
  fundSafety: both('资金安全', 'Safety of funds'),
  informationSafety: both('信息安全', 'Safety of information'),
  other: both('其他原因', 'Other cause'),
} satisfies Words<typeof vocabulary.causes>;

export const outsideBodyLabels = {
  regulator: both('监管机构', 'Regulator'),
  consumerAssociation: both('消费者协会', 'Consumer association'),
  mediationBody: both('调解机构', 'Mediation body'),
  court: both('人民法院', 'Court'),
  arbitration: both('仲裁机构', 'Arbitration body'),
} satisfies Words<typeof vocabulary.outsideBodyKinds>;

export const statusLabels = {
  DRAFT: both('草稿', 'Draft'),
  RECEIVED: both('已接收', 'Received'),
  COLLECTING: both('信息收集', 'Collecting information'),
  ASSESSING: both('初步评估', 'Being assessed'),
  INVESTIGATING: both('核实中', 'Being verified'),
  NEGOTIATING: both('协商中', 'Negotiating'),
  DECIDED: both('决定已告知', 'Decision given'),
  IMPLEMENTING: both('方案执行', 'Being carried out'),
  FOLLOWING_UP: both('跟踪回访', 'Following up'),
  RE_REVIEW: both('复审', 'Re-review'),
  RE_CHECK: both('核查', 'Re-check'),
  MEDIATION: both('调解中', 'In mediation'),
  EXTERNAL: both('外部处理', 'With outside body'),
  CLOSED: both('已结案', 'Closed'),
} satisfies Record<Status, Bilingual>;

/** Five words for the customer's eye (experience.md §1.1). */
export const customerStateLabels = {
  working: both('我们处理中', 'We are working'),
  yourTurn: both('等您答复', 'Your turn'),
  carryingOut: both('方案执行中', 'Being carried out'),
  followingUp: both('回访中', 'Following up'),
  ended: both('已结束', 'Ended'),
} satisfies Words<typeof customerStates>;

export const closeReasonLabels = {
  satisfied: both('问题已解决', 'Solved'),
  accepted_unconfirmed: both('已执行，未收到您的确认', 'Carried out, not confirmed'),
  decision_not_contested: both('决定未提出异议', 'Decision not contested'),
  withdrawn: both('已撤回', 'Withdrawn'),
  not_in_scope: both('已告知其他途径', 'Another way was named'),
  merged: both('已并案', 'Merged'),
  mediated: both('调解解决', 'Settled by mediation'),
  external_concluded: both('外部处理结束', 'Concluded outside'),
  unreachable: both('无法联系', 'Could not be reached'),
} satisfies Record<Extract<Case['stage'], { status: 'CLOSED' }>['reason'], Bilingual>;

export const templateLabels = {
  acknowledgement: both('受理告知', 'Acknowledgement'),
  informationRequest: both('补充材料通知', 'Information request'),
  offer: both('方案通知', 'Offer'),
  offerExpired: both('方案到期通知', 'Offer expired'),
  decisionNotice: both('处理决定告知书', 'Decision notice'),
  reReviewResult: both('复审结果告知书', 'Result of the second look'),
  mediationInvitation: both('调解邀请', 'Invitation to mediation'),
  extensionNotice: both('延期告知', 'Extension notice'),
  message: both('留言', 'Message'),
  followUp: both('回访', 'Follow-up'),
  closure: both('结案告知', 'Closing letter'),
  accessCode: both('验证码', 'Access code'),
} satisfies Record<Template, Bilingual>;

export const clockLabels = {
  ack: both('受理告知', 'Acknowledgement'),
  firstContact: both('首次联系', 'First contact'),
  decision: both('处理决定', 'Decision'),
  infoRequest: both('补充材料', 'Information request'),
  consultation: both('部门会商', 'Consultation'),
  approval: both('审批', 'Approval'),
  offer: both('方案有效期', 'Offer open'),
  contest: both('异议期', 'Time to contest'),
  reReview: both('复审', 'Re-review'),
  reCheck: both('核查', 'Re-check'),
  mediation: both('第三方调解', 'Mediation'),
  externalReply: both('答复外部机构', 'Reply to the outside body'),
  judicialConfirmation: both('司法确认', 'Judicial confirmation'),
} satisfies Record<ClockName, Bilingual>;

export const remedyKindLabels = {
  apology: both('道歉', 'Apology'),
  correction: both('更正', 'Correction'),
  refund: both('退款', 'Refund'),
  compensation: both('补偿', 'Compensation'),
  waiver: both('减免', 'Waiver'),
  explanation: both('书面说明', 'Written explanation'),
} satisfies Record<Remedy['kind'], Bilingual>;

export const planKindLabels = {
  loanRescheduling: both('困难还款方案', 'Hardship plan'),
  creditCardArt70: both('信用卡个性化分期', 'Credit card instalment plan'),
} satisfies Record<HardshipPlan['kind'], Bilingual>;

export const outcomeLabels = {
  rejected: both('不同意', 'Not agreed'),
  partial: both('部分同意', 'Agreed in part'),
  lastOfferStands: both('维持最后方案', 'Last offer stands'),
  upheld: both('维持原决定', 'Decision upheld'),
  varied: both('变更原决定', 'Decision changed'),
} satisfies Record<DecisionText['outcome'], Bilingual>;

export const proposalStatusLabels = {
  PENDING_APPROVAL: both('待审批', 'Awaiting approval'),
  RETURNED: both('已退回', 'Returned'),
  APPROVED: both('已批准', 'Approved'),
  OFFERED: both('等待答复', 'Open'),
  ACCEPTED: both('已接受', 'Accepted'),
  REJECTED: both('已拒绝', 'Refused'),
  COUNTERED: both('已还价', 'Countered'),
  EXPIRED: both('已到期', 'Expired'),
  WITHDRAWN_BY_BANK: both('银行已撤回', 'Withdrawn by us'),
  SUPERSEDED: both('已被替代', 'Superseded'),
} satisfies Record<Proposal['status'], Bilingual>;
