/** The customer is not satisfied (P3.3-2): another person re-reviews, headquarters re-checks, a third party mediates. */
import { addDays, dateIn, endOf } from '../calendar.ts';
import { inStage } from '../case.ts';
import { dueOf } from '../clocks.ts';
import type { Context, Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import type { DecisionText } from '../facts.ts';
import { contestUntil } from './decision.ts';
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
  DraftReReview: ({ it, actor }, { text }) =>
    inStage(it, 'RE_REVIEW').draft?.status === 'drafted'
      ? refuse('NothingToDo')
      : [event('ReReviewDrafted', { draft: { text, draftedBy: actor.id, status: 'drafted' } })],
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
  ConcludeReCheck: (context, { text }) => [
    conclude(context, text, context.actor.id, context.actor.id),
  ],
  ProposeMediation: (context, { bodyName, recording }) => {
    if (context.it.mediation) return refuse('NothingToDo');
    const byCustomer = context.actor.kind === 'customer' || Boolean(recording);
    const mediation = invitation(context, bodyName, byCustomer ? 'customer' : 'bank');
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
