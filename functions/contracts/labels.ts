/**
 * What people read for every code (field.md §5.1). A code without a label, or a label without a code, does not compile.
 * Plain literals and type imports only, so that a bundle carries the catalogues it names and nothing else.
 */
import type { AdviceReason } from '#domain/advice.ts';
import type { Case, Status } from '#domain/case.ts';
import type { ClockName } from '#domain/clock-entries.ts';
import type { evidenceRefusals } from '#domain/evidence/evidence.ts';
import type { mediaTypes } from '#domain/evidence/file-name.ts';
import type { DecisionText, Proposal } from '#domain/facts.ts';
import type { Template } from '#domain/notices.ts';
import type { Bilingual } from '#domain/rule-profile.ts';
import type { HardshipPlan, Remedy } from '#domain/terms.ts';
import type * as vocabulary from '#domain/vocabulary.ts';
import type { customerStates, evidenceStatuses } from './views.ts';
import type { Worker } from './workflow.ts';

export { eventLabels } from './event-labels.ts';
export { taskLabels } from './workflow-labels.ts';

type Words<Codes extends readonly string[]> = Record<Codes[number], Bilingual>;

export const channelLabels = {
  website: { 'zh-CN': '官方网站', en: 'Website' },
  app: { 'zh-CN': '移动 APP', en: 'Mobile app' },
  hotline: { 'zh-CN': '客服热线', en: 'Hotline' },
  letter: { 'zh-CN': '信函', en: 'Letter' },
  regulatorTransfer: { 'zh-CN': '监管转办', en: 'Passed on by the regulator' },
} satisfies Words<typeof vocabulary.channels>;

export const trackLabels = {
  feedback: { 'zh-CN': '意见反馈', en: 'Feedback' },
  dispute: { 'zh-CN': '争议', en: 'Dispute' },
  complaint: { 'zh-CN': '投诉', en: 'Complaint' },
  hardship: { 'zh-CN': '困难协商', en: 'Hardship' },
  dataRights: { 'zh-CN': '个人信息请求', en: 'Personal data request' },
} satisfies Words<typeof vocabulary.tracks>;

export const productLabels = {
  loan: { 'zh-CN': '贷款', en: 'Loan' },
  deposit: { 'zh-CN': '存款', en: 'Deposit' },
  payment: { 'zh-CN': '支付结算', en: 'Payment' },
  wealth: { 'zh-CN': '理财', en: 'Wealth product' },
  creditCard: { 'zh-CN': '信用卡', en: 'Credit card' },
  other: { 'zh-CN': '以上都不是', en: 'None of these' },
} satisfies Words<typeof vocabulary.products>;

export const issueTypeLabels = {
  loanApproval: { 'zh-CN': '贷款审批', en: 'Loan approval' },
  overdueLoan: { 'zh-CN': '贷款逾期', en: 'Overdue loan' },
  loanTerms: { 'zh-CN': '贷款条款', en: 'Loan terms' },
  collectionConduct: { 'zh-CN': '催收方式', en: 'How we collect' },
  accountManagement: { 'zh-CN': '账户管理', en: 'Account management' },
  accountFrozen: { 'zh-CN': '账户冻结', en: 'Frozen account' },
  fundsTransfer: { 'zh-CN': '资金划拨', en: 'Funds transfer' },
  feesAndInterest: { 'zh-CN': '费用和利息', en: 'Fees and interest' },
  creditRecord: { 'zh-CN': '征信记录', en: 'Credit record' },
  serviceConduct: { 'zh-CN': '服务态度', en: 'How we served you' },
  informationSecurity: { 'zh-CN': '信息安全', en: 'Information security' },
  other: { 'zh-CN': '以上都不是', en: 'None of these' },
} satisfies Words<typeof vocabulary.issueTypes>;

export const localeLabels = {
  'zh-CN': { 'zh-CN': '中文', en: 'Chinese' },
  en: { 'zh-CN': '英文', en: 'English' },
} satisfies Words<typeof vocabulary.locales>;

export const staffRoleLabels = {
  agent: { 'zh-CN': '客服专员', en: 'Agent' },
  assessor: { 'zh-CN': '评估员', en: 'Assessor' },
  consultant: { 'zh-CN': '会商人员', en: 'Consultant' },
  approver: { 'zh-CN': '审批人', en: 'Approver' },
  lead: { 'zh-CN': '团队负责人', en: 'Team lead' },
  reviewer: { 'zh-CN': '复审员', en: 'Reviewer' },
  hq: { 'zh-CN': '总行', en: 'Head office' },
  liaison: { 'zh-CN': '外部联络员', en: 'External liaison' },
  manager: { 'zh-CN': '管理人员', en: 'Manager' },
  admin: { 'zh-CN': '系统管理员', en: 'Administrator' },
} satisfies Words<typeof vocabulary.staffRoles>;

