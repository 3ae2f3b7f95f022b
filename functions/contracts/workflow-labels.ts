/** Steps and tasks in words, for queues, pages and diagrams. */
import type { Bilingual } from '#domain/rule-profile.ts';
import type { Whereabouts } from '#domain/whereabouts.ts';
import type { SideTaskName, StepName } from './workflow.ts';

/** Every state a case can be in or wait in, human or not, and the tasks beside the state machine. */
export const taskLabels = {
  RegisterCase: { 'zh-CN': '受理登记', en: 'Register the case' },
  AwaitCollection: { 'zh-CN': '收集信息', en: 'Collect information' },
  AwaitCustomerInformation: { 'zh-CN': '等待补充材料', en: 'Await the customer’s papers' },
  SuggestAssessment: { 'zh-CN': '评估建议', en: 'Suggest an assessment' },
  AwaitAssessment: { 'zh-CN': '初步评估', en: 'Assess the case' },
  ConsultDepartments: { 'zh-CN': '跨部门会商', en: 'Consult departments' },
  AwaitConsultation: { 'zh-CN': '答复会商', en: 'Answer a consultation' },
  AwaitFindings: { 'zh-CN': '记录核实情况', en: 'Record the findings' },
  AwaitProposal: { 'zh-CN': '拟定方案', en: 'Draw up a proposal' },
  AwaitApproval: { 'zh-CN': '审批方案', en: 'Approve the proposal' },
  SendOffer: { 'zh-CN': '发出要约', en: 'Send the offer' },
  AwaitCustomerReply: { 'zh-CN': '等待客户答复', en: 'Await the customer’s reply' },
  AwaitDecision: { 'zh-CN': '作出处理决定', en: 'Make the decision' },
  IssueDecision: { 'zh-CN': '发出告知书', en: 'Issue the decision notice' },
  AwaitContest: { 'zh-CN': '异议期', en: 'Time to contest' },
  AwaitReReview: { 'zh-CN': '复审', en: 'Re-review' },
  AwaitReCheck: { 'zh-CN': '核查', en: 'Re-check' },
  AwaitMediationConsent: { 'zh-CN': '等待同意调解', en: 'Await consent to mediation' },
  AwaitMediation: { 'zh-CN': '第三方调解', en: 'Mediation' },
  AwaitExternal: { 'zh-CN': '外部处理', en: 'Outside procedure' },
  AwaitImplementation: { 'zh-CN': '执行方案', en: 'Carry out the remedy' },
  ScheduleFollowUps: { 'zh-CN': '安排回访', en: 'Schedule follow-ups' },
  AwaitFollowUp: { 'zh-CN': '跟踪回访', en: 'Follow up' },
  CloseCase: { 'zh-CN': '结案', en: 'Close the case' },
  CloseWithdrawn: { 'zh-CN': '撤回结案', en: 'Close as withdrawn' },
  RecordFailure: { 'zh-CN': '记录流程故障', en: 'Record a failure' },
  ContinueInNewRun: { 'zh-CN': '接续办理', en: 'Continue in a new run' },
  CallCustomer: { 'zh-CN': '致电客户', en: 'Call the customer' },
  AnswerMessage: { 'zh-CN': '回复留言', en: 'Answer a message' },
  CheckInstalment: { 'zh-CN': '核对分期还款', en: 'Check the instalment' },
  ApproveExtension: { 'zh-CN': '审批延期', en: 'Approve an extension' },
  ReplyOutside: { 'zh-CN': '答复外部机构', en: 'Reply to the outside body' },
  AttendToFailure: { 'zh-CN': '处理流程故障', en: 'Attend to a failure' },
  ActOnBreach: { 'zh-CN': '处理超时', en: 'Act on a breach' },
} satisfies Record<StepName | SideTaskName | Whereabouts, Bilingual>;
