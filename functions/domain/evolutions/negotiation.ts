/** Step 4, negotiation: one proposal, from its draft to the customer's answer. */

import type { Case, StageOf } from '../case.ts';
import { inStage } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import type { Proposal } from '../facts.ts';
import type { Evolutions } from './past.ts';
import { implementing } from './stages.ts';

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

const proposed = (it: Case, proposal: Proposal, at: string): Partial<Case> => ({
  ...negotiatingWith(it, { proposal, offerRefused: false, decisionDraft: null }),
  proposalVersions: proposal.version,
  // an offer instead of a decision: the draft and its approval are off the table
  clocks: clocks.stop(it.clocks, ['approval'], at),
});

export const negotiation: Pick<
  Evolutions,
  | 'TermsProposed'
  | 'ApprovalNeeded'
  | 'ProposalApproved'
  | 'ProposalReturned'
  | 'OfferSent'
  | 'OfferAccepted'
  | 'OfferCountered'
  | 'OfferRejected'
  | 'OfferExpired'
  | 'OfferWithdrawn'
> = {
  TermsProposed: ({ it, data, at }) => proposed(it, data.proposal, at),
  ApprovalNeeded: ({ it, data, at }) => ({
    ...proposed(it, data.proposal, at),
    clocks: clocks.restart(it.clocks, 'approval', at),
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
    clocks: clocks.start(clocks.stop(it.clocks, ['firstContact'], at), 'offer', at, data.expiresAt),
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
};