/** Who works on a task: the queue's name. */
export const workerLabels = {
  customer: { 'zh-CN': '客户', en: 'Customer' },
  ...staffRoleLabels,
} satisfies Record<Worker, Bilingual>;

export const departmentLabels = {
  customerService: { 'zh-CN': '客户服务部', en: 'Customer service' },
  credit: { 'zh-CN': '信贷部', en: 'Credit' },
  payments: { 'zh-CN': '支付结算部', en: 'Payments' },
  deposits: { 'zh-CN': '存款业务部', en: 'Deposits' },
  riskControl: { 'zh-CN': '风险管理部', en: 'Risk control' },
  compliance: { 'zh-CN': '合规部', en: 'Compliance' },
} satisfies Words<typeof vocabulary.departments>;

/** What became of a file. */
export const evidenceStatusLabels = {
  awaiting: { 'zh-CN': '正在检查', en: 'Being checked' },
  received: { 'zh-CN': '已收到', en: 'Received' },
  refused: { 'zh-CN': '未接收', en: 'Not accepted' },
  lost: { 'zh-CN': '没有传到', en: 'Did not arrive' },
} satisfies Words<typeof evidenceStatuses>;

export const evidenceRefusalLabels = {
  tooLarge: {
    'zh-CN': '文件超过 10 MB，请压缩后重新上传',
    en: 'Larger than 10 MB. Please send a smaller file',
  },
  wrongSize: {
    'zh-CN': '文件没有完整传到，请重新上传',
    en: 'The file did not arrive whole. Please send it again',
  },
  wrongHash: {
    'zh-CN': '文件在传输中有变化，请重新上传',
    en: 'The file changed on its way. Please send it again',
  },
  unsafeName: {
    'zh-CN': '文件名不能接收，请改名后重新上传',
    en: 'Not with this name. Please rename it and send it again',
  },
  wrongType: { 'zh-CN': '文件内容与所选类型不符', en: 'The file is not what its name says' },
  disguised: { 'zh-CN': '文件中夹带了其他内容', en: 'There is something else inside the file' },
  archiveBomb: { 'zh-CN': '文件展开后过大', en: 'The file unpacks to far too much' },
  macros: {
    'zh-CN': '文件中含有宏或程序，请另存为不含宏的文件',
    en: 'The file holds a program. Please save it without macros',
  },
  malware: { 'zh-CN': '安全检查未通过', en: 'It did not pass our safety check' },
} satisfies Words<typeof evidenceRefusals>;

export const mediaTypeLabels = {
  'application/pdf': { 'zh-CN': 'PDF 文件', en: 'PDF' },
  'image/jpeg': { 'zh-CN': '照片 (JPEG)', en: 'Photo (JPEG)' },
  'image/png': { 'zh-CN': '图片 (PNG)', en: 'Picture (PNG)' },
  'image/heic': { 'zh-CN': '照片 (HEIC)', en: 'Photo (HEIC)' },
  'text/plain': { 'zh-CN': '文本文件', en: 'Text' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    'zh-CN': 'Word 文档',
    en: 'Word document',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    'zh-CN': 'Excel 表格',
    en: 'Excel sheet',
  },
} satisfies Words<typeof mediaTypes>;

export const flagLabels = {
  urgent: { 'zh-CN': '紧急', en: 'Urgent' },
  vulnerable: { 'zh-CN': '特殊关怀', en: 'Needs special care' },
  group: { 'zh-CN': '群体投诉', en: 'Group complaint' },
  major: { 'zh-CN': '重大消费投诉', en: 'Major complaint' },
  legalHold: { 'zh-CN': '保全', en: 'Legal hold' },
  suspectedFalse: { 'zh-CN': '真实性待核实', en: 'To be verified' },
  extended: { 'zh-CN': '已延期', en: 'Extended' },
} satisfies Words<typeof vocabulary.flags>;

export const complexityLabels = {
  simple: { 'zh-CN': '简单', en: 'Simple' },
  complex: { 'zh-CN': '复杂', en: 'Complex' },
  special: { 'zh-CN': '特别复杂', en: 'Specially complex' },
} satisfies Words<typeof vocabulary.complexities>;

export const businessLabels = {
  deposits: { 'zh-CN': '储蓄存款', en: 'Deposits' },
  loans: { 'zh-CN': '贷款', en: 'Loans' },
  cards: { 'zh-CN': '银行卡', en: 'Cards' },
  paymentSettlement: { 'zh-CN': '支付结算', en: 'Payment and settlement' },
  currency: { 'zh-CN': '人民币管理', en: 'Currency' },
  personalFinancialData: { 'zh-CN': '个人金融信息', en: 'Personal financial data' },
  other: { 'zh-CN': '其他业务', en: 'Other business' },
} satisfies Words<typeof vocabulary.businesses>;

