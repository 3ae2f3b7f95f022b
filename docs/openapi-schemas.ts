/** Schemas that deserve a name of their own in the document, and bodies that show how a request looks. */
import type * as z from 'zod/mini';
import type { Body, RouteName } from '#contracts/http.ts';
import { answerSchemas } from '#contracts/staff-answers.ts';
import * as views from '#contracts/views.ts';
import * as facts from '#domain/facts.ts';
import { draftIntake, intake, ownIntake, staffDraft, staffIntake } from '#domain/intake.ts';
import { money } from '#domain/money.ts';
import { complainant, representative } from '#domain/party.ts';
import {
  counterTerms,
  hardshipPlan,
  onerousTerm,
  proposedPlan,
  proposedTerms,
  remedy,
  terms,
} from '#domain/terms.ts';

export const namedSchemas: Readonly<Record<string, z.ZodMiniType>> = {
  Agreement: facts.agreement,
  Assessment: facts.assessment,
  CaseSummary: views.caseSummary,
  ClockView: views.clockView,
  Complainant: complainant,
  Consultation: facts.consultation,
  CounterOffer: facts.counterOffer,
  CounterTerms: counterTerms,
  CustomerAct: answerSchemas.customerAct,
  CustomerCase: views.customerCase,
  CustomerReceipt: views.customerReceipt,
  Decision: facts.decision,
  DecisionDraft: facts.decisionDraft,
  DecisionText: facts.decisionText,
  DraftedDecision: facts.draftedDecision,
  DraftIntake: draftIntake,
  EventView: views.eventView,
  FollowUp: facts.followUp,
  Grievance: facts.grievance,
  HardshipPlan: hardshipPlan,
  InformationRequest: facts.informationRequest,
  Intake: intake,
  MediationProposal: facts.mediationProposal,
  Money: money,
  NoteView: views.noteView,
  OnerousTerm: onerousTerm,
  OutsideComplaint: facts.outsideComplaint,
  OwnIntake: ownIntake,
  Problem: views.problem,
  Proposal: facts.proposal,
  ProposedPlan: proposedPlan,
  ProposedTerms: proposedTerms,
  Receipt: views.receipt,
  Remedy: remedy,
  Representative: representative,
  StaffAnswer: answerSchemas.staffAnswer,
  StaffCase: views.staffCase,
  StaffDraft: staffDraft,
  StaffIntake: staffIntake,
  Suggestion: facts.suggestion,
  TaskView: views.taskView,
  Terms: terms,
  TimelineEntry: views.timelineEntry,
};

export const examples: { readonly [N in RouteName]?: Body<N> } = {
  OpenCase: {
    channel: 'website',
    track: 'complaint',
    product: 'loan',
    issueType: 'feesAndInterest',
    locale: 'zh-CN',
    complainant: { kind: 'person', name: '王小明', email: 'wang@example.com' },
    whatHappened: '本期贷款已按时归还，仍被收取了逾期费用。',
    wish: '退还逾期费用。',
  },
  RequestCode: { caseNo: 'XW-7K2M-9QF4' },
  OpenSession: { challengeId: '4q0v7c1m9d2h6s8w3k5n', code: '204816' },
  ReplyToOffer: {
    expectedVersion: 9,
    reply: 'accept',
    proposalVersion: 2,
    confirmedTerms: ['acceleration'],
  },
  AnswerDecision: { expectedVersion: 12, answer: 'dissatisfied', reason: '没有考虑住院的情况。' },
  WriteToCustomer: { expectedVersion: 5, text: '我们已收到您的材料。' },
  ExtendClock: { expectedVersion: 6, reason: '需要两个部门核实。' },
  AnswerTask: {
    expectedVersion: 4,
    answer: {
      command: 'CompleteCollection',
      data: { facts: '费用于 2 月 28 日收取。', identity: 'verified', flags: [] },
    },
  },
};
