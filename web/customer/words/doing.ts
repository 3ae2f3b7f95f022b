import type { Whereabouts } from '#domain/whereabouts.ts';
import type { Dictionary } from '../../shared/locale.ts';

/** What the bank is doing, or waits for, in the customer's words. */
type Doing = Readonly<Record<Whereabouts | 'ApproveSettlement', string>>;

const zh: Doing = {
  RegisterCase: '登记您的申请，安排负责的同事',
  AwaitCollection: '核对您反映的情况和银行已有的资料',
  AwaitCustomerInformation: '请您补充一项材料',
  SuggestAssessment: '判断问题的性质和复杂程度',
  AwaitAssessment: '判断问题的性质和复杂程度',
  ConsultDepartments: '请其他部门一起核实',
  AwaitFindings: '汇总核实的结果',
  AwaitProposal: '为您拟定方案',
  AwaitApproval: '由另一位同事审批方案',
  SendOffer: '把方案发给您',
  AwaitCustomerReply: '请您阅读并答复我们的方案',
  AwaitDecision: '作出处理决定',
  IssueDecision: '把处理决定告知您',
  AwaitContest: '请您阅读处理决定；不同意时可以提出',
  AwaitReReview: '由另一位同事重新审查（复审）',
  AwaitReCheck: '由总行核查处理决定',
  AwaitMediationConsent: '请确认是否同意第三方调解',
  AwaitMediation: '由第三方调解机构主持调解',
  ApproveSettlement: '由另一位同事审批调解协议',
  AwaitExternal: '由外部机构处理，我们配合调查',
  AwaitImplementation: '执行双方同意的方案',
  ScheduleFollowUps: '安排回访',
  AwaitFollowUp: '请告诉我们问题是否已经解决',
  CloseCase: '案件已经结束',
  CloseWithdrawn: '案件已按您的要求撤回',
};
const en: Doing = {
  RegisterCase: 'Register your case and find the colleague in charge',
  AwaitCollection: 'Check what you told us against what the bank holds',
  AwaitCustomerInformation: 'Answer a question of ours',
  SuggestAssessment: 'Judge what kind of matter it is',
  AwaitAssessment: 'Judge what kind of matter it is',
  ConsultDepartments: 'Verify the facts with other departments',
  AwaitFindings: 'Put together what we found',
  AwaitProposal: 'Draw up an offer for you',
  AwaitApproval: 'Have a second colleague approve the offer',
  SendOffer: 'Send you the offer',
  AwaitCustomerReply: 'Read our offer and answer it',
  AwaitDecision: 'Make a decision',
  IssueDecision: 'Tell you our decision',
  AwaitContest: 'Read our decision; object if you disagree',
  AwaitReReview: 'Have another colleague look again (re-review)',
  AwaitReCheck: 'Have head office check the decision (re-check)',
  AwaitMediationConsent: 'Agree, or not, to mediation by a third party',
  AwaitMediation: 'A third party mediates',
  ApproveSettlement: 'Have a second colleague approve the mediated settlement',
  AwaitExternal: 'An outside body deals with it; we co-operate',
  AwaitImplementation: 'Carry out what was agreed',
  ScheduleFollowUps: 'Schedule follow-ups',
  AwaitFollowUp: 'Tell us whether the problem is solved',
  CloseCase: 'The case has ended',
  CloseWithdrawn: 'The case was withdrawn at your request',
};

export const doing: Dictionary<Doing> = { 'zh-CN': zh, en };
