/** The conditions that `lifecycle.ts` names, one function each. They return a refusal, or null to let pass. */
import { dateIn } from './calendar.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { exceedsApprover } from './delegation.ts';
import { type Refusal, refuse } from './errors.ts';
import {
  type Agreement,
  type Consultation,
  type DecisionDraft,
  isPending,
  type Proposal,
  type Settlement,
} from './facts.ts';
import { instalmentRefused, planFollowed } from './instalments.ts';
import type { Guard } from './lifecycle.ts';
import { reopenUntil } from './reopening.ts';
import { ruleOf } from './rule-profile.ts';

type Data = Readonly<Record<string, unknown>>;
type Check = (context: Context, data: Data) => Refusal | null;

const unless = (ok: boolean, refusal: Refusal): Refusal | null => (ok ? null : refusal);

export const proposalOf = ({ stage }: Case): Proposal | null =>
  stage.status === 'NEGOTIATING' ? stage.proposal : null;

const refusedUnlessHq = (exceeds: boolean, { actor }: Context): Refusal | null =>
  unless(!exceeds || actor.roles.includes('hq'), refuse('LimitExceeded'));

export const draftOf = ({ stage }: Case): DecisionDraft | null => {
  if (stage.status === 'RE_REVIEW') return stage.draft;
  return stage.status === 'NEGOTIATING' || stage.status === 'INVESTIGATING'
    ? stage.decisionDraft
    : null;
};

export const settlementOf = ({ stage }: Case): Settlement | null =>
  stage.status === 'MEDIATION' ? stage.settlement : null;

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

/** What must be proved before a remedy counts as carried out: each remedy, and that a plan is active. */
export const thingsToProve = (it: Agreement): string[] => [
  ...it.remedies.map((one) => one.id),
  ...(it.terms?.plan ? ['plan'] : []),
];

