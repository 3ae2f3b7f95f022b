/** The bank's decision and what the customer does with it. */

import type { Case, StageOf } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import type { Evolutions } from './past.ts';
import { closed, decided, implementing, toReReview } from './stages.ts';

const withDraft = (
  it: Case,
  draft: StageOf<'NEGOTIATING'>['decisionDraft'],
): Pick<Case, 'stage'> => {
  const { stage } = it;
  if (stage.status !== 'NEGOTIATING' && stage.status !== 'INVESTIGATING') return { stage };
  return { stage: { ...stage, decisionDraft: draft } };
};

const currentDraft = ({ stage }: Case) =>
  stage.status === 'NEGOTIATING' || stage.status === 'INVESTIGATING' ? stage.decisionDraft : null;

export const decision: Pick<
  Evolutions,
  | 'DecisionDrafted'
  | 'DecisionApproved'
  | 'DecisionReturned'
  | 'DecisionIssued'
  | 'DecisionAccepted'
  | 'DecisionAcceptedWithoutRemedy'
  | 'DecisionContested'
  | 'ReCheckRequested'
  | 'ContestLapsed'
> = {
  DecisionDrafted: ({ it, data, at }) => ({
    ...withDraft(it, data.draft),
    clocks: clocks.restart(it.clocks, 'approval', at),
  }),
  DecisionApproved: ({ it, at, by }) => {
    const draft = currentDraft(it);
    return {
      ...withDraft(it, draft && { ...draft, status: 'approved', approvedBy: by.id }),
      clocks: clocks.stop(it.clocks, ['approval'], at),
    };
  },
  DecisionReturned: ({ it, data, at }) => {
    const draft = currentDraft(it);
    return {
      ...withDraft(it, draft && { ...draft, status: 'returned', returnedReason: data.reason }),
      clocks: clocks.stop(it.clocks, ['approval'], at),
    };
  },
  DecisionIssued: ({ it, data, at }) => decided(it, data.decision, data.contestUntil, at),
  DecisionAccepted: ({ it, data, at }) => implementing(it, data.agreement, at),
  DecisionAcceptedWithoutRemedy: ({ it, at }) => closed(it, 'satisfied', at),
  DecisionContested: ({ it, data, at }) => toReReview(it, data.grievance, at),
  ReCheckRequested: ({ it, data, at }) => ({
    stage: { status: 'RE_CHECK', grievance: data.grievance },
    mediation: null,
    clocks: clocks.start(clocks.stop(it.clocks, ['contest'], at), 'reCheck', at),
  }),
  ContestLapsed: ({ it, at }) => closed(it, 'decision_not_contested', at),
};
