/** The customer is not satisfied (P3.3-2): another person re-reviews, headquarters re-checks, a third party mediates. */
import { cutBeforeAnswer } from '../answer-clock.ts';
import { addDays, dateIn, endOf } from '../calendar.ts';
import { inStage } from '../case.ts';
import { dueOf } from '../clocks.ts';
import type { Context, Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import type { DecisionText } from '../facts.ts';
import { contestUntil, secondLookOutcomes } from './decision.ts';
import { backFromMediation } from './mediation.ts';

const invitation = (
  { now, profile }: Context,
  bodyName: string,
  proposedBy: 'customer' | 'bank',
) => ({
  bodyName,
  proposedBy,
  proposedAt: now,
  lapsesAt: endOf(
    addDays(dateIn(now, profile.zone), profile.mediationInvitationDays),
    profile.zone,
  ),
});

const mediationBody = ({ profile }: Context): string =>
  profile.outsideBodies.find((it) => it.kind === 'mediationBody')?.name['zh-CN'] ?? 'mediation';

/** A second look says `upheld` or `varied`; anything else would be a first decision. */
const wrongOutcome = ({ outcome }: DecisionText) =>
  secondLookOutcomes.includes(outcome) ? null : refuse('ClauseMissing', { outcome });

/** Upheld invites to mediation; anything else is a new decision that may be accepted or contested outside. */
function conclude(context: Context, text: DecisionText, decidedBy: string, approvedBy: string) {
  const decision = { text, decidedBy, approvedBy, decidedAt: context.now };
  const until = contestUntil(context);
  return text.outcome === 'upheld'
    ? event('DecisionUpheld', {
        decision,
        contestUntil: until,
        mediation: invitation(context, mediationBody(context), 'bank'),
      })
    : event('DecisionVaried', { decision, contestUntil: until });
}

export const dissatisfied: Pick<
  Decisions,
  | 'DraftReReview'
  | 'ApproveReReview'
  | 'ReturnReReview'
  | 'ReopenTerms'
  | 'ConcludeReCheck'
  | 'ProposeMediation'
  | 'ConsentToMediation'
  | 'DeclineMediation'
  | 'LapseMediationProposal'
> = {
  DraftReReview: ({ it, actor }, { text }) => {
    if (inStage(it, 'RE_REVIEW').draft?.status === 'drafted') return refuse('NothingToDo');
    const draft = { text, draftedBy: actor.id, status: 'drafted' as const };
    return wrongOutcome(text) ?? [event('ReReviewDrafted', { draft })];
  },
  ApproveReReview: (context) => {
    const { draft } = inStage(context.it, 'RE_REVIEW');
    if (draft?.status !== 'drafted') return refuse('NothingToDo');
    return [conclude(context, draft.text, draft.draftedBy, context.actor.id)];
  },
  ReturnReReview: ({ it }, data) =>
    inStage(it, 'RE_REVIEW').draft?.status === 'drafted'
      ? [event('ReReviewReturned', data)]
      : refuse('NothingToDo'),
  ReopenTerms: (_, data) => [event('TermsReopened', data)],
  ConcludeReCheck: (context, { text }) =>
    wrongOutcome(text) ?? [conclude(context, text, context.actor.id, context.actor.id)],
  ProposeMediation: (context, { bodyName, recording }) => {
    const byCustomer = context.actor.kind === 'customer' || Boolean(recording);
    const proposed = invitation(context, bodyName, byCustomer ? 'customer' : 'bank');
    // an invitation that nobody answers must not use up the time for the bank's answer
    const mediation = { ...proposed, lapsesAt: cutBeforeAnswer(proposed.lapsesAt, context) };
    return [event('MediationProposed', { mediation })];
  },
  ConsentToMediation: ({ it, now, profile }) => [
    event('MediationConsented', {
      bodyName: it.mediation?.bodyName ?? '',
      limitAt: dueOf('mediation', now, profile) ?? now,
    }),
  ],
  DeclineMediation: (context, { reason }) => [backFromMediation(context, reason ?? 'declined')],
  LapseMediationProposal: (context) =>
    context.now >= (context.it.mediation?.lapsesAt ?? context.now)
      ? [backFromMediation(context, 'lapsed')]
      : refuse('NothingToDo'),
};
