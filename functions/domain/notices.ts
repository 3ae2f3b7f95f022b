/**
 * Which mail an event owes the customer (P3.1-2: told of every change). One mail per event at the most: its dedupe key is
 * case, template and event number, stored before anything is sent.
 */
import type { Case } from './case.ts';
import type { EventName, RecordedEvent } from './events.ts';
import type { Agreement } from './facts.ts';
import { profileOf } from './profiles/index.ts';

export const templates = [
  'acknowledgement',
  'informationRequest',
  'offer',
  'offerExpired',
  'agreement',
  'decisionNotice',
  'reReviewResult',
  'mediationInvitation',
  'extensionNotice',
  'message',
  'followUp',
  'closure',
  'accessCode',
  'update',
] as const;
export type Template = (typeof templates)[number];

/** Event → the mail it owes; events that are missing here owe none. */
export const noticeOf: Partial<Record<EventName, Template>> = {
  CaseRegistered: 'acknowledgement',
  CustomerAsked: 'informationRequest',
  OfferSent: 'offer',
  OfferExpired: 'offerExpired',
  OfferAccepted: 'agreement',
  DecisionIssued: 'decisionNotice',
  DecisionUpheld: 'reReviewResult',
  DecisionVaried: 'reReviewResult',
  TermsReopened: 'reReviewResult',
  ClockExtended: 'extensionNotice',
  MessageToCustomer: 'message',
  FollowUpSent: 'followUp',
  CaseArchived: 'closure',
  InformationLapsed: 'update',
  OfferWithdrawn: 'update',
  MediationConsented: 'update',
  MediationAgreed: 'update',
  ReturnedToNegotiation: 'update',
  ReturnedToDecision: 'update',
  ReturnedToReReview: 'update',
  ReturnedToReCheck: 'update',
  ReferredOutside: 'update',
  RemedyOrdered: 'update',
  CannotPerform: 'update',
  CaseReopened: 'update',
};

export interface Notice {
  readonly mailId: string;
  readonly template: Template;
  /** Number of the event that owes the mail; the renderer reads its words from there. */
  readonly seq: number;
}

/** The customer has read on the own page how it ended and what remains possible; some rules want a letter all the same. */
const closingIsShown = ({ stage, profile }: Case): boolean =>
  stage.status === 'CLOSED' &&
  stage.confirmedOnPage === true &&
  !profileOf({ profile }).letters.closingAfterOwnConfirmation;

/** Who accepted on the own page sees and keeps the agreement there; who said it on a recorded line has only this letter. */
const agreementIsShown = ({ name, data }: RecordedEvent, { profile }: Case): boolean => {
  if (name !== 'OfferAccepted') return false;
  // recorded by the event's own schema
  const agreed = data['agreement'] as Agreement | undefined;
  return agreed?.recording === undefined && !profileOf({ profile }).letters.copyOfAgreement;
};

/** Who consents on the own page has just read to what. */
const consentIsShown = ({ name, by }: RecordedEvent): boolean =>
  name === 'MediationConsented' && by.kind === 'customer';

/** The mail that a recorded event owes, or null. An invitation to mediate is owed only when the bank proposes it. */
export function noticeFor(event: RecordedEvent, after: Case): Notice | null {
  if (event.name === 'CaseArchived' && closingIsShown(after)) return null;
  if (agreementIsShown(event, after) || consentIsShown(event)) return null;
  const invited = event.name === 'MediationProposed' && after.mediation?.proposedBy === 'bank';
  const template = invited ? 'mediationInvitation' : noticeOf[event.name];
  if (!template) return null;
  return { mailId: `${template}-${event.seq}`, template, seq: event.seq };
}
