/** What each command is called on a tab or a button, and what the button that sends it says. */
import type { AnswerName, CustomerAct } from '#contracts/staff-answers.ts';
import type { Dictionary } from '../../shared/locale.ts';

export type StaffActName =
  | 'AddNote'
  | 'WriteToCustomer'
  | 'ExtendClock'
  | 'RequestExtension'
  | 'ReferOutside'
  | 'RecusePerson'
  | 'ReassignCase'
  | 'ReopenCase'
  | 'ProposeMediation'
  | 'RecordContact'
  | 'RecordCustomerAct'
  | 'SubmitCase';
export type NamedCommand = AnswerName | CustomerAct['command'] | StaffActName;

interface CommandWords {
  readonly title: string;
  readonly submit: string;
}
type Words = Readonly<Record<NamedCommand, CommandWords>>;
const named = (title: string, submit: string): CommandWords => ({ title, submit });

const zh: Words = {
  CompleteCollection: named('完成收集', '完成收集，转入评估'),
  AskCustomer: named('请客户补充', '发送给客户'),
  RedirectCase: named('告知其他途径', '告知并结案'),
  MergeCase: named('并案', '并入该案件'),
  AssessCase: named('评估', '提交评估'),
  AnswerConsultation: named('答复会商', '提交部门意见'),
  RecordFindings: named('记录核实情况', '提交核实情况'),
  RequestMoreInformation: named('退回收集', '退回收集'),
  DraftDecision: named('拟定处理决定', '提交决定待审批'),
  ProposeTerms: named('拟定方案', '提交方案'),
  ApproveProposal: named('批准方案', '批准这一版'),
  ReturnProposal: named('退回方案', '退回修改'),
  WithdrawOffer: named('撤回方案', '撤回已发方案'),
  ApproveDecision: named('批准决定', '批准并告知客户'),
  ReturnDecision: named('退回决定', '退回修改'),
  DraftReReview: named('拟定复审意见', '提交复审意见待审批'),
  ReopenTerms: named('重新协商', '重新开始协商'),
  ApproveReReview: named('批准复审', '批准并告知客户'),
  ReturnReReview: named('退回复审', '退回修改'),
  ConcludeReCheck: named('作出核查结论', '作出结论并告知客户'),
  ConsentToMediation: named('同意调解', '记录同意'),
  DeclineMediation: named('不同意调解', '记录不同意'),
  RecordMediationAgreement: named('调解达成', '记录调解协议'),
  ApproveSettlement: named('批准调解协议', '批准调解协议'),
  ReturnSettlement: named('退回调解协议', '退回调解协议'),
  RecordMediationFailure: named('调解未达成', '记录未达成'),
  ConcludeExternal: named('外部处理结果', '记录处理结果'),
  CompleteImplementation: named('执行完毕', '确认执行完毕'),
  ReportCannotPerform: named('无法执行', '报告无法执行'),
  SendFollowUp: named('发出回访', '发出到期的回访'),
  ConfirmInstalment: named('已还款', '确认这一期已还'),
  CloseUnconfirmed: named('未确认结案', '按未确认结案'),
  RecordContact: named('记录联系', '记录这次联系'),
  WriteToCustomer: named('写给客户', '发送给客户'),
  ExtendClock: named('批准延期', '批准延期并告知客户'),
  RequestExtension: named('申请延期', '提交延期申请'),
  RecordOutsideReply: named('记录答复', '记录已答复'),
  StartRun: named('重新启动流程', '重新启动流程'),
  AnswerInformationRequest: named('补充了材料', '记录客户的答复'),
  AcceptOffer: named('接受方案', '记录客户接受方案'),
  CounterOffer: named('提出修改', '记录客户的修改意见'),
  RejectOffer: named('拒绝方案', '记录客户拒绝方案'),
  AcceptDecision: named('接受决定', '记录客户接受决定'),
  ContestDecision: named('要求复审', '记录客户要求复审'),
  RequestReCheck: named('申请核查', '记录客户申请核查'),
  ProposeMediation: named('提出调解', '提出调解'),
  ConfirmSolved: named('问题已解决', '记录已解决'),
  ReportNotSolved: named('问题未解决', '记录未解决'),
  WriteToBank: named('留言', '记录客户留言'),
  Withdraw: named('撤回案件', '记录客户撤回案件'),
  AddNote: named('内部备注', '保存内部备注'),
  ReferOutside: named('登记外部投诉', '登记'),
  RecusePerson: named('回避', '登记回避'),
  ReassignCase: named('更换负责人', '更换负责人'),
  ReopenCase: named('重启案件', '重启案件'),
  RecordCustomerAct: named('记录客户来电', '记录'),
  SubmitCase: named('提交立案', '提交立案'),
};