export const guards: { readonly [G in Guard]: Check } = {
  customersWordRecorded: ({ actor }, data) =>
    unless(
      actor.kind !== 'staff' || Boolean(data['recording']),
      refuse('ProofMissing', { needs: 'recording' }),
    ),
  anotherPersonThanHandlers: (context) => anotherPerson(context, context.it.handlers),
  anotherPersonThanProposer: (context) =>
    anotherPerson(context, [proposalOf(context.it)?.proposedBy]),
  anotherPersonThanDrafter: (context) => anotherPerson(context, [draftOf(context.it)?.draftedBy]),
  anotherPersonThanRecorder: (context) =>
    anotherPerson(context, [settlementOf(context.it)?.recordedBy]),
  // two persons: without an owner nobody else has looked at the case yet
  anotherPersonThanOwner: ({ it, actor }) =>
    unless(it.owner !== null && it.owner !== actor.id, refuse('NotAnotherPerson')),
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
  authorityCoversSettlement: (context, data) => {
    const { it, now, profile } = context;
    if (sideOf(context, data) === 'bank') return null;
    const authority = it.intake?.representative?.authority;
    if (!authority) return null;
    const expired =
      authority.expiresOn !== undefined && authority.expiresOn < dateIn(now, profile.zone);
    return unless(authority.scope === 'settle' && !expired, refuse('AuthorityMissing'));
  },
  withinApproverLimit: (context) => {
    const terms = proposalOf(context.it)?.terms;
    return refusedUnlessHq(Boolean(terms && exceedsApprover(terms, context.profile)), context);
  },
  draftWithinApproverLimit: (context) => {
    const text = draftOf(context.it)?.text;
    return refusedUnlessHq(Boolean(text && exceedsApprover(text, context.profile)), context);
  },
  settlementWithinApproverLimit: (context) => {
    const text = settlementOf(context.it)?.text;
    return refusedUnlessHq(Boolean(text && exceedsApprover(text, context.profile)), context);
  },
  settlementPending: ({ it }) =>
    unless(settlementOf(it)?.status === 'recorded', refuse('NothingToDo')),
  noSettlementPending: ({ it }) =>
    unless(
      settlementOf(it)?.status !== 'recorded',
      refuse('NothingToDo', { waitingFor: 'approval' }),
    ),
  withinContestWindow: ({ it, now }) =>
    unless(it.stage.status === 'DECIDED' && now < it.stage.contestUntil, refuse('WindowClosed')),
  contestWindowOver: ({ it, now }) =>
    unless(it.stage.status === 'DECIDED' && now >= it.stage.contestUntil, refuse('NothingToDo')),
  reReviewUnused: ({ it }) => unless(!it.reReviewUsed, refuse('ReReviewAlreadyUsed')),
  reCheckAvailable: ({ it, profile }) => {
    if (!ruleOf(profile, 'reCheck')) return refuse('NothingToDo', { missing: 'reCheck' });
    const used = it.clocks.some((one) => one.clock === 'reCheck');
    return unless(!used, refuse('ReReviewAlreadyUsed', { look: 'reCheck' }));
  },
  ownDepartment: ({ actor }, data) =>
    unless(
      actor.department === data['department'],
      refuse('NotYourTask', { department: String(data['department']) }),
    ),
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
  // a draft that came back binds nobody: its author may go on without it
  noDecisionDrafted: ({ it }) =>
    unless(
      (draftOf(it)?.status ?? 'returned') === 'returned',
      refuse('NothingToDo', { waitingFor: 'decision' }),
    ),
  noMediationOpen: ({ it }) =>
    unless(it.mediation === null, refuse('NothingToDo', { waitingFor: 'mediation' })),
  // an agent passes on what the customer says; for the bank a lead or the liaison speaks
  bankSpeaksThroughLead: (context, data) => {
    const { roles } = context.actor;
    const may = roles.includes('lead') || roles.includes('liaison');
    return unless(
      sideOf(context, data) === 'customer' || may,
      refuse('RoleNotAllowed', { needs: 'lead' }),
    );
  },
  noOutsideComplaintOpen: ({ it }) =>
    unless(!it.outside.some(isPending), refuse('NothingToDo', { waitingFor: 'outsideReply' })),
  mediationOpen: ({ it }) => unless(it.mediation !== null, refuse('NothingToDo')),
  otherSideOwesConsent: (context, data) =>
    unless(context.it.mediation?.proposedBy !== sideOf(context, data), refuse('NotAnotherPerson')),
  everyRemedyProved: ({ it }, data) => {
    const things = it.stage.status === 'IMPLEMENTING' ? thingsToProve(it.stage.agreement) : [];
    const proofs = Array.isArray(data['proofs']) ? data['proofs'] : [];
    const missing = things.find(
      (thing) => !proofs.some((proof: { remedyId: string }) => proof.remedyId === thing),
    );
    return missing ? refuse('ProofMissing', { remedy: missing }) : null;
  },
  planAgreed: ({ it }) =>
    unless(planFollowed(it) !== null, refuse('NothingToDo', { missing: 'plan' })),
  instalmentToConfirm: ({ it, profile, now }, data) =>
    instalmentRefused(it, data['dueOn'], profile, now),
  followUpDue: ({ it, now }, data) => {
    const followUps = it.stage.status === 'FOLLOWING_UP' ? it.stage.followUps : [];
    const due = followUps.find(
      (one) => (data['number'] ?? one.number) === one.number && !one.sentAt && one.dueAt <= now,
    );
    return unless(Boolean(due), refuse('FollowUpNotDue'));
  },
  allFollowUpsSent: ({ it }) =>
    unless(
      it.stage.status === 'FOLLOWING_UP' && it.stage.followUps.every((one) => one.sentAt),
      refuse('FollowUpNotDue'),
    ),
  silentLongEnough: ({ it }) =>
    unless(
      it.stage.status === 'FOLLOWING_UP' && it.stage.silentSince !== null,
      refuse('FollowUpNotDue', { waitingFor: 'silence' }),
    ),
  attemptsOnTwoChannels: (_, data) =>
    unless(
      distinctChannels(data['attempts']) >= 2,
      refuse('ProofMissing', { needs: 'twoChannels' }),
    ),
  withinReopenWindow: ({ it, actor, now, profile }) => {
    const last = reopenUntil(it, profile);
    if (last === null) return refuse('TargetNotMergeable');
    const within = Date.parse(now) <= Date.parse(last);
    return unless(actor.kind === 'staff' || within, refuse('WindowClosed'));
  },
  requestOpen: ({ it }) => unless(requestOf(it) !== null, refuse('NothingToDo')),
  noRequestOpen: ({ it }) =>
    unless(requestOf(it) === null, refuse('NothingToDo', { waitingFor: 'customer' })),
  informationLapsed: ({ it, now }) =>
    unless(now >= (requestOf(it)?.dueAt ?? now), refuse('NothingToDo')),
};
