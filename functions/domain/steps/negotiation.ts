/** Step 4, negotiation (P3.2-4): proposals, approval, offer, counter-offer, acceptance of one exact version. */
import { cutBeforeAnswer } from '../answer-clock.ts';
import { instantAt } from '../calendar.ts';
import { inStage } from '../case.ts';
import { dueOf } from '../clocks.ts';
import type { Context, Decisions } from '../context.ts';
import { needsApproval } from '../delegation.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import { isOpenProposal } from '../facts.ts';
import { draftOf } from '../guards.ts';
import { planFault } from '../plan-dates.ts';
import type { Terms } from '../terms.ts';

/** How long an offer stays open: the profile's days, cut so that the bank can still answer in time. */
function offerExpiry(context: Context, { plan }: Terms): string {
  const { now, profile } = context;
  const end = cutBeforeAnswer(dueOf('offer', now, profile) ?? now, context);
  const [first] = plan?.instalments ?? [];
  // nobody can accept a plan whose first payment is overdue
  const cut = first ? instantAt(first.dueOn, 0, profile.zone) : end;
  return end < cut ? end : cut;
}

/** What of the plan cannot be agreed today: the field by its path in the command's data. */
function impossible({ plan }: Terms, context: Context) {
  const fault = plan && planFault(plan, context);
  if (!fault) return null;
  const { path, rule, limit } = fault;
  return refuse('PlanNotPossible', { field: ['terms.plan', ...path].join('.'), rule, limit });
}

export const negotiation: Pick<
  Decisions,
  | 'ProposeTerms'
  | 'ApproveProposal'
  | 'ReturnProposal'
  | 'SendOffer'
  | 'AcceptOffer'
  | 'CounterOffer'
  | 'RejectOffer'
  | 'ExpireOffer'
  | 'WithdrawOffer'
> = {
  ProposeTerms: (context, { terms }) => {
    const { it, actor, profile } = context;
    const current = inStage(it, 'NEGOTIATING').proposal;
    if (current && isOpenProposal(current))
      return refuse('NothingToDo', { openVersion: current.version });
    // an approved decision is about to go out; it is not overtaken silently
    if (draftOf(it)?.status === 'approved')
      return refuse('NothingToDo', { waitingFor: 'decision' });
    const fault = impossible(terms, context);
    if (fault) return fault;
    const base = { version: it.proposalVersions + 1, terms, proposedBy: actor.id };
    return needsApproval(terms, profile)
      ? [event('ApprovalNeeded', { proposal: { ...base, status: 'PENDING_APPROVAL' } })]
      : [event('TermsProposed', { proposal: { ...base, status: 'APPROVED' } })];
  },
  // days may have gone by: a plan that has become impossible is returned, not approved
  ApproveProposal: (context, data) => {
    const { proposal } = inStage(context.it, 'NEGOTIATING');
    return proposal?.status === 'PENDING_APPROVAL'
      ? (impossible(proposal.terms, context) ?? [event('ProposalApproved', data)])
      : refuse('NothingToDo');
  },
  ReturnProposal: ({ it }, data) =>
    inStage(it, 'NEGOTIATING').proposal?.status === 'PENDING_APPROVAL'
      ? [event('ProposalReturned', data)]
      : refuse('NothingToDo'),
  SendOffer: (context) => {
    const { proposal } = inStage(context.it, 'NEGOTIATING');
    if (proposal?.status !== 'APPROVED') return refuse('NothingToDo');
    return [
      event('OfferSent', {
        proposalVersion: proposal.version,
        expiresAt: offerExpiry(context, proposal.terms),
      }),
    ];
  },
  AcceptOffer: ({ it, now, termsHash }, data) => {
    const { proposal } = inStage(it, 'NEGOTIATING');
    if (!proposal || !termsHash) return refuse('NothingToDo');
    const { terms, version } = proposal;
    const agreement = {
      from: 'offer' as const,
      terms,
      remedies: terms.remedies,
      proposalVersion: version,
      agreedAt: now,
      termsHash,
      ...(data.recording ? { recording: data.recording } : {}),
    };
    return [event('OfferAccepted', { agreement })];
  },
  CounterOffer: (_, data) => [event('OfferCountered', data)],
  RejectOffer: (_, data) => [event('OfferRejected', data)],
  ExpireOffer: ({ it, now }, data) => {
    const { proposal } = inStage(it, 'NEGOTIATING');
    const over = proposal?.status === 'OFFERED' && now >= (proposal.expiresAt ?? now);
    return over ? [event('OfferExpired', data)] : refuse('NothingToDo');
  },
  WithdrawOffer: ({ it }, data) =>
    inStage(it, 'NEGOTIATING').proposal?.status === 'OFFERED'
      ? [event('OfferWithdrawn', data)]
      : refuse('NothingToDo'),
};
