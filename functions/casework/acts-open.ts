/** Which acts are worth a button: what the lifecycle allows and no condition of the case itself forbids. */
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { CommandName } from '#domain/commands.ts';
import { guards } from '#domain/guards.ts';
import { allowedCommands, type Guard, mayMove, movesOf } from '#domain/lifecycle.ts';
import { statusOf } from '#domain/opening.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';
import { mayGrantExtension } from '#domain/steps/any-time.ts';

/** Guards that look at the case and the caller only. The others ask what the command carries, and are judged when it comes. */
const aboutTheCase: readonly Guard[] = [
  'anotherPersonThanHandlers',
  'anotherPersonThanProposer',
  'anotherPersonThanDrafter',
  'anotherPersonThanRecorder',
  'anotherPersonThanOwner',
  'offerStillOpen',
  'withinApproverLimit',
  'draftWithinApproverLimit',
  'settlementWithinApproverLimit',
  'settlementPending',
  'noSettlementPending',
  'withinContestWindow',
  'contestWindowOver',
  'reReviewUnused',
  'reCheckAvailable',
  'noConsultationOpen',
  'noDecisionDrafted',
  'mediationOpen',
  'noMediationOpen',
  'noOutsideComplaintOpen',
  'planAgreed',
  'followUpDue',
  'allFollowUpsSent',
  'silentLongEnough',
  'withinReopenWindow',
  'requestOpen',
  'noRequestOpen',
];
/** Whose word it is depends on a recording only when staff speak. */
const aboutTheCustomer: readonly Guard[] = ['authorityCoversSettlement', 'otherSideOwesConsent'];

/** Commands that this caller could give right now; less than `allowedCommands`, never more. */
export function actsOpenTo(
  it: Case,
  actor: Actor,
  profile: RuleProfile,
  now: string,
): CommandName[] {
  const judged = actor.kind === 'customer' ? [...aboutTheCase, ...aboutTheCustomer] : aboutTheCase;
  const passes = (guard: Guard): boolean =>
    !judged.includes(guard) || guards[guard]({ it, actor, profile, now }, {}) === null;
  // one asks for more time or grants it: one button, one word for what it does
  const notNow = mayGrantExtension({ it, profile, actor }) ? 'RequestExtension' : 'ExtendClock';
  return allowedCommands(it, actor).filter(
    (command) =>
      command !== notNow &&
      movesOf(command, statusOf(it)).some((row) => mayMove(row, actor) && row.guards.every(passes)),
  );
}
