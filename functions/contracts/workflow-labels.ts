/** Steps and tasks in words, for queues, pages and diagrams. */
import type { Bilingual } from '#domain/rule-profile.ts';
import type { Whereabouts } from '#domain/whereabouts.ts';
import { both } from './bilingual.ts';
import type { SideTaskName, StepName } from './workflow.ts';

/** Every state a case can be in or wait in, human or not, and the tasks beside the state machine. */
export const taskLabels = {
  RegisterCase: both('受理登记', 'Register the case'),
  AwaitCollection: both('收集信息', 'Collect information'),
  AwaitCustomerInformation: both('等待补充材料', 'Await the customer’s papers'),
  SuggestAssessment: both('评估建议', 'Suggest an assessment'),
  AwaitAssessment: both('初步评估', 'Assess the case'),
  ConsultDepartments: both('跨部门会商', 'Consult departments'),
  AwaitConsultation: both('答复会商', 'Answer a consultation'),
  AwaitFindings: both('记录核实情况', 'Record the findings'),
  AwaitProposal: both('拟定方案', 'Draw up a proposal'),
  AwaitApproval: both('审批方案', 'Approve the proposal'),
  SendOffer: both('发出要约', 'Send the offer'),
  AwaitCustomerReply: both('等待客户答复', 'Await the customer’s reply'),
  AwaitDecision: both('作出处理决定', 'Make the decision'),
  IssueDecision: both('发出告知书', 'Issue the decision notice'),
  AwaitContest: both('异议期', 'Time to contest'),
  AwaitReReview: both('复审', 'Re-review'),
  AwaitReCheck: both('核查', 'Re-check'),
  AwaitMediationConsent: both('等待同意调解', 'Await consent to mediation'),
  AwaitMediation: both('第三方调解', 'Mediation'),
  AwaitExternal: both('外部处理', 'Outside procedure'),
  AwaitImplementation: both('执行方案', 'Carry out the remedy'),
  ScheduleFollowUps: both('安排回访', 'Schedule follow-ups'),
  AwaitFollowUp: both('跟踪回访', 'Follow up'),
  CloseCase: both('结案', 'Close the case'),
  CloseWithdrawn: both('撤回结案', 'Close as withdrawn'),
  RecordFailure: both('记录流程故障', 'Record a failure'),
  ContinueInNewRun: both('接续办理', 'Continue in a new run'),
  CallCustomer: both('致电客户', 'Call the customer'),
  AnswerMessage: both('回复留言', 'Answer a message'),
  ApproveExtension: both('审批延期', 'Approve an extension'),
  ReplyOutside: both('答复外部机构', 'Reply to the outside body'),
  AttendToFailure: both('处理流程故障', 'Attend to a failure'),
  ActOnBreach: both('处理超时', 'Act on a breach'),
} satisfies Record<StepName | SideTaskName | Whereabouts, Bilingual>;
