/** Step 4, negotiation (P3.2-4): proposals, approval, offer, counter-offer, acceptance of one exact version. */
import { addDays, dateIn, dayOff, endOf } from '../calendar.ts';
import { inStage } from '../case.ts';
import { clockOf, dueOf } from '../clocks.ts';
import type { Context, Decisions } from '../context.ts';
import { needsApproval } from '../delegation.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import { isOpenProposal } from '../guards.ts';

/** The working day before `date` in the profile's calendar. */
function workingDayBefore(date: string, { profile }: Context): string {
  let before = addDays(date, -1);
  while (dayOff(before, profile.calendar)) before = addDays(before, -1);
  return before;
}

/**
 * An offer stays open for the profile's days, cut to end one working day before the decision is due (field.md §5.3), so that
 * an answer can still be given in time; never less than a day.
 */
export function offerExpiry(context: Context): string {
  const { it, now, profile } = context;
  const open = dueOf('offer', now, profile) ?? now;
  const entry = it.clocks.findLast((one) => one.clock === 'decision' && !one.stoppedAt);
  const decision = entry && clockOf(entry, profile, now);
  if (!decision || decision.state !== 'running') return open;
  const lastDay = addDays(dateIn(decision.dueAt, profile.zone), -1);
  const cut = endOf(workingDayBefore(lastDay, context), profile.zone);
  const atLeast = endOf(addDays(dateIn(now, profile.zone), 1), profile.zone);
  if (open <= cut) return open;
  return cut > atLeast ? cut : atLeast;
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
  ProposeTerms: ({ it, actor, profile }, { terms }) => {
    const current = inStage(it, 'NEGOTIATING').proposal;
    if (current && isOpenProposal(current))
      return refuse('NothingToDo', { openVersion: current.version });
    if ((terms.plan?.instalments.length ?? 0) > profile.maxInstalments)
      return refuse('LimitExceeded');
    const base = { version: it.proposalVersions + 1, terms, proposedBy: actor.id };
    return needsApproval(terms, profile)
      ? [event('ApprovalNeeded', { proposal: { ...base, status: 'PENDING_APPROVAL' } })]
      : [event('TermsProposed', { proposal: { ...base, status: 'APPROVED' } })];
  },
  ApproveProposal: ({ it }, data) =>
    inStage(it, 'NEGOTIATING').proposal?.status === 'PENDING_APPROVAL'
      ? [event('ProposalApproved', data)]
      : refuse('NothingToDo'),
  ReturnProposal: ({ it }, data) =>
    inStage(it, 'NEGOTIATING').proposal?.status === 'PENDING_APPROVAL'
      ? [event('ProposalReturned', data)]
      : refuse('NothingToDo'),
  SendOffer: (context) => {
    const { proposal } = inStage(context.it, 'NEGOTIATING');
    if (proposal?.status !== 'APPROVED') return refuse('NothingToDo');
    return [
      event('OfferSent', { proposalVersion: proposal.version, expiresAt: offerExpiry(context) }),
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
