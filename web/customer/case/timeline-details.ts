/** What an entry of the timeline says beyond its one sentence. The data comes as far as the customer may see it, so parts may lack. */
import type { CustomerCase } from '#contracts/views.ts';

export type Entry = CustomerCase['timeline'][number];

/** The text at a dotted path, if there is one. */
export function textAt(entry: Entry, path: string): string {
  let at: unknown = entry.data;
  for (const name of path.split('.'))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return typeof at === 'string' ? at : '';
}

/** Where people's own words stand in an event. */
const wordsOf: Readonly<Record<string, string>> = {
  MessageToCustomer: 'text',
  MessageToBank: 'text',
  CustomerAsked: 'request.thing',
  InformationAnswered: 'answer',
  CaseRedirected: 'routeTold',
  CaseMerged: 'targetCaseNo',
  CaseAbsorbed: 'caseNo',
  OfferCountered: 'terms.words',
  OfferRejected: 'reason',
  DecisionContested: 'grievance.reason',
  ReCheckRequested: 'grievance.reason',
  CaseReopened: 'grievance.reason',
  NotSolved: 'grievance.reason',
  SolvedConfirmed: 'words',
  Withdrawn: 'reason',
  MediationProposed: 'mediation.bodyName',
  MediationConsented: 'bodyName',
  OutsideComplaintRecorded: 'complaint.bodyName',
  ReferredOutside: 'complaint.bodyName',
  OutsideReplySent: 'bodyName',
  EvidenceReceived: 'name',
  EvidenceRefused: 'name',
};

export const wordsIn = (entry: Entry): string => textAt(entry, wordsOf[entry.event] ?? '');

export const isMessage = ({ event }: Entry): boolean =>
  event === 'MessageToCustomer' || event === 'MessageToBank';
