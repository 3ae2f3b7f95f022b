/** Stages that several events lead to, each with the clocks that start and stop on the way in. */
import type { Case, StageOf } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import type { Agreement, Decision } from '../facts.ts';

export const freshNegotiation: StageOf<'NEGOTIATING'> = {
  status: 'NEGOTIATING',
  proposal: null,
  counter: null,
  offerRefused: false,
  decisionDraft: null,
};

/** A plan that took the place of another one may end earlier: what was owed longer is remembered. */
function settledOn({ planSettledOn }: Case, { terms }: Agreement): string | null {
  const last = terms?.plan?.instalments.at(-1)?.dueOn ?? null;
  return last !== null && last > (planSettledOn ?? '') ? last : planSettledOn;
}

export const implementing = (it: Case, agreement: Agreement, at: string): Partial<Case> => ({
  stage: { status: 'IMPLEMENTING', agreement },
  planSettledOn: settledOn(it, agreement),
  mediation: null,
  clocks: clocks.stop(
    clocks.resume(it.clocks, 'mediation', at),
    ['decision', 'firstContact', 'offer', 'contest', 'mediation', 'reReview', 'reCheck'],
    at,
  ),
});

export const decided = (
  it: Case,
  decision: Decision,
  contestUntil: string,
  at: string,
): Partial<Case> => ({
  stage: { status: 'DECIDED', contestUntil },
  decision,
  handlers: [...new Set([...it.handlers, decision.decidedBy, decision.approvedBy])],
  mediation: null,
  clocks: clocks.start(
    clocks.stop(
      it.clocks,
      ['decision', 'firstContact', 'approval', 'reReview', 'reCheck', 'contest'],
      at,
    ),
    'contest',
    at,
  ),
});

export const closed = (
  it: Case,
  reason: StageOf<'CLOSED'>['reason'],
  at: string,
  how: Pick<StageOf<'CLOSED'>, 'confirmedOnPage'> = {},
): Partial<Case> => ({
  stage: { status: 'CLOSED', reason, closedAt: at, archivedAt: null, ...how },
  mediation: null,
  // a reply that an outside body waits for is owed whatever becomes of the case
  clocks: clocks.stopAllBut(clocks.resume(it.clocks, 'mediation', at), ['externalReply'], at),
});

export const toReReview = (
  it: Case,
  grievance: StageOf<'RE_REVIEW'>['grievance'],
  at: string,
): Partial<Case> => ({
  stage: { status: 'RE_REVIEW', grievance, draft: null },
  reReviewUsed: true,
  mediation: null,
  clocks: clocks.start(clocks.stop(it.clocks, ['contest'], at), 'reReview', at),
});
