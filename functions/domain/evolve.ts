/** From an event to the case that follows it. Pure and total: whatever was recorded can be replayed. */
import type { Actor } from './actor.ts';
import type { Case, Stage, StageOf, Status } from './case.ts';
import { inStage } from './case.ts';
import * as clocks from './clock-hands.ts';
import type { DomainEvent, EventData, EventName } from './events.ts';
import type { Agreement, Consultation, Decision, Proposal } from './facts.ts';

/** The case before, the event's data, its moment and its actor. */
interface Past<N extends EventName> {
  readonly it: Case;
  readonly data: EventData<N>;
  readonly at: string;
  readonly by: Actor;
}
type Evolutions = { readonly [N in EventName]: (past: Past<N>) => Partial<Case> };

const freshNegotiation: StageOf<'NEGOTIATING'> = {
  status: 'NEGOTIATING',
  proposal: null,
  counter: null,
  offerRefused: false,
  decisionDraft: null,
};

const negotiatingWith = (
  it: Case,
  change: Partial<StageOf<'NEGOTIATING'>>,
): Pick<Case, 'stage'> => ({
  stage: { ...inStage(it, 'NEGOTIATING'), ...change },
});

const proposalIs = (it: Case, status: Proposal['status'], more: Partial<Proposal> = {}) => {
  const { proposal } = inStage(it, 'NEGOTIATING');
  return negotiatingWith(it, { proposal: proposal && { ...proposal, status, ...more } });
};

const proposed = (it: Case, proposal: Proposal): Partial<Case> => ({
  ...negotiatingWith(it, { proposal, offerRefused: false, decisionDraft: null }),
  proposalVersions: proposal.version,
});

const withDraft = (
  it: Case,
  draft: StageOf<'NEGOTIATING'>['decisionDraft'],
): Pick<Case, 'stage'> => {
  const { stage } = it;
  if (stage.status !== 'NEGOTIATING' && stage.status !== 'INVESTIGATING') return { stage };
  return { stage: { ...stage, decisionDraft: draft } };
};

const currentDraft = ({ stage }: Case) =>
  stage.status === 'NEGOTIATING' || stage.status === 'INVESTIGATING' ? stage.decisionDraft : null;

const consultationIs = (
  it: Case,
  department: string,
  change: Partial<Consultation>,
): Partial<Case> => {
  const stage = inStage(it, 'INVESTIGATING');
  const consultations = stage.consultations.map((one) =>
    one.department === department ? { ...one, ...change } : one,
  );
  const open = consultations.some((one) => one.status === 'asked' || one.status === 'escalated');
  return { stage: { ...stage, consultations }, ...(open ? {} : { clocks: it.clocks }) };
};

/** Consultation over: its clock stops when the last department is done. */
const consultationDone = (
  it: Case,
  department: string,
  at: string,
  change: Partial<Consultation>,
) => {
  const changed = consultationIs(it, department, change);
  return changed.clocks
    ? { ...changed, clocks: clocks.stop(it.clocks, ['consultation'], at) }
    : changed;
};

const implementing = (it: Case, agreement: Agreement, at: string): Partial<Case> => ({
  stage: { status: 'IMPLEMENTING', agreement },
  mediation: null,
  clocks: clocks.stop(
    clocks.resume(it.clocks, 'mediation', at),
    [
      'decision',
      'firstContact',
      'offer',
      'contest',
      'mediation',
      'externalReply',
      'reReview',
      'reCheck',
    ],
    at,
  ),
});

const decided = (
  it: Case,
  decision: Decision,
  contestUntil: string,
  at: string,
): Partial<Case> => ({
  stage: { status: 'DECIDED', contestUntil },
  decision,
  handlers: [...new Set([...it.handlers, decision.decidedBy, decision.approvedBy])],
  mediation: null,
  clocks: clocks.start(
    clocks.stop(
      it.clocks,
      ['decision', 'firstContact', 'approval', 'reReview', 'reCheck', 'contest'],
      at,
    ),
    'contest',
    at,
  ),
});

