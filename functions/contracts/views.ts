/** What people are shown. A view lists its fields, so that nothing leaks which is not named here. */
import * as z from 'zod/mini';
import { evidenceRefusals, givers } from '#domain/evidence/evidence.ts';
import { mediaTypes } from '#domain/evidence/file-name.ts';
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
  settlement,
  suggestion,
} from '#domain/facts.ts';
import { intake } from '#domain/intake.ts';
import { later } from '#domain/on-demand.ts';
import { instalment } from '#domain/terms.ts';
import { complexities, flags, instant } from '#domain/vocabulary.ts';

const bilingual = later(() => z.strictObject({ 'zh-CN': z.string(), en: z.string() }));

/** A clock with its arithmetic (P3.1-2): who owes, by when, and why. */
export const clockView = later(() =>
  z.strictObject({
    clock: z.string(),
    label: bilingual,
    legal: z.boolean(),
    confirmed: z.boolean(),
    basis: z.string(),
    owes: z.enum(['bank', 'customer', 'outside']),
    state: z.enum(['running', 'paused', 'met', 'breached', 'metLate']),
    startedAt: instant,
    dueAt: instant,
    lastDay: z.string(),
    stoppedAt: z.optional(instant),
    days: z.int(),
    explanation: z.strictObject({
      startDate: z.string(),
      zone: z.string(),
      dayKind: z.enum(['calendar', 'working']),
      days: z.array(
        z.strictObject({ date: z.string(), counts: z.boolean(), why: z.optional(z.string()) }),
      ),
    }),
  }),
);
export type ClockView = z.infer<typeof clockView>;

export const timelineEntry = later(() =>
  z.strictObject({
    seq: z.int(),
    at: instant,
    /** Customers see the acting role, never a name (experience.md §2.1). */
    by: z.enum(['customer', 'bank', 'system']),
    event: z.string(),
    /** Fields of the event that the customer may see. */
    data: z.record(z.string(), z.unknown()),
  }),
);

/** Five words for the customer's eye (experience.md §1.1). */
export const customerStates = [
  'working',
  'yourTurn',
  'carryingOut',
  'followingUp',
  'ended',
] as const;

/** `awaiting`: announced, and not yet sent or still being checked. `lost`: it never came, and is to be handed in anew. */
export const evidenceStatuses = ['awaiting', 'received', 'refused', 'lost'] as const;
/** A file that was handed in. Only what is received can be opened. */
const evidenceView = later(() =>
  z.strictObject({
    evidenceId: z.string(),
    name: z.string(),
    mediaType: z.enum(mediaTypes),
    size: z.int(),
    sha256: z.string(),
    sensitive: z.boolean(),
    status: z.enum(evidenceStatuses),
    /** Since when it has that status. */
    at: instant,
    /** Of a refused file; `evidenceRefusalLabels` has the words. */
    why: z.optional(z.enum(evidenceRefusals)),
  }),
);
export type EvidenceView = z.infer<typeof evidenceView>;
const staffEvidenceView = later(() =>
  z.extend(evidenceView, { givenBy: z.enum(givers), by: z.string() }),
);
export type StaffEvidenceView = z.infer<typeof staffEvidenceView>;

/** Where the browser posts the file as a form: these fields in this order, then `file`. */
export const uploadForm = later(() =>
  z.strictObject({
    evidenceId: z.string(),
    url: z.string(),
    fields: z.record(z.string(), z.string()),
    expiresAt: instant,
  }),
);
export type UploadForm = z.infer<typeof uploadForm>;

/** An address at which the file can be fetched, for a minute, by whoever has it. */
export const download = later(() =>
  z.strictObject({ url: z.string(), name: z.string(), expiresAt: instant }),
);
export type Download = z.infer<typeof download>;

export const customerCase = later(() =>
  z.strictObject({
    caseNo: z.string(),
    version: z.int(),
    state: z.enum(customerStates),
    status: z.string(),
    /** The policy's step, 1 to 5; 0 for a second look, mediation or outside procedure. */
    step: z.int(),
    nextAct: z.strictObject({
      by: z.enum(['bank', 'customer', 'outside', 'nobody']),
      what: z.string(),
      dueAt: z.optional(instant),
    }),
    openedAt: instant,
    receivedAt: instant,
    intake: z.nullable(intake),
    timeline: z.array(timelineEntry),
    clocks: z.array(clockView),
    request: z.nullable(informationRequest),
    offer: z.nullable(
      z.omit(proposal, { proposedBy: true, approvedBy: true, returnedReason: true }),
    ),
    counter: z.nullable(counterOffer),
    decision: z.nullable(z.omit(decision, { decidedBy: true, approvedBy: true })),
    contestUntil: z.nullable(instant),
    mediation: z.nullable(mediationProposal),
    agreement: z.nullable(agreement),
    followUps: z.array(followUp),
    outside: z.array(outsideComplaint),
    /** How it ended, until when the customer may have it reopened (null: not at all), how long its file is kept. */
    closed: z.nullable(
      z.strictObject({
        reason: z.string(),
        at: instant,
        reopenUntil: z.nullable(instant),
        keptYears: z.int(),
      }),
    ),
    evidence: z.array(evidenceView),
    /** Whether the case takes another file now. */
    mayAddEvidence: z.boolean(),
    /** Acts that the lifecycle allows the customer now. */
    allowed: z.array(z.string()),
  }),
);
export type CustomerCase = z.infer<typeof customerCase>;

