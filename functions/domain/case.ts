/**
 * The negotiation case (协商案件): what is common to its whole life, and one stage schema per status.
 * A field that exists only in one stage cannot be read in another: narrow with `switch (case.stage.status)`.
 */
import * as z from 'zod/mini';
import { clockEntry } from './clock-entries.ts';
import { evidence } from './evidence/evidence.ts';
import {
  agreement,
  assessment,
  consultation,
  counterOffer,
  decision,
  decisionDraft,
  followUp,
  grievance,
  informationRequest,
  mediationProposal,
  outsideComplaint,
  proposal,
  remedyProof,
  rootCause,
  satisfaction,
  settlement,
  suggestion,
} from './facts.ts';
import { draftIntake, intake } from './intake.ts';
import { later } from './on-demand.ts';
import { calendarDate, complexities, flags, instant, line, text } from './vocabulary.ts';

export const closeReasons = [
  'satisfied',
  'accepted_unconfirmed',
  'decision_not_contested',
  'withdrawn',
  'not_in_scope',
  'merged',
  'mediated',
  'external_concluded',
  'unreachable',
] as const;

const negotiating = later(() =>
  z.strictObject({
    status: z.literal('NEGOTIATING'),
    /** The open or last proposal; older versions live in the events. */
    proposal: z.nullable(proposal),
    counter: z.nullable(counterOffer),
    /** The customer refused the last offer: the bank now owes a decision. */
    offerRefused: z.boolean(),
    decisionDraft: z.nullable(decisionDraft),
  }),
);
const decided = later(() =>
  z.strictObject({
    status: z.literal('DECIDED'),
    contestUntil: instant,
  }),
);
const reReview = later(() =>
  z.strictObject({
    status: z.literal('RE_REVIEW'),
    grievance,
    draft: z.nullable(decisionDraft),
  }),
);
const reCheck = later(() => z.strictObject({ status: z.literal('RE_CHECK'), grievance }));
/** Where mediation returns to when it fails (field.md §5.4 no. 24). */
const returnable = later(() =>
  z.discriminatedUnion('status', [negotiating, decided, reReview, reCheck]),
);

/** Built when a case is first read: many a function starts for something else. */
export const stage = later(() =>
  z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('DRAFT'), draft: draftIntake }),
    z.strictObject({ status: z.literal('RECEIVED') }),
    z.strictObject({ status: z.literal('COLLECTING'), request: z.nullable(informationRequest) }),
    z.strictObject({ status: z.literal('ASSESSING'), suggestion: z.nullable(suggestion) }),
    z.strictObject({
      status: z.literal('INVESTIGATING'),
      consultations: z.array(consultation),
      decisionDraft: z.nullable(decisionDraft),
    }),
    negotiating,
    decided,
    z.strictObject({ status: z.literal('IMPLEMENTING'), agreement }),
    z.strictObject({
      status: z.literal('FOLLOWING_UP'),
      agreement,
      followUps: z.array(followUp),
      silentSince: z.nullable(instant),
      /** Due dates of the plan's instalments that are known to be paid. Cases from before it was kept have none. */
      instalmentsConfirmed: z.prefault(z.array(calendarDate), []),
    }),
    reReview,
    reCheck,
    z.strictObject({
      status: z.literal('MEDIATION'),
      bodyName: line(120),
      cameFrom: returnable,
      limitAt: instant,
      /** Cases from before settlements were approved have none. */
      settlement: z.prefault(z.nullable(settlement), null),
    }),
    z.strictObject({
      status: z.literal('EXTERNAL'),
      body: outsideComplaint,
      cameFrom: z.string(),
    }),
    z.strictObject({
      status: z.literal('CLOSED'),
      reason: z.enum(closeReasons),
      closedAt: instant,
      mergedInto: z.optional(line(40)),
      /** The customer ended it on the own page, which shows what a closing letter says. */
      confirmedOnPage: z.optional(z.literal(true)),
      /** Set when the closing letter and the retention clock are on record. */
      archivedAt: z.nullable(instant),
    }),
  ]),
);
export type Stage = z.infer<typeof stage>;
export type Status = Stage['status'];
export type StageOf<S extends Status> = Extract<Stage, { status: S }>;

export const negotiationCase = later(() =>
  z.strictObject({
    caseId: line(40),
    caseNo: line(40),
    /** Counts every committed command; the condition of every write. */
    version: z.int(),
    /** Number of the last event, and its hash (the chain's head). */
    lastSeq: z.int(),
    lastHash: line(64, 0),
    profile: z.strictObject({ id: line(40), version: z.int() }),
    openedAt: instant,
    receivedAt: instant,
    /** Which execution carries the case; a run is one pass through the state machine. */
    run: z.int(),
    /** Where the run began: a run that grows too long is continued in a new one. */
    runStartedSeq: z.int(),
    runStartedAt: instant,
    intake: z.nullable(intake),
    owner: z.nullable(line(80)),
    /** Everybody who judged or handled: a re-review needs somebody else (P3.3-2). */
    handlers: z.array(line(80)),
    recused: z.array(line(80)),
    flags: z.array(z.enum(flags)),
    assessment: z.nullable(assessment),
    complexity: z.nullable(z.enum(complexities)),
    facts: z.nullable(text(8000)),
    findings: z.nullable(text(8000)),
    proposalVersions: z.int(),
    decision: z.nullable(decision),
    reReviewUsed: z.boolean(),
    mediation: z.nullable(mediationProposal),
    outside: z.array(outsideComplaint),
    /** Numbers of cases that were merged into this one. */
    absorbed: z.array(line(40)),
    /** The customer's earlier cases within the profile's window, when this one was assessed (P4.2: repeats are counted). */
    repeatOf: z.array(line(40)),
    rootCause: z.nullable(rootCause),
    proofs: z.array(remedyProof),
    /** The last payment of a plan that was agreed: the record outlives it. Cases from before it was kept have none. */
    planSettledOn: z.prefault(z.nullable(calendarDate), null),
    satisfaction: z.nullable(satisfaction),
    clocks: z.array(clockEntry),
    /** Files whose fate is known; cases from before there were any have none. */
    evidence: z.prefault(z.array(evidence), []),
    needsAttention: z.nullable(line(200)),
    stage,
  }),
);
export type Case = z.infer<typeof negotiationCase>;

/** The stage, if the case is in `status`; the lifecycle has checked it before any decision runs. */
export function inStage<S extends Status>(it: Case, status: S): StageOf<S> {
  if (it.stage.status !== status) throw new TypeError(`Case is ${it.stage.status}, not ${status}`);
  return it.stage as StageOf<S>;
}
