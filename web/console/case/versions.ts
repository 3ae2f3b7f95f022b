import type { StaffCase } from '#contracts/views.ts';
import type { Proposal } from '#domain/facts.ts';

type Told = StaffCase['events'][number];

/** What each of these events makes of the version that was put forward last. */
const became: Readonly<Record<string, Proposal['status']>> = {
  ProposalApproved: 'APPROVED',
  ProposalReturned: 'RETURNED',
  OfferSent: 'OFFERED',
  OfferAccepted: 'ACCEPTED',
  OfferCountered: 'COUNTERED',
  OfferRejected: 'REJECTED',
  OfferExpired: 'EXPIRED',
  OfferWithdrawn: 'WITHDRAWN_BY_BANK',
};
const unfinished = new Set<Proposal['status']>(['PENDING_APPROVAL', 'APPROVED', 'OFFERED']);

// recorded by the event's own schema; an operator's view leaves the data out
const putForward = ({ event, data }: Told): Proposal | undefined =>
  event === 'TermsProposed' || event === 'ApprovalNeeded'
    ? (data['proposal'] as Proposal | undefined)
    : undefined;

const approval = ({ event, by }: Told): Pick<Proposal, 'approvedBy'> =>
  event === 'ProposalApproved' && by.kind === 'staff' ? { approvedBy: by.id } : {};

/** Every version of the proposal and what became of it, oldest first, as the events remember it. */
export function versionsOf({ events }: Pick<StaffCase, 'events'>): Proposal[] {
  const versions = new Map<number, Proposal>();
  for (const told of events.toSorted((a, b) => a.seq - b.seq)) {
    const put = putForward(told);
    const last = [...versions.values()].at(-1);
    const status = became[told.event];
    if (put) versions.set(put.version, put);
    else if (last && status) versions.set(last.version, { ...last, ...approval(told), status });
  }
  const newest = Math.max(0, ...versions.keys());
  return [...versions.values()]
    .sort((a, b) => a.version - b.version)
    .map((it) =>
      it.version < newest && unfinished.has(it.status) ? { ...it, status: 'SUPERSEDED' } : it,
    );
}
