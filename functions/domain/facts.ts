/** The parts that a case gathers on its way: requests, assessments, findings, proposals, decisions, remedies. */
import * as z from 'zod/mini';
import { later } from './on-demand.ts';
import { counterTerms, promisedRemedies, remedies, remedy, terms } from './terms.ts';
import {
  businesses,
  causes,
  complexities,
  departments,
  flags,
  instant,
  line,
  outsideBodyKinds,
  text,
} from './vocabulary.ts';

/** P3.2-2, C8: each request says why the bank cannot find it out by itself. */
export const informationRequest = later(() =>
  z.strictObject({
    thing: text(1000),
    purpose: text(1000),
    whyNotHeld: text(500),
    askedAt: instant,
    dueAt: instant,
  }),
);

/** P3.2-3: nature (JR/T 0169 axes) and complexity. */
export const assessment = later(() =>
  z.strictObject({
    business: z.enum(businesses),
    cause: z.enum(causes),
    complexity: z.enum(complexities),
    flags: z.array(z.enum(flags)),
    reason: text(2000),
  }),
);

/** Advice only, never a decision (PIPL 24, P5.3); a person assesses. */
export const suggestion = later(() =>
  z.strictObject({
    complexity: z.enum(complexities),
    because: z.array(line(200)),
    departments: z.array(z.enum(departments)),
    /** Numbers of earlier cases of the same customer within 90 days. */
    repeats: z.array(line(40)),
    /** The customer's own words that ask for care, quoted. */
    cues: z.array(line(200)),
  }),
);
export type Suggestion = z.infer<typeof suggestion>;

/** P5.2: one question to one department with a due date; all share the one file. */
export const consultation = later(() =>
  z.strictObject({
    department: z.enum(departments),
    question: text(2000),
    dueAt: instant,
    status: z.enum(['asked', 'escalated', 'answered', 'lapsed']),
    finding: z.optional(text(4000)),
  }),
);
export type Consultation = z.infer<typeof consultation>;

/** field.md §5.3. One version, one approval, one acceptance. */
export const proposal = later(() =>
  z.strictObject({
    version: z.int().check(z.minimum(1)),
    status: z.enum([
      'PENDING_APPROVAL',
      'RETURNED',
      'APPROVED',
      'OFFERED',
      'ACCEPTED',
      'REJECTED',
      'COUNTERED',
      'EXPIRED',
      'WITHDRAWN_BY_BANK',
      'SUPERSEDED',
    ]),
    terms,
    proposedBy: line(80),
    approvedBy: z.optional(line(80)),
    returnedReason: z.optional(text(2000)),
    offeredAt: z.optional(instant),
    expiresAt: z.optional(instant),
  }),
);
export type Proposal = z.infer<typeof proposal>;

/** At most one proposal is open at a time (field.md §5.3). */
export const isOpenProposal = (it: Proposal | null): boolean =>
  it !== null && ['PENDING_APPROVAL', 'APPROVED', 'OFFERED'].includes(it.status);

export const counterOffer = later(() =>
  z.strictObject({
    inReplyTo: z.int(),
    terms: counterTerms,
    at: instant,
  }),
);

/** C14: verified facts; decision, basis, reasons; remedies against it are added by the notice. */
export const decisionText = later(() =>
  z.strictObject({
    outcome: z.enum(['rejected', 'partial', 'lastOfferStands', 'upheld', 'varied']),
    verifiedFacts: text(4000),
    basis: text(2000),
    reasons: text(4000),
    remedies,
  }),
);
export type DecisionText = z.infer<typeof decisionText>;

/** A decision that is drafted now. */
export const draftedDecision = later(() => z.extend(decisionText, { remedies: promisedRemedies }));

export const decisionDraft = later(() =>
  z.strictObject({
    text: decisionText,
    draftedBy: line(80),
    status: z.enum(['drafted', 'approved', 'returned']),
    approvedBy: z.optional(line(80)),
    returnedReason: z.optional(text(2000)),
  }),
);
export type DecisionDraft = z.infer<typeof decisionDraft>;

export const decision = later(() =>
  z.strictObject({
    text: decisionText,
    decidedBy: line(80),
    approvedBy: line(80),
    decidedAt: instant,
  }),
);
export type Decision = z.infer<typeof decision>;

/** What the parties agreed before a mediator. */
export const settlementText = later(() => z.strictObject({ document: line(200), remedies }));

/** A settlement beyond what one person may promise: it binds the bank once an approver has seen it (C19). */
export const settlement = later(() =>
  z.strictObject({
    text: settlementText,
    recordedBy: line(80),
    status: z.enum(['recorded', 'returned']),
    returnedReason: z.optional(text(2000)),
  }),
);
export type Settlement = z.infer<typeof settlement>;

/** What binds both sides, and what it came from (P3.3-1). */
export const agreement = later(() =>
  z.strictObject({
    from: z.enum(['offer', 'decision', 'mediation', 'external']),
    terms: z.optional(terms),
    remedies: z.array(remedy),
    proposalVersion: z.optional(z.int()),
    document: z.optional(line(200)),
    agreedAt: instant,
    /** SHA-256 of the canonical terms, hex: what exactly was accepted (电子签名法 13). */
    termsHash: line(64),
    /** Oral acceptance on a recorded line carries the recording's reference. */
    recording: z.optional(line(200)),
  }),
);
export type Agreement = z.infer<typeof agreement>;

/** Proof that a remedy was carried out (P3.3-1). */
export const remedyProof = later(() => z.strictObject({ remedyId: line(40), proof: text(1000) }));

export const rootCause = later(() =>
  z.strictObject({
    cause: z.enum(causes),
    finding: text(2000),
    rectification: z.optional(text(2000)),
  }),
);

export const grievance = later(() =>
  z.strictObject({
    reason: text(4000),
    at: instant,
    about: z.enum(['decision', 'followUp', 'reopening', 'mediation']),
  }),
);

/** P3.3-3: a complaint to a body outside; the bank co-operates. */
export const outsideComplaint = later(() =>
  z.strictObject({
    body: z.enum(outsideBodyKinds),
    bodyName: line(120),
    reference: z.optional(line(120)),
    replyDueAt: instant,
    tookOver: z.boolean(),
    recordedAt: instant,
    repliedAt: z.optional(instant),
    /** When a body that had taken the case over gave it back or ended it. */
    concludedAt: z.optional(instant),
  }),
);
export type OutsideComplaint = z.infer<typeof outsideComplaint>;

/** The body still waits for the bank. */
export const isPending = (it: OutsideComplaint): boolean => !it.repliedAt && !it.concludedAt;

/** P3.3-2: mediation needs the consent of both sides. */
export const mediationProposal = later(() =>
  z.strictObject({
    bodyName: line(120),
    proposedBy: z.enum(['customer', 'bank']),
    proposedAt: instant,
    lapsesAt: instant,
  }),
);

export const satisfaction = later(() =>
  z.strictObject({
    score: z.int().check(z.minimum(1), z.maximum(5)),
    words: z.optional(text(2000)),
  }),
);

export const attempt = later(() =>
  z.strictObject({
    channel: z.enum(['mail', 'phone', 'sms', 'letter', 'app']),
    at: instant,
    proof: text(500),
  }),
);

export const followUp = later(() =>
  z.strictObject({
    number: z.int(),
    dueAt: instant,
    sentAt: z.optional(instant),
  }),
);