const en: Words = {
  CompleteCollection: named('Complete collection', 'Complete and pass on for assessment'),
  AskCustomer: named('Ask the customer', 'Send to the customer'),
  RedirectCase: named('Name another way', 'Tell the customer and close'),
  MergeCase: named('Merge', 'Merge into that case'),
  AssessCase: named('Assess', 'Submit the assessment'),
  AnswerConsultation: named('Answer the consultation', 'Submit the department’s view'),
  RecordFindings: named('Record findings', 'Submit the findings'),
  RequestMoreInformation: named('Back to collection', 'Send back to collection'),
  DraftDecision: named('Draft a decision', 'Submit for approval'),
  ProposeTerms: named('Draw up a proposal', 'Submit the proposal'),
  ApproveProposal: named('Approve', 'Approve this version'),
  ReturnProposal: named('Return', 'Return for changes'),
  WithdrawOffer: named('Withdraw the offer', 'Withdraw the offer sent'),
  ApproveDecision: named('Approve', 'Approve and tell the customer'),
  ReturnDecision: named('Return', 'Return for changes'),
  DraftReReview: named('Draft the re-review', 'Submit for approval'),
  ReopenTerms: named('Reopen talks', 'Open talks again'),
  ApproveReReview: named('Approve', 'Approve and tell the customer'),
  ReturnReReview: named('Return', 'Return for changes'),
  ConcludeReCheck: named('Conclude the re-check', 'Conclude and tell the customer'),
  ConsentToMediation: named('Consent to mediation', 'Record consent'),
  DeclineMediation: named('Decline mediation', 'Record the refusal'),
  RecordMediationAgreement: named('Agreement reached', 'Record the agreement'),
  ApproveSettlement: named('Approve the settlement', 'Approve the settlement'),
  ReturnSettlement: named('Return the settlement', 'Return the settlement'),
  RecordMediationFailure: named('No agreement', 'Record the failure'),
  ConcludeExternal: named('Outside result', 'Record the result'),
  CompleteImplementation: named('Carried out', 'Confirm it is carried out'),
  ReportCannotPerform: named('Cannot be carried out', 'Report it'),
  SendFollowUp: named('Send the follow-up', 'Send the follow-up that is due'),
  ConfirmInstalment: named('Paid', 'Confirm that it was paid'),
  CloseUnconfirmed: named('Close unconfirmed', 'Close as unconfirmed'),
  RecordContact: named('Record a contact', 'Record this contact'),
  WriteToCustomer: named('Write to the customer', 'Send to the customer'),
  ExtendClock: named('Grant more time', 'Grant and tell the customer'),
  RequestExtension: named('Ask for more time', 'Ask for it'),
  RecordOutsideReply: named('Record the reply', 'Record the reply as sent'),
  StartRun: named('Start the process again', 'Start the process again'),
  AnswerInformationRequest: named('Answered the request', 'Record the answer'),
  AcceptOffer: named('Accepts the offer', 'Record the acceptance'),
  CounterOffer: named('Asks for changes', 'Record the counter-offer'),
  RejectOffer: named('Refuses the offer', 'Record the refusal'),
  AcceptDecision: named('Accepts the decision', 'Record the acceptance'),
  ContestDecision: named('Asks for a re-review', 'Record the request'),
  RequestReCheck: named('Asks for a re-check', 'Record the request'),
  ProposeMediation: named('Propose mediation', 'Propose mediation'),
  ConfirmSolved: named('Says it is solved', 'Record as solved'),
  ReportNotSolved: named('Says it is not solved', 'Record as not solved'),
  WriteToBank: named('Leaves a message', 'Record the message'),
  Withdraw: named('Withdraws the case', 'Record the withdrawal'),
  AddNote: named('Internal note', 'Save internal note'),
  ReferOutside: named('Outside complaint', 'Record it'),
  RecusePerson: named('Recusal', 'Record the recusal'),
  ReassignCase: named('Change the owner', 'Change the owner'),
  ReopenCase: named('Reopen the case', 'Reopen the case'),
  RecordCustomerAct: named('Record a call', 'Record'),
  SubmitCase: named('Submit as a case', 'Submit as a case'),
};

export const commandWords: Dictionary<Words> = { 'zh-CN': zh, en };