const closed = (it: Case, reason: StageOf<'CLOSED'>['reason'], at: string): Partial<Case> => ({
  stage: { status: 'CLOSED', reason, closedAt: at, archivedAt: null },
  mediation: null,
  clocks: clocks.stopAll(clocks.resume(it.clocks, 'mediation', at), at),
});

const toReReview = (
  it: Case,
  grievance: StageOf<'RE_REVIEW'>['grievance'],
  at: string,
): Partial<Case> => ({
  stage: { status: 'RE_REVIEW', grievance, draft: null },
  reReviewUsed: true,
  mediation: null,
  clocks: clocks.start(clocks.stop(it.clocks, ['contest'], at), 'reReview', at),
});

const heard = (it: Case, at: string): Partial<Case> => ({
  clocks: clocks.stop(it.clocks, ['firstContact'], at),
});

/** A mediation that came to nothing: the clocks it held go on with the days they had left. */
const afterMediation = (it: Case, at: string): Pick<Case, 'mediation' | 'clocks'> => ({
  mediation: null,
  clocks: clocks.stop(
    clocks.resume(it.clocks, 'mediation', at),
    ['mediation', 'externalReply'],
    at,
  ),
});

const cameFrom = (it: Case, status: Status): Stage | null => {
  if (it.stage.status === status) return it.stage;
  const before = it.stage.status === 'MEDIATION' ? it.stage.cameFrom : null;
  return before?.status === status ? before : null;
};

const mediable = (stage: Stage): StageOf<'MEDIATION'>['cameFrom'] => {
  switch (stage.status) {
    case 'NEGOTIATING':
      // an open offer does not survive mediation (field.md §5.3): it is superseded
      return { ...stage, proposal: stage.proposal && { ...stage.proposal, status: 'SUPERSEDED' } };
    case 'DECIDED':
    case 'RE_REVIEW':
    case 'RE_CHECK':
      return stage;
    default:
      return freshNegotiation;
  }
};

