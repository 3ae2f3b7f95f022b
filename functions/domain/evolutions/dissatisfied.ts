/** The second look and its result. */

import { inStage } from '../case.ts';
import type { Evolutions } from './past.ts';
import { decided, freshNegotiation } from './stages.ts';

export const dissatisfied: Pick<
  Evolutions,
  'ReReviewDrafted' | 'ReReviewReturned' | 'DecisionUpheld' | 'DecisionVaried' | 'TermsReopened'
> = {
  ReReviewDrafted: ({ it, data }) => ({
    stage: { ...inStage(it, 'RE_REVIEW'), draft: data.draft },
  }),
  ReReviewReturned: ({ it, data }) => {
    const stage = inStage(it, 'RE_REVIEW');
    const draft = stage.draft && {
      ...stage.draft,
      status: 'returned' as const,
      returnedReason: data.reason,
    };
    return { stage: { ...stage, draft } };
  },
  DecisionUpheld: ({ it, data, at }) => ({
    ...decided(it, data.decision, data.contestUntil, at),
    mediation: data.mediation,
  }),
  DecisionVaried: ({ it, data, at }) => decided(it, data.decision, data.contestUntil, at),
  // the clock of the second look runs on: the customer still waits for the bank's answer
  TermsReopened: ({ data }) => ({
    findings: data.findings,
    stage: freshNegotiation,
    mediation: null,
  }),
};
