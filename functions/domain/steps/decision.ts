/** The bank's decision and the customer's right to contest it (field.md §5.4 nos. 13–18). */
import { dueOf } from '../clocks.ts';
import type { Context, Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import { type DecisionText, isOpenProposal } from '../facts.ts';
import { draftOf } from '../guards.ts';

/** 24:00 of the last day on which the customer may contest. */
export const contestUntil = ({ now, profile }: Context): string =>
  dueOf('contest', now, profile) ?? now;

/** Outcomes that only a second look may have; the others belong to the first decision. */
export const secondLookOutcomes: readonly DecisionText['outcome'][] = ['upheld', 'varied'];

export const decision: Pick<
  Decisions,
  | 'DraftDecision'
  | 'ApproveDecision'
  | 'ReturnDecision'
  | 'IssueDecision'
  | 'AcceptDecision'
  | 'ContestDecision'
  | 'RequestReCheck'
  | 'LapseContest'
> = {
  DraftDecision: ({ it, actor }, { text }) => {
    const { stage } = it;
    const open = stage.status === 'NEGOTIATING' && isOpenProposal(stage.proposal);
    if (open || draftOf(it)?.status === 'approved') return refuse('NothingToDo');
    if (secondLookOutcomes.includes(text.outcome))
      return refuse('ClauseMissing', { outcome: text.outcome });
    return [event('DecisionDrafted', { draft: { text, draftedBy: actor.id, status: 'drafted' } })];
  },
  ApproveDecision: ({ it }) =>
    draftOf(it)?.status === 'drafted' ? [event('DecisionApproved', {})] : refuse('NothingToDo'),
  ReturnDecision: ({ it }, data) =>
    draftOf(it)?.status === 'drafted' ? [event('DecisionReturned', data)] : refuse('NothingToDo'),
  IssueDecision: (context) => {
    const draft = draftOf(context.it);
    if (draft?.status !== 'approved') return refuse('NothingToDo');
    const decision = {
      text: draft.text,
      decidedBy: draft.draftedBy,
      approvedBy: draft.approvedBy ?? draft.draftedBy,
      decidedAt: context.now,
    };
    return [event('DecisionIssued', { decision, contestUntil: contestUntil(context) })];
  },
  AcceptDecision: ({ it, now, termsHash }, { recording }) => {
    const remedies = it.decision?.text.remedies ?? [];
    if (remedies.length === 0)
      return [event('DecisionAcceptedWithoutRemedy', recording ? { recording } : {})];
    if (!termsHash) return refuse('NothingToDo');
    const agreement = { from: 'decision' as const, remedies, agreedAt: now, termsHash };
    return [
      event('DecisionAccepted', { agreement: recording ? { ...agreement, recording } : agreement }),
    ];
  },
  ContestDecision: ({ now }, { reason }) => [
    event('DecisionContested', { grievance: { reason, at: now, about: 'decision' } }),
  ],
  RequestReCheck: ({ now }, { reason }) => [
    event('ReCheckRequested', { grievance: { reason, at: now, about: 'decision' } }),
  ],
  LapseContest: () => [event('ContestLapsed', {})],
};