const evolutions: Evolutions = {
  DraftSaved: ({ data }) => ({ stage: { status: 'DRAFT', draft: data.draft } }),
  CaseSubmitted: ({ data, at }) => ({
    intake: data.intake,
    openedAt: at,
    receivedAt: data.receivedAt,
    stage: { status: 'RECEIVED' },
    clocks: (['ack', 'firstContact', 'decision'] as const).reduce<Case['clocks']>(
      (all, clock) => clocks.start(all, clock, data.receivedAt),
      [],
    ),
  }),
  CaseRegistered: ({ it, data, at }) => ({
    owner: data.owner,
    stage: { status: 'COLLECTING', request: null },
    clocks: clocks.stop(it.clocks, ['ack'], at),
  }),
  CustomerAsked: ({ it, data, at }) => ({
    stage: { status: 'COLLECTING', request: data.request },
    clocks: clocks.start(clocks.stop(it.clocks, ['firstContact'], at), 'infoRequest', at),
  }),
  InformationAnswered: ({ it, at }) => ({
    stage: { status: 'COLLECTING', request: null },
    clocks: clocks.stop(it.clocks, ['infoRequest'], at),
  }),
  InformationLapsed: ({ it, at }) => ({
    stage: { status: 'COLLECTING', request: null },
    clocks: clocks.stop(it.clocks, ['infoRequest'], at),
  }),
  CollectionCompleted: ({ it, data }) => ({
    facts: data.facts,
    flags: [...new Set([...it.flags, ...data.flags])],
    stage: { status: 'ASSESSING', suggestion: null },
  }),
  CaseRedirected: ({ it, at }) => closed(it, 'not_in_scope', at),
  CaseMerged: ({ it, data, at }) => ({
    ...closed(it, 'merged', at),
    stage: {
      status: 'CLOSED',
      reason: 'merged',
      closedAt: at,
      archivedAt: null,
      mergedInto: data.targetCaseId,
    },
  }),
  AssessmentSuggested: ({ data }) => ({
    stage: { status: 'ASSESSING', suggestion: data.suggestion },
  }),
  AssessedSimple: ({ it, data }) => ({
    assessment: data.assessment,
    complexity: data.assessment.complexity,
    flags: [...new Set([...it.flags, ...data.assessment.flags])],
    stage: freshNegotiation,
  }),
  AssessedForInvestigation: ({ it, data, at }) => ({
    assessment: data.assessment,
    complexity: data.assessment.complexity,
    flags: [...new Set([...it.flags, ...data.assessment.flags])],
    stage: { status: 'INVESTIGATING', consultations: data.consultations, decisionDraft: null },
    clocks: data.consultations.length > 0 ? clocks.start(it.clocks, 'consultation', at) : it.clocks,
  }),
  ConsultationAnswered: ({ it, data, at }) =>
    consultationDone(it, data.department, at, { status: 'answered', finding: data.finding }),
  ConsultationEscalated: ({ it, data }) =>
    consultationIs(it, data.department, { status: 'escalated' }),
  ConsultationLapsed: ({ it, data, at }) =>
    consultationDone(it, data.department, at, { status: 'lapsed' }),
  MoreInformationNeeded: () => ({ stage: { status: 'COLLECTING', request: null } }),
  FindingsRecorded: ({ data }) => ({ findings: data.findings, stage: freshNegotiation }),
  TermsProposed: ({ it, data }) => proposed(it, data.proposal),
  ApprovalNeeded: ({ it, data, at }) => ({
    ...proposed(it, data.proposal),
    clocks: clocks.start(it.clocks, 'approval', at),
  }),
  ProposalApproved: ({ it, at, by }) => ({
    ...proposalIs(it, 'APPROVED', { approvedBy: by.id }),
    clocks: clocks.stop(it.clocks, ['approval'], at),
  }),
  ProposalReturned: ({ it, data, at }) => ({
    ...proposalIs(it, 'RETURNED', { returnedReason: data.reason }),
    clocks: clocks.stop(it.clocks, ['approval'], at),
  }),
  OfferSent: ({ it, data, at }) => ({
    ...proposalIs(it, 'OFFERED', { offeredAt: at, expiresAt: data.expiresAt }),
    clocks: clocks.start(clocks.stop(it.clocks, ['firstContact'], at), 'offer', at),
  }),
  OfferAccepted: ({ it, data, at }) => implementing(it, data.agreement, at),
  OfferCountered: ({ it, data, at }) => ({
    ...proposalIs(it, 'COUNTERED'),
    ...negotiatingWith(it, {
      ...proposalIs(it, 'COUNTERED').stage,
      counter: { inReplyTo: data.proposalVersion, terms: data.terms, at },
    } as StageOf<'NEGOTIATING'>),
    clocks: clocks.stop(it.clocks, ['offer'], at),
  }),
  OfferRejected: ({ it, at }) => ({
    ...negotiatingWith(it, {
      ...(proposalIs(it, 'REJECTED').stage as StageOf<'NEGOTIATING'>),
      offerRefused: true,
    }),
    clocks: clocks.stop(it.clocks, ['offer'], at),
  }),
  OfferExpired: ({ it, at }) => ({
    ...proposalIs(it, 'EXPIRED'),
    clocks: clocks.stop(it.clocks, ['offer'], at),
  }),
  OfferWithdrawn: ({ it, at }) => ({
    ...proposalIs(it, 'WITHDRAWN_BY_BANK'),
    clocks: clocks.stop(it.clocks, ['offer'], at),
  }),
  DecisionDrafted: ({ it, data, at }) => ({
    ...withDraft(it, data.draft),
    clocks: clocks.start(it.clocks, 'approval', at),
  }),
  DecisionApproved: ({ it, at, by }) => {
    const draft = currentDraft(it);
    return {
      ...withDraft(it, draft && { ...draft, status: 'approved', approvedBy: by.id }),
      clocks: clocks.stop(it.clocks, ['approval'], at),
    };
  },
  DecisionReturned: ({ it, data, at }) => {
    const draft = currentDraft(it);
    return {
      ...withDraft(it, draft && { ...draft, status: 'returned', returnedReason: data.reason }),
      clocks: clocks.stop(it.clocks, ['approval'], at),
    };
  },
  DecisionIssued: ({ it, data, at }) => decided(it, data.decision, data.contestUntil, at),
  DecisionAccepted: ({ it, data, at }) => implementing(it, data.agreement, at),
  DecisionAcceptedWithoutRemedy: ({ it, at }) => closed(it, 'satisfied', at),
  DecisionContested: ({ it, data, at }) => toReReview(it, data.grievance, at),
  ReCheckRequested: ({ it, data, at }) => ({
    stage: { status: 'RE_CHECK', grievance: data.grievance },
    mediation: null,
    clocks: clocks.start(clocks.stop(it.clocks, ['contest'], at), 'reCheck', at),
  }),
  ContestLapsed: ({ it, at }) => closed(it, 'decision_not_contested', at),
  ReReviewDrafted: ({ it, data }) => ({
    stage: { ...inStage(it, 'RE_REVIEW'), draft: data.draft },
  }),
  ReReviewReturned: ({ it, data }) => {
    const stage = inStage(it, 'RE_REVIEW');
    const draft = stage.draft && {
      ...stage.draft,
      status: 'returned' as const,
      returnedReason: data.reason,
    };
    return { stage: { ...stage, draft } };
  },
  DecisionUpheld: ({ it, data, at }) => ({
    ...decided(it, data.decision, data.contestUntil, at),
    mediation: data.mediation,
  }),
  DecisionVaried: ({ it, data, at }) => decided(it, data.decision, data.contestUntil, at),
  TermsReopened: ({ it, data, at }) => ({
    findings: data.findings,
    stage: freshNegotiation,
    mediation: null,
    clocks: clocks.stop(it.clocks, ['reReview', 'reCheck'], at),
  }),
  MediationProposed: ({ data }) => ({ mediation: data.mediation }),
  MediationConsented: ({ it, data, at }) => ({
    stage: {
      status: 'MEDIATION',
      bodyName: data.bodyName,
      limitAt: data.limitAt,
      cameFrom: mediable(it.stage),
    },
    mediation: null,
    clocks: clocks.start(
      clocks.pause(clocks.stop(it.clocks, ['offer', 'approval'], at), 'mediation', at),
      'mediation',
      at,
    ),
  }),
  MediationAgreed: ({ it, data, at }) => {
    const after = implementing(it, data.agreement, at);
    return { ...after, clocks: clocks.start(after.clocks ?? [], 'judicialConfirmation', at) };
  },
  ReturnedToNegotiation: ({ it, at }) => ({
    stage: cameFrom(it, 'NEGOTIATING') ?? freshNegotiation,
    ...afterMediation(it, at),
  }),
  ReturnedToDecision: ({ it, data, at }) => ({
    stage: { status: 'DECIDED', contestUntil: data.contestUntil },
    mediation: null,
    clocks: clocks.start(
      clocks.stop(afterMediation(it, at).clocks, ['contest'], at),
      'contest',
      at,
    ),
  }),
  ReturnedToReReview: ({ it, at }) => ({
    stage: cameFrom(it, 'RE_REVIEW') ?? it.stage,
    ...afterMediation(it, at),
  }),
  ReturnedToReCheck: ({ it, at }) => ({
    stage: cameFrom(it, 'RE_CHECK') ?? it.stage,
    ...afterMediation(it, at),
  }),
  OutsideComplaintRecorded: ({ it, data, at }) => ({
    outside: [...it.outside, data.complaint],
    clocks: clocks.start(it.clocks, 'externalReply', at),
  }),
  ReferredOutside: ({ it, data, at }) => ({
    outside: [...it.outside, data.complaint],
    mediation: null,
    stage: { status: 'EXTERNAL', body: data.complaint, cameFrom: it.stage.status },
    clocks: clocks.start(
      clocks.stopAll(clocks.resume(it.clocks, 'mediation', at), at),
      'externalReply',
      at,
    ),
  }),
  OutsideReplySent: ({ it, data, at }) => ({
    outside: it.outside.map((one) =>
      one.bodyName === data.bodyName && !one.repliedAt ? { ...one, repliedAt: at } : one,
    ),
    clocks: clocks.stop(it.clocks, ['externalReply'], at),
  }),
  ExternalConcluded: ({ it, at }) => closed(it, 'external_concluded', at),
  RemedyOrdered: ({ it, data, at }) => implementing(it, data.agreement, at),
  RemedyImplemented: ({ it, data }) => ({
    proofs: data.proofs,
    rootCause: data.rootCause,
    stage: {
      status: 'FOLLOWING_UP',
      agreement: inStage(it, 'IMPLEMENTING').agreement,
      followUps: [],
      silentSince: null,
    },
  }),
  CannotPerform: () => ({ stage: freshNegotiation }),
  FollowUpsScheduled: ({ it, data }) => ({
    stage: { ...inStage(it, 'FOLLOWING_UP'), followUps: data.followUps },
  }),
  FollowUpSent: ({ it, data, at }) => {
    const stage = inStage(it, 'FOLLOWING_UP');
    const followUps = stage.followUps.map((one) =>
      one.number === data.number ? { ...one, sentAt: at } : one,
    );
    return { stage: { ...stage, followUps } };
  },
  SolvedConfirmed: ({ it, data, at }) => ({
    ...closed(
      it,
      it.stage.status === 'FOLLOWING_UP' && it.stage.agreement.from === 'mediation'
        ? 'mediated'
        : 'satisfied',
      at,
    ),
    satisfaction: { score: data.score, ...(data.words ? { words: data.words } : {}) },
  }),
  NotSolved: ({ it, data, at }) => ({
    ...toReReview(it, data.grievance, at),
    satisfaction: { score: data.score, words: data.grievance.reason.slice(0, 2000) },
  }),
  CustomerSilent: ({ it, at }) => ({ stage: { ...inStage(it, 'FOLLOWING_UP'), silentSince: at } }),
  ClosedUnconfirmed: ({ it, at }) => closed(it, 'accepted_unconfirmed', at),
  Withdrawn: ({ it, at }) => closed(it, 'withdrawn', at),
  CaseReopened: ({ it, data, at }) => toReReview(it, data.grievance, at),
  ExtensionRequested: () => ({}),
  ClockExtended: ({ it, data, at }) => ({
    clocks: clocks.extend(it.clocks, 'decision', { step: data.step, reason: data.reason, at }),
    flags: [...new Set([...it.flags, 'extended' as const])],
  }),
  CaseReassigned: ({ data }) => ({ owner: data.to }),
  PersonRecused: ({ it, data }) => ({
    recused: [...it.recused, data.staffId],
    ...(it.owner === data.staffId ? { owner: null } : {}),
  }),
  NoteAdded: () => ({}),
  MessageToCustomer: ({ it, at }) => heard(it, at),
  MessageToBank: () => ({}),
  CustomerContacted: ({ it, at }) => heard(it, at),
  ClockMarked: ({ it, data }) => ({
    clocks: clocks.mark(it.clocks, data.clock, data.startedAt, data.mark),
  }),
  MailBounced: () => ({}),
  WorkflowFailed: ({ data }) => ({ needsAttention: data.error }),
  RunStarted: ({ it, data, at }) => ({
    run: data.run,
    runStartedSeq: it.lastSeq,
    runStartedAt: at,
    needsAttention: null,
  }),
  CaseArchived: ({ it, at }) => ({ stage: { ...inStage(it, 'CLOSED'), archivedAt: at } }),
};

/** Judging and handling make a handler; notes, messages and recusals do not. */
const handlingEvents = new Set<EventName>([
  'CollectionCompleted',
  'AssessedSimple',
  'AssessedForInvestigation',
  'FindingsRecorded',
  'TermsProposed',
  'ApprovalNeeded',
  'ProposalApproved',
  'ProposalReturned',
  'DecisionDrafted',
  'DecisionApproved',
  'DecisionReturned',
  'TermsReopened',
  'RemedyImplemented',
]);

/** The case after `event`. Its chain head and version are kept by the store, not here. */
export function evolve(it: Case, event: DomainEvent, at: string, by: Actor): Case {
  // the name ties the function to its data; the union type cannot say so
  const run: (past: never) => Partial<Case> = evolutions[event.name];
  const next = { ...it, ...run({ it, data: event.data, at, by } as never) };
  const handles =
    by.kind === 'staff' && handlingEvents.has(event.name) && !next.handlers.includes(by.id);
  return handles ? { ...next, handlers: [...next.handlers, by.id] } : next;
}