export const causeLabels = {
  serviceAttitude: { 'zh-CN': '服务态度和质量', en: 'Attitude and quality of service' },
  facilitiesAndSystems: { 'zh-CN': '服务设施和系统', en: 'Facilities and systems' },
  rulesAndProcess: { 'zh-CN': '业务规则和流程', en: 'Rules and process' },
  marketing: { 'zh-CN': '营销宣传', en: 'Marketing' },
  disclosure: { 'zh-CN': '信息披露', en: 'Disclosure' },
  productReturn: { 'zh-CN': '产品收益', en: 'Return of the product' },
  freeChoice: { 'zh-CN': '自主选择', en: 'Freedom of choice' },
  contractTerms: { 'zh-CN': '合同条款', en: 'Contract terms' },
  fundSafety: { 'zh-CN': '资金安全', en: 'Safety of funds' },
  informationSafety: { 'zh-CN': '信息安全', en: 'Safety of information' },
  other: { 'zh-CN': '其他原因', en: 'Other cause' },
} satisfies Words<typeof vocabulary.causes>;

export const outsideBodyLabels = {
  regulator: { 'zh-CN': '监管机构', en: 'Regulator' },
  consumerAssociation: { 'zh-CN': '消费者协会', en: 'Consumer association' },
  mediationBody: { 'zh-CN': '调解机构', en: 'Mediation body' },
  court: { 'zh-CN': '人民法院', en: 'Court' },
  arbitration: { 'zh-CN': '仲裁机构', en: 'Arbitration body' },
} satisfies Words<typeof vocabulary.outsideBodyKinds>;

export const statusLabels = {
  DRAFT: { 'zh-CN': '草稿', en: 'Draft' },
  RECEIVED: { 'zh-CN': '已接收', en: 'Received' },
  COLLECTING: { 'zh-CN': '信息收集', en: 'Collecting information' },
  ASSESSING: { 'zh-CN': '初步评估', en: 'Being assessed' },
  INVESTIGATING: { 'zh-CN': '核实中', en: 'Being verified' },
  NEGOTIATING: { 'zh-CN': '协商中', en: 'Negotiating' },
  DECIDED: { 'zh-CN': '决定已告知', en: 'Decision given' },
  IMPLEMENTING: { 'zh-CN': '方案执行', en: 'Being carried out' },
  FOLLOWING_UP: { 'zh-CN': '跟踪回访', en: 'Following up' },
  RE_REVIEW: { 'zh-CN': '复审', en: 'Re-review' },
  RE_CHECK: { 'zh-CN': '核查', en: 'Re-check' },
  MEDIATION: { 'zh-CN': '调解中', en: 'In mediation' },
  EXTERNAL: { 'zh-CN': '外部处理', en: 'With outside body' },
  CLOSED: { 'zh-CN': '已结案', en: 'Closed' },
} satisfies Record<Status, Bilingual>;

/** Five words for the customer's eye (experience.md §1.1). */
export const customerStateLabels = {
  working: { 'zh-CN': '我们处理中', en: 'We are working' },
  yourTurn: { 'zh-CN': '等您答复', en: 'Your turn' },
  carryingOut: { 'zh-CN': '方案执行中', en: 'Being carried out' },
  followingUp: { 'zh-CN': '回访中', en: 'Following up' },
  ended: { 'zh-CN': '已结束', en: 'Ended' },
} satisfies Words<typeof customerStates>;

export const closeReasonLabels = {
  satisfied: { 'zh-CN': '问题已解决', en: 'Solved' },
  accepted_unconfirmed: { 'zh-CN': '已执行，未收到您的确认', en: 'Carried out, not confirmed' },
  decision_not_contested: { 'zh-CN': '决定未提出异议', en: 'Decision not contested' },
  withdrawn: { 'zh-CN': '已撤回', en: 'Withdrawn' },
  not_in_scope: { 'zh-CN': '已告知其他途径', en: 'Another way was named' },
  merged: { 'zh-CN': '已并案', en: 'Merged' },
  mediated: { 'zh-CN': '调解解决', en: 'Settled by mediation' },
  external_concluded: { 'zh-CN': '外部处理结束', en: 'Concluded outside' },
  unreachable: { 'zh-CN': '无法联系', en: 'Could not be reached' },
} satisfies Record<Extract<Case['stage'], { status: 'CLOSED' }>['reason'], Bilingual>;

