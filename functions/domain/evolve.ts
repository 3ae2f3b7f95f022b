/** From an event to the case that follows it. Pure and total: whatever was recorded can be replayed. */
import type { Actor } from './actor.ts';
import type { Case } from './case.ts';
import type { DomainEvent, EventName } from './events.ts';
import { anyTime } from './evolutions/any-time.ts';
import { assessment } from './evolutions/assessment.ts';
import { collection } from './evolutions/collection.ts';
import { decision } from './evolutions/decision.ts';
import { dissatisfied } from './evolutions/dissatisfied.ts';
import { evidence } from './evolutions/evidence.ts';
import { feedback } from './evolutions/feedback.ts';
import { mediation } from './evolutions/mediation.ts';
import { negotiation } from './evolutions/negotiation.ts';
import { outside } from './evolutions/outside.ts';
import type { Evolutions } from './evolutions/past.ts';
import { remedy } from './evolutions/remedy.ts';

const evolutions: Evolutions = {
  ...feedback,
  ...collection,
  ...assessment,
  ...negotiation,
  ...decision,
  ...dissatisfied,
  ...mediation,
  ...outside,
  ...remedy,
  ...evidence,
  ...anyTime,
};

/** Judging and handling make a handler; notes, messages and recusals do not. */
const handlingEvents = new Set<EventName>([
  'CustomerAsked',
  'CollectionCompleted',
  'CaseRedirected',
  'AssessedSimple',
  'AssessedForInvestigation',
  'ConsultationAnswered',
  'MoreInformationNeeded',
  'FindingsRecorded',
  'TermsProposed',
  'ApprovalNeeded',
  'ProposalApproved',
  'ProposalReturned',
  'OfferWithdrawn',
  'DecisionDrafted',
  'DecisionApproved',
  'DecisionReturned',
  'TermsReopened',
  'RemedyImplemented',
  'CannotPerform',
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
