/** The conditions that `lifecycle.ts` names, one function each. They return a refusal, or null to let pass. */
import { dateIn } from './calendar.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { exceedsApprover } from './delegation.ts';
import { type Refusal, refuse } from './errors.ts';
import type { Consultation, DecisionDraft, Proposal } from './facts.ts';
import type { Guard } from './lifecycle.ts';

type Data = Readonly<Record<string, unknown>>;
type Check = (context: Context, data: Data) => Refusal | null;

const unless = (ok: boolean, refusal: Refusal): Refusal | null => (ok ? null : refusal);

export const proposalOf = ({ stage }: Case): Proposal | null =>
  stage.status === 'NEGOTIATING' ? stage.proposal : null;

/** At most one proposal is open at a time (field.md §5.3). */
export const isOpenProposal = (it: Proposal | null): boolean =>
  it !== null && ['PENDING_APPROVAL', 'APPROVED', 'OFFERED'].includes(it.status);

export const draftOf = ({ stage }: Case): DecisionDraft | null => {
  if (stage.status === 'RE_REVIEW') return stage.draft;
  return stage.status === 'NEGOTIATING' || stage.status === 'INVESTIGATING'
    ? stage.decisionDraft
    : null;
};

export const consultationsOf = ({ stage }: Case): readonly Consultation[] =>
  stage.status === 'INVESTIGATING' ? stage.consultations : [];

export const isOpen = (it: Consultation): boolean =>
  it.status === 'asked' || it.status === 'escalated';

const requestOf = ({ stage }: Case) => (stage.status === 'COLLECTING' ? stage.request : null);
const sideOf = (context: Context, data: Data): 'customer' | 'bank' =>
  context.actor.kind === 'customer' || data['recording'] ? 'customer' : 'bank';

const anotherPerson = (
  { actor }: Context,
  than: readonly (string | null | undefined)[],
): Refusal | null => unless(!than.includes(actor.id), refuse('NotAnotherPerson'));

const distinctChannels = (attempts: unknown): number =>
  Array.isArray(attempts) ? new Set(attempts.map((it: { channel: string }) => it.channel)).size : 0;

export const guards: { readonly [G in Guard]: Check } = {
  anotherPersonThanHandlers: (context) => anotherPerson(context, context.it.handlers),
  anotherPersonThanProposer: (context) =>
    anotherPerson(context, [proposalOf(context.it)?.proposedBy]),
  anotherPersonThanDrafter: (context) => anotherPerson(context, [draftOf(context.it)?.draftedBy]),
  anotherPersonThanOwner: (context) => anotherPerson(context, [context.it.owner]),
  openProposalVersion: ({ it }, data) =>
    unless(
      data['proposalVersion'] === proposalOf(it)?.version,
      refuse('WrongVersion', {
        given: Number(data['proposalVersion']),
        current: proposalOf(it)?.version ?? 0,
      }),
    ),
  offerStillOpen: ({ it, now }) => {
    const proposal = proposalOf(it);
    if (proposal?.status !== 'OFFERED')
      return refuse('OfferExpired', { status: proposal?.status ?? 'none' });
    return unless(
      now < (proposal.expiresAt ?? ''),
      refuse('OfferExpired', { at: proposal.expiresAt ?? '' }),
    );
  },
  everyOnerousTermConfirmed: ({ it }, data) => {
    const confirmed = Array.isArray(data['confirmedTerms']) ? data['confirmedTerms'] : [];
    const missing = proposalOf(it)?.terms.onerousTerms.find((term) => !confirmed.includes(term.id));
    return missing ? refuse('TermsNotConfirmed', { term: missing.id }) : null;
  },
  authorityCoversSettlement: ({ it, now, profile }) => {
    const authority = it.intake?.representative?.authority;
    if (!authority) return null;
    const expired =
      authority.expiresOn !== undefined && authority.expiresOn < dateIn(now, profile.zone);
    return unless(authority.scope === 'settle' && !expired, refuse('AuthorityMissing'));
  },
  withinApproverLimit: ({ it, profile, actor }) => {
    const proposal = proposalOf(it);
    const exceeds = proposal !== null && exceedsApprover(proposal.terms, profile);
    return unless(!exceeds || actor.roles.includes('hq'), refuse('LimitExceeded'));
  },
  withinContestWindow: ({ it, now }) =>
    unless(it.stage.status === 'DECIDED' && now < it.stage.contestUntil, refuse('WindowClosed')),
  contestWindowOver: ({ it, now }) =>
    unless(it.stage.status === 'DECIDED' && now >= it.stage.contestUntil, refuse('NothingToDo')),
  reReviewUnused: ({ it }) => unless(!it.reReviewUsed, refuse('ReReviewAlreadyUsed')),
  consultationOpen: ({ it }, data) =>
    unless(
      consultationsOf(it).some((one) => one.department === data['department'] && isOpen(one)),
      refuse('ConsultationUnknown', { department: String(data['department']) }),
    ),
  noConsultationOpen: ({ it }) => {
    const open = consultationsOf(it).find(isOpen);
    return open
      ? refuse('ConsultationUnknown', { department: open.department, state: 'open' })
      : null;
  },
  mediationOpen: ({ it }) => unless(it.mediation !== null, refuse('NothingToDo')),
  otherSideOwesConsent: (context, data) =>
    unless(context.it.mediation?.proposedBy !== sideOf(context, data), refuse('NotAnotherPerson')),
  everyRemedyProved: ({ it }, data) => {
    const remedies = it.stage.status === 'IMPLEMENTING' ? it.stage.agreement.remedies : [];
    const proofs = Array.isArray(data['proofs']) ? data['proofs'] : [];
    const missing = remedies.find(
      (one) => !proofs.some((proof: { remedyId: string }) => proof.remedyId === one.id),
    );
    return missing ? refuse('ProofMissing', { remedy: missing.id }) : null;
  },
  followUpDue: ({ it, now }, data) => {
    const followUps = it.stage.status === 'FOLLOWING_UP' ? it.stage.followUps : [];
    const due = followUps.find(
      (one) => one.number === data['number'] && !one.sentAt && one.dueAt <= now,
    );
    return unless(Boolean(due), refuse('FollowUpNotDue'));
  },
  allFollowUpsSent: ({ it }) =>
    unless(
      it.stage.status === 'FOLLOWING_UP' && it.stage.followUps.every((one) => one.sentAt),
      refuse('FollowUpNotDue'),
    ),
  attemptsOnTwoChannels: (_, data) =>
    unless(
      distinctChannels(data['attempts']) >= 2,
      refuse('ProofMissing', { needs: 'twoChannels' }),
    ),
  withinReopenWindow: ({ it, actor, now, profile }) => {
    if (it.stage.status !== 'CLOSED' || it.stage.reason === 'merged')
      return refuse('TargetNotMergeable');
    const gone = Date.parse(now) - Date.parse(it.stage.closedAt);
    const within = gone <= profile.reopenWithinDays * 86_400_000;
    return unless(actor.kind === 'staff' || within, refuse('WindowClosed'));
  },
  requestOpen: ({ it }) => unless(requestOf(it) !== null, refuse('NothingToDo')),
  noRequestOpen: ({ it }) =>
    unless(requestOf(it) === null, refuse('NothingToDo', { waitingFor: 'customer' })),
  informationLapsed: ({ it, now }) =>
    unless(now >= (requestOf(it)?.dueAt ?? now), refuse('NothingToDo')),
};
