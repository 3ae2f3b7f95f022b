/**
 * What of each event the customer sees (P3.1-2: every change, in plain codes; never how colleagues thought or who they are).
 * A list, not a filter: an event or field that is not named here stays inside.
 */
import type { EventName, RecordedEvent } from '#domain/events.ts';

/** `whole`: all of its data. `hidden`: not even that it happened. A list: these fields, dotted into nested ones. */
type Sight = 'whole' | 'hidden' | readonly string[];

const happened: Sight = [];
const toldDecision = ['decision.text', 'decision.decidedAt', 'contestUntil'];

const toldFile = ['evidenceId', 'name', 'mediaType', 'size', 'sha256', 'sensitive'];

const sights = {
  DraftSaved: happened,
  CaseSubmitted: 'whole',
  CaseRegistered: happened,
  CustomerAsked: 'whole',
  InformationAnswered: 'whole',
  InformationLapsed: 'whole',
  CollectionCompleted: happened,
  CaseRedirected: ['routeTold'],
  CaseMerged: ['targetCaseNo'],
  CaseAbsorbed: ['caseNo'],
  AssessmentSuggested: 'hidden',
  AssessedSimple: happened,
  AssessedForInvestigation: happened,
  ConsultationAnswered: happened,
  ConsultationEscalated: 'hidden',
  ConsultationLapsed: 'hidden',
  MoreInformationNeeded: happened,
  FindingsRecorded: happened,
  TermsProposed: happened,
  ApprovalNeeded: happened,
  ProposalApproved: happened,
  ProposalReturned: 'hidden',
  OfferSent: 'whole',
  OfferAccepted: 'whole',
  OfferCountered: 'whole',
  OfferRejected: 'whole',
  OfferExpired: 'whole',
  OfferWithdrawn: ['proposalVersion'],
  DecisionDrafted: 'hidden',
  DecisionApproved: 'hidden',
  DecisionReturned: 'hidden',
  DecisionIssued: toldDecision,
  DecisionAccepted: 'whole',
  DecisionAcceptedWithoutRemedy: 'whole',
  DecisionContested: 'whole',
  ReCheckRequested: 'whole',
  ContestLapsed: 'whole',
  ReReviewDrafted: 'hidden',
  ReReviewReturned: 'hidden',
  DecisionUpheld: [...toldDecision, 'mediation'],
  DecisionVaried: toldDecision,
  TermsReopened: happened,
  MediationProposed: 'whole',
  MediationConsented: 'whole',
  SettlementRecorded: 'hidden',
  SettlementReturned: 'hidden',
  MediationAgreed: 'whole',
  ReturnedToNegotiation: happened,
  ReturnedToDecision: ['contestUntil'],
  ReturnedToReReview: happened,
  ReturnedToReCheck: happened,
  OutsideComplaintRecorded: 'whole',
  ReferredOutside: 'whole',
  OutsideReplySent: ['bodyName'],
  ExternalConcluded: 'whole',
  RemedyOrdered: 'whole',
  RemedyImplemented: happened,
  CannotPerform: happened,
  FollowUpsScheduled: 'whole',
  FollowUpSent: 'whole',
  InstalmentConfirmed: ['dueOn'],
  SolvedConfirmed: 'whole',
  NotSolved: 'whole',
  CustomerSilent: 'whole',
  ClosedUnconfirmed: happened,
  Withdrawn: 'whole',
  CaseReopened: 'whole',
  ExtensionRequested: 'hidden',
  ClockExtended: ['reason', 'oldDueAt', 'newDueAt'],
  CaseReassigned: happened,
  PersonRecused: happened,
  NoteAdded: 'hidden',
  MessageToCustomer: 'whole',
  MessageToBank: 'whole',
  CustomerContacted: ['channel', 'at'],
  EvidenceReceived: toldFile,
  EvidenceRefused: [...toldFile, 'why'],
  ClockMarked: 'hidden',
  MailBounced: ['kind'],
  WorkflowFailed: 'hidden',
  RunStarted: 'hidden',
  CaseArchived: 'whole',
} as const satisfies Record<EventName, Sight>;

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** Copies one dotted path; what is absent stays absent. */
function take(from: Data, [name = '', ...rest]: readonly string[], into: Data): Data {
  const value = from[name];
  if (value === undefined) return into;
  if (rest.length === 0) return { ...into, [name]: value };
  const inner = into[name];
  return isData(value) ? { ...into, [name]: take(value, rest, isData(inner) ? inner : {}) } : into;
}

/** A lead may reopen a case too; the reason is then a colleague's. And the bank has proofs of its own. */
function sightOf({ name, by, data }: RecordedEvent): Sight {
  if (data['givenBy'] === 'bank') return 'hidden';
  return name === 'CaseReopened' && by.kind === 'staff' ? happened : sights[name];
}

/** The same for a bare name, where the event itself is not at hand. */
export const isShownByName = (name: string): boolean =>
  name in sights && sights[name as EventName] !== 'hidden';

export const isShown = (event: RecordedEvent): boolean => sightOf(event) !== 'hidden';

/** The part of an event's data that the customer may see. */
export function shownData(event: RecordedEvent): Data {
  const sight = sightOf(event);
  if (sight === 'whole') return event.data;
  return sight === 'hidden'
    ? {}
    : sight.reduce<Data>((into, path) => take(event.data, path.split('.'), into), {});
}

/** Whether nothing of the event is kept from the customer, so that they can hash it themselves. */
export const isWhole = (event: RecordedEvent): boolean =>
  sightOf(event) === 'whole' && event.by.kind !== 'staff';
