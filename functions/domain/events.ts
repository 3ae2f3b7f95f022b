/**
 * What has happened to a case, past tense, append-only, chained by hash (`hash-chain.ts`).
 * Events named as an outcome in `contracts/workflow.ts` end the human task that waits for them.
 */
import * as z from 'zod/mini';
import { actor } from './actor.ts';
import { commandSchemas } from './commands.ts';
import {
  agreement,
  consultation,
  decision,
  decisionDraft,
  followUp,
  grievance,
  informationRequest,
  mediationProposal,
  outsideComplaint,
  proposal,
  settlement,
  suggestion,
} from './facts.ts';
import { later, onDemand } from './on-demand.ts';
import { instant, line, text } from './vocabulary.ts';

const c = commandSchemas;
const nothing = later(() => z.strictObject({}));

export const eventSchemas = onDemand({
  DraftSaved: () => c.SaveDraft,
  CaseSubmitted: () =>
    z.strictObject({
      intake: c.SubmitCase.shape.intake,
      receivedAt: instant,
    }),
  CaseRegistered: () => c.RegisterCase,
  CustomerAsked: () => z.strictObject({ request: informationRequest }),
  InformationAnswered: () => c.AnswerInformationRequest,
  InformationLapsed: () => nothing,
  CollectionCompleted: () => c.CompleteCollection,
  CaseRedirected: () => c.RedirectCase,
  CaseMerged: () => z.extend(c.MergeCase, { targetCaseId: z.optional(line(40)) }),
  CaseAbsorbed: () => c.AbsorbCase,
  AssessmentSuggested: () => z.strictObject({ suggestion }),
  AssessedSimple: () => z.strictObject({ assessment: c.AssessCase.shape.assessment }),
  AssessedForInvestigation: () =>
    z.strictObject({
      assessment: c.AssessCase.shape.assessment,
      consultations: z.array(consultation),
    }),
  ConsultationAnswered: () => c.AnswerConsultation,
  ConsultationEscalated: () => c.EscalateConsultation,
  ConsultationLapsed: () => c.LapseConsultation,
  MoreInformationNeeded: () => c.RequestMoreInformation,
  FindingsRecorded: () => c.RecordFindings,
  TermsProposed: () => z.strictObject({ proposal }),
  ApprovalNeeded: () => z.strictObject({ proposal }),
  ProposalApproved: () => c.ApproveProposal,
  ProposalReturned: () => c.ReturnProposal,
  OfferSent: () => z.strictObject({ proposalVersion: z.int(), expiresAt: instant }),
  OfferAccepted: () => z.strictObject({ agreement }),
  OfferCountered: () => c.CounterOffer,
  OfferRejected: () => c.RejectOffer,
  OfferExpired: () => c.ExpireOffer,
  OfferWithdrawn: () => c.WithdrawOffer,
  DecisionDrafted: () => z.strictObject({ draft: decisionDraft }),
  DecisionApproved: () => nothing,
  DecisionReturned: () => c.ReturnDecision,
  DecisionIssued: () => z.strictObject({ decision, contestUntil: instant }),
  DecisionAccepted: () => z.strictObject({ agreement }),
  DecisionAcceptedWithoutRemedy: () =>
    z.strictObject({ recording: c.AcceptDecision.shape.recording }),
  DecisionContested: () => z.strictObject({ grievance }),
  ReCheckRequested: () => z.strictObject({ grievance }),
  ContestLapsed: () => nothing,
  ReReviewDrafted: () => z.strictObject({ draft: decisionDraft }),
  ReReviewReturned: () => c.ReturnReReview,
  DecisionUpheld: () =>
    z.strictObject({
      decision,
      contestUntil: instant,
      mediation: mediationProposal,
    }),
  DecisionVaried: () => z.strictObject({ decision, contestUntil: instant }),
  TermsReopened: () => c.ReopenTerms,
  MediationProposed: () => z.strictObject({ mediation: mediationProposal }),
  MediationConsented: () => z.strictObject({ bodyName: line(120), limitAt: instant }),
  SettlementRecorded: () => z.strictObject({ settlement }),
  SettlementReturned: () => c.ReturnSettlement,
  MediationAgreed: () => z.strictObject({ agreement }),
  /** A mediation that was declined, refused, failed or lapsed returns to where it came from (field.md §5.4 no. 24). */
  ReturnedToNegotiation: () => z.strictObject({ why: text(2000) }),
  ReturnedToDecision: () => z.strictObject({ why: text(2000), contestUntil: instant }),
  ReturnedToReReview: () => z.strictObject({ why: text(2000) }),
  ReturnedToReCheck: () => z.strictObject({ why: text(2000) }),
  OutsideComplaintRecorded: () => z.strictObject({ complaint: outsideComplaint }),
  ReferredOutside: () => z.strictObject({ complaint: outsideComplaint }),
  OutsideReplySent: () => c.RecordOutsideReply,
  ExternalConcluded: () => z.strictObject({ document: line(200) }),
  RemedyOrdered: () => z.strictObject({ agreement }),
  RemedyImplemented: () => c.CompleteImplementation,
  CannotPerform: () => c.ReportCannotPerform,
  FollowUpsScheduled: () => z.strictObject({ followUps: z.array(followUp) }),
  FollowUpSent: () => c.SendFollowUp,
  InstalmentConfirmed: () => c.ConfirmInstalment,
  SolvedConfirmed: () => c.ConfirmSolved,
  NotSolved: () => z.strictObject({ grievance, score: z.int() }),
  CustomerSilent: () => nothing,
  ClosedUnconfirmed: () => c.CloseUnconfirmed,
  Withdrawn: () => c.Withdraw,
  CaseReopened: () => z.strictObject({ grievance }),
  ExtensionRequested: () => c.RequestExtension,
  ClockExtended: () =>
    z.strictObject({
      step: z.int(),
      reason: text(2000),
      oldDueAt: instant,
      newDueAt: instant,
    }),
  CaseReassigned: () => c.ReassignCase,
  PersonRecused: () => c.RecusePerson,
  NoteAdded: () => c.AddNote,
  MessageToCustomer: () => c.WriteToCustomer,
  MessageToBank: () => c.WriteToBank,
  CustomerContacted: () => c.RecordContact,
  EvidenceReceived: () => c.ReceiveEvidence,
  EvidenceRefused: () => c.RefuseEvidence,
  ClockMarked: () => c.MarkClock,
  MailBounced: () => c.RecordBounce,
  WorkflowFailed: () => c.RecordWorkflowFailure,
  RunStarted: () => z.strictObject({ run: z.int(), startAt: line(80) }),
  CaseArchived: () => nothing,
});

export type EventName = keyof typeof eventSchemas;
export type EventData<N extends EventName> = z.infer<(typeof eventSchemas)[N]>;
export type DomainEvent = { [N in EventName]: { name: N; data: EventData<N> } }[EventName];

/** An event on record: numbered, timed, signed by its actor, chained to the one before. */
export const recordedEvent = later(() =>
  z.strictObject({
    caseId: line(40),
    seq: z.int(),
    /** Version of the case that the event belongs to: all events of one command share it. */
    version: z.int(),
    at: instant,
    by: actor,
    name: z.enum(Object.keys(eventSchemas) as [EventName, ...EventName[]]),
    data: z.record(z.string(), z.unknown()),
    prevHash: line(64, 0),
    hash: line(64),
  }),
);
export type RecordedEvent = z.infer<typeof recordedEvent>;

/** Builds an event; the name fixes the type of its data. */
export const event = <N extends EventName>(name: N, data: EventData<N>): DomainEvent =>
  ({ name, data }) as DomainEvent;
