/**
 * Cases at every point of their life, valid and built by legal commands alone; each takes overrides. The default story:
 * received Monday 2026-03-02, handled by Li, decision due 2026-03-17T24:00 in Beijing.
 */
import type { Case, Status } from '#domain/case.ts';
import * as stories from './stories.ts';
import { type Differences, play, type Step } from './stories.ts';

export { day } from './stories.ts';

const told =
  (story: (it: Differences) => Step[]) =>
  (differences: Differences = {}): Case =>
    play(story(differences), differences);

/** One builder per point of a case's life. */
export const aCase = {
  /** Before its first event. */
  new: told(() => []),
  draft: told(stories.draft),
  received: told(stories.submitted),
  collecting: told(stories.registered),
  awaitingInformation: told(stories.asked),
  assessing: told(stories.collected),
  suggested: told(stories.suggested),
  /** The credit department owes an answer. */
  consulting: told(stories.consulted),
  /** Every department has answered; findings are due. */
  investigating: told(stories.answered),
  /** Assessed as simple; no proposal yet. */
  negotiating: told(stories.assessed),
  /** Proposed and approved, not yet sent. */
  proposed: told(stories.proposed),
  awaitingApproval: told(stories.awaitingApproval),
  approved: told(stories.approved),
  /** Version 1 is open until 2026-03-12T24:00. */
  offered: told(stories.offered),
  decisionDrafted: told(stories.drafted),
  decisionApproved: told(stories.decisionApproved),
  /** Decided on 2026-03-08 with a refund of 15 yuan; may be contested for 30 days. */
  decided: told(stories.decided),
  reReview: told(stories.contested),
  reReviewDrafted: told(stories.reDrafted),
  /** Upheld by a second person, which invites to mediation. */
  upheld: told(stories.reReviewed),
  reCheck: told(stories.reChecked),
  /** The bank proposes mediation while its offer is open. */
  invitedToMediation: told(stories.invited),
  mediation: told(stories.mediating),
  /** A settlement of 600 yuan waits for an approver since 2026-03-22. */
  settling: told(stories.settling),
  external: told(stories.outside),
  implementing: told(stories.accepted),
  implemented: told(stories.implemented),
  followingUp: told(stories.followedUp),
  followingPlan: told(stories.followingPlan),
  followUpsSent: told(stories.followUpsSent),
  silent: told(stories.silent),
  solved: told(stories.solved),
  solvedOnHotline: told(stories.solvedOnHotline),
  withdrawn: told(stories.withdrawn),
};

/** A case in each status, for tests that go through all of them. */
export const inStatus: { readonly [S in Status]: (differences?: Differences) => Case } = {
  DRAFT: aCase.draft,
  RECEIVED: aCase.received,
  COLLECTING: aCase.collecting,
  ASSESSING: aCase.assessing,
  INVESTIGATING: aCase.consulting,
  NEGOTIATING: aCase.offered,
  DECIDED: aCase.decided,
  IMPLEMENTING: aCase.implementing,
  FOLLOWING_UP: aCase.followingUp,
  RE_REVIEW: aCase.reReview,
  RE_CHECK: aCase.reCheck,
  MEDIATION: aCase.mediation,
  EXTERNAL: aCase.external,
  CLOSED: aCase.solved,
};
