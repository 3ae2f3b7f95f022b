/**
 * How staff complete each kind of task: one command of the domain per answer. A task takes only the commands listed for it,
 * so that an approver cannot answer a collection, and the console shows exactly the form for this step.
 */
import * as z from 'zod/mini';
import { type CommandName, commandSchemas } from '#domain/commands.ts';
import { onDemand } from '#domain/on-demand.ts';
import type { TaskName } from './workflow.ts';

/** Commands with which staff may complete each task. Steps of the customer are answered by the customer's own routes. */
export const answersOf = {
  AwaitCollection: ['CompleteCollection', 'AskCustomer', 'RedirectCase', 'MergeCase'],
  AwaitCustomerInformation: ['RedirectCase', 'MergeCase'],
  AwaitAssessment: ['AssessCase', 'MergeCase'],
  AwaitConsultation: ['AnswerConsultation'],
  AwaitFindings: ['RecordFindings', 'RequestMoreInformation', 'DraftDecision'],
  AwaitProposal: ['ProposeTerms', 'DraftDecision'],
  AwaitApproval: ['ApproveProposal', 'ReturnProposal'],
  AwaitCustomerReply: ['WithdrawOffer'],
  AwaitDecision: [
    'DraftDecision',
    'ApproveDecision',
    'ReturnDecision',
    'ProposeTerms',
    'RecordFindings',
    'RequestMoreInformation',
  ],
  AwaitContest: [],
  AwaitReReview: ['DraftReReview', 'ReopenTerms', 'ApproveReReview', 'ReturnReReview'],
  AwaitReCheck: ['ConcludeReCheck', 'ReopenTerms'],
  AwaitMediationConsent: ['ConsentToMediation', 'DeclineMediation'],
  AwaitMediation: [
    'RecordMediationAgreement',
    'RecordMediationFailure',
    'ApproveSettlement',
    'ReturnSettlement',
  ],
  AwaitExternal: ['ConcludeExternal'],
  AwaitImplementation: ['CompleteImplementation', 'ReportCannotPerform'],
  AwaitFollowUp: ['CloseUnconfirmed', 'SendFollowUp', 'ReportCannotPerform'],
  CallCustomer: ['RecordContact'],
  AnswerMessage: ['WriteToCustomer'],
  CheckInstalment: ['ConfirmInstalment', 'ReportCannotPerform'],
  ApproveExtension: ['ExtendClock'],
  ReplyOutside: ['RecordOutsideReply'],
  AttendToFailure: ['StartRun'],
  ActOnBreach: ['RecordContact', 'WriteToCustomer'],
} as const satisfies Record<TaskName, readonly CommandName[]>;

export type AnswerName = (typeof answersOf)[TaskName][number];

/** What the second pair of eyes does where one person drafts and another approves. */
const approvals = new Set<AnswerName>([
  'ApproveDecision',
  'ReturnDecision',
  'ApproveReReview',
  'ReturnReReview',
  'ApproveSettlement',
  'ReturnSettlement',
]);
const inTwoBeats = new Set<string>(['AwaitDecision', 'AwaitReReview', 'AwaitMediation']);

/** Commands that complete a task while it lies with this worker: drafting first, approving once it has passed on. */
export function answersFor(task: string, worker: string): readonly AnswerName[] {
  const all: readonly AnswerName[] = task in answersOf ? answersOf[task as TaskName] : [];
  if (!inTwoBeats.has(task)) return all;
  const isToApprove = worker === 'approver' || worker === 'hq';
  return all.filter((it) => approvals.has(it) === isToApprove);
}

const one = <N extends AnswerName>(name: N) =>
  z.strictObject({ command: z.literal(name), data: commandSchemas[name] });

const act = <N extends CommandName>(name: N) =>
  z.strictObject({ command: z.literal(name), data: commandSchemas[name] });

export const answerSchemas = onDemand({
  /** The body of a task's completion: a command by name and its data. */
  staffAnswer: () =>
    z.discriminatedUnion('command', [
      one('CompleteCollection'),
      one('AskCustomer'),
      one('RedirectCase'),
      one('MergeCase'),
      one('AssessCase'),
      one('AnswerConsultation'),
      one('RecordFindings'),
      one('RequestMoreInformation'),
      one('DraftDecision'),
      one('ProposeTerms'),
      one('ApproveProposal'),
      one('ReturnProposal'),
      one('WithdrawOffer'),
      one('ApproveDecision'),
      one('ReturnDecision'),
      one('DraftReReview'),
      one('ReopenTerms'),
      one('ApproveReReview'),
      one('ReturnReReview'),
      one('ConcludeReCheck'),
      one('ConsentToMediation'),
      one('DeclineMediation'),
      one('RecordMediationAgreement'),
      one('ApproveSettlement'),
      one('ReturnSettlement'),
      one('RecordMediationFailure'),
      one('ConcludeExternal'),
      one('CompleteImplementation'),
      one('ReportCannotPerform'),
      one('CloseUnconfirmed'),
      one('SendFollowUp'),
      one('ConfirmInstalment'),
      one('RecordContact'),
      one('WriteToCustomer'),
      one('ExtendClock'),
      one('RecordOutsideReply'),
      one('StartRun'),
    ]),
  /** What a customer said on a recorded line, typed in by an agent (C2): every act of the customer, with the recording. */
  customerAct: () =>
    z.discriminatedUnion('command', [
      act('AnswerInformationRequest'),
      act('AcceptOffer'),
      act('CounterOffer'),
      act('RejectOffer'),
      act('AcceptDecision'),
      act('ContestDecision'),
      act('RequestReCheck'),
      act('ProposeMediation'),
      act('ConsentToMediation'),
      act('DeclineMediation'),
      act('ConfirmSolved'),
      act('ReportNotSolved'),
      act('WriteToBank'),
      act('Withdraw'),
    ]),
});
export type StaffAnswer = z.infer<typeof answerSchemas.staffAnswer>;
export type CustomerAct = z.infer<typeof answerSchemas.customerAct>;