export const templateLabels = {
  acknowledgement: { 'zh-CN': '受理告知', en: 'Acknowledgement' },
  informationRequest: { 'zh-CN': '补充材料通知', en: 'Information request' },
  offer: { 'zh-CN': '方案通知', en: 'Offer' },
  offerExpired: { 'zh-CN': '方案到期通知', en: 'Offer expired' },
  agreement: { 'zh-CN': '约定告知书', en: 'Notice of the agreement' },
  decisionNotice: { 'zh-CN': '处理决定告知书', en: 'Decision notice' },
  reReviewResult: { 'zh-CN': '复查结果告知书', en: 'Result of the second look' },
  mediationInvitation: { 'zh-CN': '调解邀请', en: 'Invitation to mediation' },
  extensionNotice: { 'zh-CN': '延期告知', en: 'Extension notice' },
  message: { 'zh-CN': '留言', en: 'Message' },
  followUp: { 'zh-CN': '回访', en: 'Follow-up' },
  closure: { 'zh-CN': '结案告知', en: 'Closing letter' },
  accessCode: { 'zh-CN': '验证码', en: 'Access code' },
  update: { 'zh-CN': '案件进展', en: 'Progress' },
} satisfies Record<Template, Bilingual>;

export const clockLabels = {
  ack: { 'zh-CN': '受理告知', en: 'Acknowledgement' },
  firstContact: { 'zh-CN': '首次联系', en: 'First contact' },
  decision: { 'zh-CN': '处理决定', en: 'Decision' },
  infoRequest: { 'zh-CN': '补充材料', en: 'Information request' },
  consultation: { 'zh-CN': '部门会商', en: 'Consultation' },
  approval: { 'zh-CN': '审批', en: 'Approval' },
  offer: { 'zh-CN': '方案有效期', en: 'Offer open' },
  contest: { 'zh-CN': '异议期', en: 'Time to contest' },
  reReview: { 'zh-CN': '复审', en: 'Re-review' },
  reCheck: { 'zh-CN': '核查', en: 'Re-check' },
  mediation: { 'zh-CN': '第三方调解', en: 'Mediation' },
  externalReply: { 'zh-CN': '答复外部机构', en: 'Reply to the outside body' },
  judicialConfirmation: { 'zh-CN': '司法确认', en: 'Judicial confirmation' },
} satisfies Record<ClockName, Bilingual>;

export const adviceReasonLabels = {
  severalDepartments: { 'zh-CN': '涉及多个部门', en: 'Several departments hold facts' },
  repeats: { 'zh-CN': '近期重复提出', en: 'Earlier cases of the same customer' },
  longAccount: { 'zh-CN': '陈述较长', en: 'A long account' },
  careWords: { 'zh-CN': '客户的话提示需要特殊关怀', en: 'Words that ask for care' },
} satisfies Record<AdviceReason, Bilingual>;

export const remedyKindLabels = {
  apology: { 'zh-CN': '道歉', en: 'Apology' },
  correction: { 'zh-CN': '更正', en: 'Correction' },
  refund: { 'zh-CN': '退款', en: 'Refund' },
  compensation: { 'zh-CN': '补偿', en: 'Compensation' },
  waiver: { 'zh-CN': '减免', en: 'Waiver' },
  explanation: { 'zh-CN': '书面说明', en: 'Written explanation' },
} satisfies Record<Remedy['kind'], Bilingual>;

export const planKindLabels = {
  loanRescheduling: { 'zh-CN': '困难还款方案', en: 'Hardship plan' },
  creditCardArt70: { 'zh-CN': '信用卡个性化分期', en: 'Credit card instalment plan' },
} satisfies Record<HardshipPlan['kind'], Bilingual>;

export const outcomeLabels = {
  rejected: { 'zh-CN': '不同意', en: 'Not agreed' },
  partial: { 'zh-CN': '部分同意', en: 'Agreed in part' },
  lastOfferStands: { 'zh-CN': '维持最后方案', en: 'Last offer stands' },
  upheld: { 'zh-CN': '维持原决定', en: 'Decision upheld' },
  varied: { 'zh-CN': '变更原决定', en: 'Decision changed' },
} satisfies Record<DecisionText['outcome'], Bilingual>;

export const proposalStatusLabels = {
  PENDING_APPROVAL: { 'zh-CN': '待审批', en: 'Awaiting approval' },
  RETURNED: { 'zh-CN': '已退回', en: 'Returned' },
  APPROVED: { 'zh-CN': '已批准', en: 'Approved' },
  OFFERED: { 'zh-CN': '等待答复', en: 'Open' },
  ACCEPTED: { 'zh-CN': '已接受', en: 'Accepted' },
  REJECTED: { 'zh-CN': '已拒绝', en: 'Refused' },
  COUNTERED: { 'zh-CN': '已还价', en: 'Countered' },
  EXPIRED: { 'zh-CN': '已到期', en: 'Expired' },
  WITHDRAWN_BY_BANK: { 'zh-CN': '银行已撤回', en: 'Withdrawn by us' },
  SUPERSEDED: { 'zh-CN': '已被替代', en: 'Superseded' },
} satisfies Record<Proposal['status'], Bilingual>;
