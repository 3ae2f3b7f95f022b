/** The form of every command with which staff complete a task. A command without a form does not compile. */
import type { AnswerName } from '#contracts/staff-answers.ts';
import { answerConsultation, assessCase, recordFindings, reopenTerms } from './assessment.tsx';
import { askCustomer, completeCollection, mergeCase, redirectCase } from './collection.tsx';
import type { CommandForm } from './command-form.ts';
import { closeUnconfirmed, recordContact, writeToCustomer } from './contact.tsx';
import { draftDecision, draftSecondLook } from './decisions.tsx';
import { approveProposal, proposeTerms, returnProposal, withdrawOffer } from './negotiation.tsx';
import {
  concludeExternal,
  mediationAgreement,
  mediationFailure,
  recordOutsideReply,
} from './outside.tsx';
import { completeImplementation, confirmInstalment, sendFollowUp } from './remedy.tsx';
import {
  startRun,
  withOptionalReason,
  withoutData,
  withReason,
  withReasonToCustomer,
} from './simple.tsx';

export const answerForms: Readonly<Record<AnswerName, CommandForm>> = {
  CompleteCollection: completeCollection,
  AskCustomer: askCustomer,
  RedirectCase: redirectCase,
  MergeCase: mergeCase,
  AssessCase: assessCase,
  AnswerConsultation: answerConsultation,
  RecordFindings: recordFindings,
  RequestMoreInformation: withReason,
  DraftDecision: draftDecision,
  ProposeTerms: proposeTerms,
  ApproveProposal: approveProposal,
  ReturnProposal: returnProposal,
  WithdrawOffer: withdrawOffer,
  ApproveDecision: withoutData,
  ReturnDecision: withReason,
  DraftReReview: draftSecondLook,
  ReopenTerms: reopenTerms,
  ApproveReReview: withoutData,
  ReturnReReview: withReason,
  ConcludeReCheck: draftSecondLook,
  ConsentToMediation: withoutData,
  DeclineMediation: withOptionalReason,
  RecordMediationAgreement: mediationAgreement,
  ApproveSettlement: withoutData,
  ReturnSettlement: withReason,
  RecordMediationFailure: mediationFailure,
  ConcludeExternal: concludeExternal,
  CompleteImplementation: completeImplementation,
  ReportCannotPerform: withReason,
  CloseUnconfirmed: closeUnconfirmed,
  SendFollowUp: sendFollowUp,
  ConfirmInstalment: confirmInstalment,
  RecordContact: recordContact,
  WriteToCustomer: writeToCustomer,
  ExtendClock: withReasonToCustomer,
  RecordOutsideReply: recordOutsideReply,
  StartRun: startRun,
};
