/**
 * Everything that anybody may ask of a case, imperative. Each schema is the command's data; who may give it, when,
 * and under which guards is in `lifecycle.ts`. Contracts pick their request bodies from here.
 */
import * as z from 'zod/mini';
import { clockNames } from './clock-entries.ts';
import { evidenceFile, evidenceRefusals } from './evidence/evidence.ts';
import {
  assessment,
  attempt,
  draftedDecision as decisionText,
  remedyProof,
  rootCause,
} from './facts.ts';
import { draftIntake, intake } from './intake.ts';
import { onDemand } from './on-demand.ts';
import { counterTerms, proposedTerms, promisedRemedies as remedies } from './terms.ts';
import {
  calendarDate,
  departments,
  flags,
  instant,
  line,
  outsideBodyKinds,
  text,
} from './vocabulary.ts';

const nothing = z.strictObject({});
const version = z.int().check(z.minimum(1));
/** Reference of the recorded call on which a customer said it (C2); only staff who act for a caller set it. */
const recording = z.optional(line(200));
const withReason = z.strictObject({ reason: text(2000) });

export const commandSchemas = onDemand({
  // 1 feedback (P3.2-1)
  SaveDraft: () => z.strictObject({ draft: draftIntake }),
  SubmitCase: () => z.strictObject({ intake }),
  /** `repeats`: numbers of the same customer's other cases of late; absent where nobody looked. */
  RegisterCase: () =>
    z.strictObject({
      owner: z.nullable(line(80)),
      repeats: z.optional(z.array(line(40))),
    }),
  // 2 collection (P3.2-2)
  AskCustomer: () =>
    z.strictObject({ thing: text(1000), purpose: text(1000), whyNotHeld: text(500) }),
  AnswerInformationRequest: () => z.strictObject({ answer: text(8000), recording }),
  LapseInformationRequest: () => nothing,
  CompleteCollection: () =>
    z.strictObject({
      facts: text(8000),
      identity: z.enum(['verified', 'notNeeded']),
      identityNote: z.optional(text(500)),
      flags: z.array(z.enum(flags)),
    }),
  RedirectCase: () => z.strictObject({ reason: text(2000), routeTold: text(1000) }),
  MergeCase: () => z.strictObject({ targetCaseNo: line(40), reason: text(2000) }),
  /** The other half of a merge, on the case that goes on: what it takes over from the one that was merged into it. */
  AbsorbCase: () =>
    z.strictObject({
      caseNo: line(40),
      receivedAt: instant,
      flags: z.array(z.enum(flags)),
      recused: z.array(line(80)),
    }),
  // 3 assessment (P3.2-3)
  SuggestAssessment: () => nothing,
  AssessCase: () =>
    z.strictObject({
      assessment,
      consult: z.array(z.strictObject({ department: z.enum(departments), question: text(2000) })),
    }),
  // cross-department (P5.2)
  AnswerConsultation: () =>
    z.strictObject({ department: z.enum(departments), finding: text(4000) }),
  EscalateConsultation: () => z.strictObject({ department: z.enum(departments) }),
  LapseConsultation: () => z.strictObject({ department: z.enum(departments) }),
  RequestMoreInformation: () => withReason,
  RecordFindings: () => z.strictObject({ findings: text(8000) }),
  // 4 negotiation (P3.2-4)
  ProposeTerms: () => z.strictObject({ terms: proposedTerms }),
  ApproveProposal: () => z.strictObject({ proposalVersion: version }),
  ReturnProposal: () => z.strictObject({ proposalVersion: version, reason: text(2000) }),
  SendOffer: () => nothing,
  AcceptOffer: () =>
    z.strictObject({
      proposalVersion: version,
      confirmedTerms: z.array(line(40)),
      recording,
    }),
  CounterOffer: () => z.strictObject({ proposalVersion: version, terms: counterTerms, recording }),
  RejectOffer: () => z.strictObject({ proposalVersion: version, reason: text(2000), recording }),
  ExpireOffer: () => z.strictObject({ proposalVersion: version }),
  WithdrawOffer: () => z.strictObject({ proposalVersion: version, reason: text(2000) }),
  // decision
  DraftDecision: () => z.strictObject({ text: decisionText }),
  ApproveDecision: () => nothing,
  ReturnDecision: () => withReason,
  IssueDecision: () => nothing,
  AcceptDecision: () => z.strictObject({ recording }),
  ContestDecision: () => z.strictObject({ reason: text(4000), recording }),
  RequestReCheck: () => z.strictObject({ reason: text(4000), recording }),
  LapseContest: () => nothing,
  // dissatisfied (P3.3-2)
  DraftReReview: () => z.strictObject({ text: decisionText }),
  ApproveReReview: () => nothing,
  ReturnReReview: () => withReason,
  ReopenTerms: () => z.strictObject({ findings: text(8000) }),
  ConcludeReCheck: () => z.strictObject({ text: decisionText }),
  ProposeMediation: () => z.strictObject({ bodyName: line(120), recording }),
  ConsentToMediation: () => z.strictObject({ recording }),
  DeclineMediation: () => z.strictObject({ reason: z.optional(text(2000)), recording }),
  LapseMediationProposal: () => nothing,
  RecordMediationAgreement: () =>
    z.strictObject({
      document: line(200),
      remedies,
    }),
  ApproveSettlement: () => nothing,
  ReturnSettlement: () => withReason,
  RecordMediationFailure: () =>
    z.strictObject({
      why: z.enum(['failed', 'refused', 'timedOut']),
      note: z.optional(text(2000)),
    }),
  // outside (P3.3-3)
  ReferOutside: () =>
    z.strictObject({
      body: z.enum(outsideBodyKinds),
      bodyName: line(120),
      reference: z.optional(line(120)),
      replyDueAt: z.optional(instant),
      tookOver: z.boolean(),
      recording,
    }),
  RecordOutsideReply: () => z.strictObject({ bodyName: line(120), document: line(200) }),
  ConcludeExternal: () =>
    z.strictObject({
      result: z.enum(['concluded', 'remedyOrdered', 'backToNegotiation', 'decisionStands']),
      document: line(200),
      remedies,
    }),
  // remedy (P3.3-1)
  CompleteImplementation: () => z.strictObject({ proofs: z.array(remedyProof), rootCause }),
  ReportCannotPerform: () => withReason,
  // 5 follow-up (P3.2-5)
  ScheduleFollowUps: () => nothing,
  SendFollowUp: () => z.strictObject({ number: z.int() }),
  /** Somebody has looked: the instalment of that day was paid. */
  ConfirmInstalment: () => z.strictObject({ dueOn: calendarDate, proof: text(500) }),
  ConfirmSolved: () =>
    z.strictObject({
      score: z.int().check(z.minimum(1), z.maximum(5)),
      words: z.optional(text(2000)),
      recording,
    }),
  ReportNotSolved: () =>
    z.strictObject({
      score: z.int().check(z.minimum(1), z.maximum(5)),
      words: text(4000),
      recording,
    }),
  MarkSilent: () => nothing,
  CloseUnconfirmed: () => z.strictObject({ attempts: z.array(attempt).check(z.minLength(1)) }),
  // any time
  Withdraw: () => z.strictObject({ reason: z.optional(text(2000)), recording }),
  ReopenCase: () => withReason,
  RequestExtension: () => withReason,
  ExtendClock: () => withReason,
  ReassignCase: () => z.strictObject({ to: line(80), reason: text(2000) }),
  RecusePerson: () => z.strictObject({ staffId: line(80), reason: text(2000) }),
  AddNote: () => z.strictObject({ noteHash: line(64) }),
  WriteToCustomer: () => z.strictObject({ text: text(4000) }),
  WriteToBank: () => z.strictObject({ text: text(4000), recording }),
  RecordContact: () => attempt,
  ReceiveEvidence: () => evidenceFile,
  RefuseEvidence: () => z.extend(evidenceFile, { why: z.enum(evidenceRefusals) }),
  MarkClock: () =>
    z.strictObject({ clock: z.enum(clockNames), startedAt: instant, mark: line(40) }),
  RecordBounce: () =>
    z.strictObject({
      mailId: line(120),
      kind: z.enum(['bounce', 'complaint', 'noAddress']),
    }),
  RecordWorkflowFailure: () => z.strictObject({ error: line(200) }),
  StartRun: () => z.strictObject({ startAt: line(80) }),
  ArchiveCase: () => nothing,
});

export type CommandName = keyof typeof commandSchemas;
export type CommandData<N extends CommandName> = z.infer<(typeof commandSchemas)[N]>;
export type Command = { [N in CommandName]: { name: N; data: CommandData<N> } }[CommandName];