export const taskView = later(() =>
  z.strictObject({
    taskId: z.string(),
    caseId: z.string(),
    caseNo: z.string(),
    task: z.string(),
    worker: z.string(),
    department: z.optional(z.string()),
    assignee: z.nullable(z.string()),
    openedAt: instant,
    dueAt: instant,
    status: z.enum(['open', 'answered', 'cancelled']),
    product: z.string(),
    issueType: z.string(),
    flags: z.array(z.enum(flags)),
  }),
);
export type TaskView = z.infer<typeof taskView>;

export const eventView = later(() =>
  z.strictObject({
    seq: z.int(),
    at: instant,
    by: z.strictObject({ kind: z.string(), id: z.string() }),
    event: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
);

export const noteView = later(() =>
  z.strictObject({
    noteId: z.string(),
    at: instant,
    by: z.string(),
    text: z.string(),
  }),
);

export const staffCase = later(() =>
  z.strictObject({
    caseId: z.string(),
    caseNo: z.string(),
    version: z.int(),
    status: z.string(),
    whereabouts: z.string(),
    openedAt: instant,
    receivedAt: instant,
    profile: z.strictObject({ id: z.string(), version: z.int(), title: bilingual }),
    /** P3.1-1: for those who judge, parties and contact are left out; the matter itself is shown. */
    identityHidden: z.boolean(),
    intake: z.nullable(z.partial(intake)),
    owner: z.nullable(z.string()),
    handlers: z.array(z.string()),
    recused: z.array(z.string()),
    flags: z.array(z.enum(flags)),
    complexity: z.nullable(z.enum(complexities)),
    assessment: z.nullable(assessment),
    suggestion: z.nullable(suggestion),
    facts: z.nullable(z.string()),
    findings: z.nullable(z.string()),
    request: z.nullable(informationRequest),
    consultations: z.array(consultation),
    proposal: z.nullable(proposal),
    counter: z.nullable(counterOffer),
    decisionDraft: z.nullable(decisionDraft),
    /** A mediated settlement that an approver has to see, or sent back. */
    settlement: z.nullable(settlement),
    decision: z.nullable(decision),
    contestUntil: z.nullable(instant),
    grievance: z.nullable(grievance),
    mediation: z.nullable(mediationProposal),
    agreement: z.nullable(agreement),
    followUps: z.array(followUp),
    /** Payments of the plan that are due by now and not known to be paid, earliest first. */
    instalmentsToConfirm: z.array(instalment),
    outside: z.array(outsideComplaint),
    closed: z.nullable(z.strictObject({ reason: z.string(), at: instant })),
    needsAttention: z.nullable(z.string()),
    clocks: z.array(clockView),
    tasks: z.array(taskView),
    events: z.array(eventView),
    notes: z.array(noteView),
    /** Sensitive files only for those who may open them. */
    evidence: z.array(staffEvidenceView),
    mayAddEvidence: z.boolean(),
    allowed: z.array(z.string()),
  }),
);
export type StaffCase = z.infer<typeof staffCase>;

/** What a command answers with: the case's new version and status, and the events it caused. */
export const receipt = later(() =>
  z.strictObject({
    caseId: z.string(),
    caseNo: z.string(),
    version: z.int(),
    status: z.string(),
    events: z.array(z.string()),
    /** When it was recorded. */
    at: instant,
  }),
);
export type Receipt = z.infer<typeof receipt>;
/** Customers are told the number, never the internal id. */
export const customerReceipt = later(() => z.omit(receipt, { caseId: true }));

export const caseSummary = later(() =>
  z.strictObject({
    caseId: z.string(),
    caseNo: z.string(),
    status: z.string(),
    product: z.string(),
    issueType: z.string(),
    channel: z.string(),
    openedAt: instant,
    owner: z.nullable(z.string()),
    flags: z.array(z.enum(flags)),
  }),
);
export type CaseSummary = z.infer<typeof caseSummary>;

export const problem = later(() =>
  z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.optional(z.string()),
    /** One line per wrong field: where, which rule, and what to do about it. */
    errors: z.optional(
      z.array(z.strictObject({ field: z.string(), rule: z.string(), message: z.string() })),
    ),
    values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
    allowed: z.optional(z.array(z.string())),
    /** Of a conflict: which case it is, and what happened since the version the caller knew. */
    caseNo: z.optional(z.string()),
    changes: z.optional(
      z.array(z.strictObject({ seq: z.int(), at: instant, event: z.string(), by: z.string() })),
    ),
    trace: z.string(),
  }),
);
export type Problem = z.infer<typeof problem>;
