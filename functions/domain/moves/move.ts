/** What a row of the lifecycle says, and the statuses it speaks of. */
import type { Status } from '../case.ts';
import type { CommandName } from '../commands.ts';
import type { StaffRole } from '../vocabulary.ts';

/** Who may give a command: the customer, the system, or a staff role. */
export type Who = 'customer' | 'system' | StaffRole;

/** Conditions beyond status and role; each is a function of the same name in `guards.ts`. */
export type Guard =
  /** What staff enter for a customer needs the reference of the recording or letter (C2). */
  | 'customersWordRecorded'
  | 'anotherPersonThanHandlers'
  | 'anotherPersonThanProposer'
  | 'anotherPersonThanDrafter'
  | 'anotherPersonThanRecorder'
  | 'anotherPersonThanOwner'
  | 'openProposalVersion'
  | 'offerStillOpen'
  | 'everyOnerousTermConfirmed'
  | 'authorityCoversSettlement'
  | 'withinApproverLimit'
  | 'draftWithinApproverLimit'
  | 'settlementWithinApproverLimit'
  | 'settlementPending'
  | 'noSettlementPending'
  | 'withinContestWindow'
  | 'contestWindowOver'
  | 'reReviewUnused'
  | 'reCheckAvailable'
  | 'ownDepartment'
  | 'consultationOpen'
  | 'noConsultationOpen'
  | 'noDecisionDrafted'
  | 'mediationOpen'
  | 'noMediationOpen'
  | 'bankSpeaksThroughLead'
  | 'otherSideOwesConsent'
  | 'noOutsideComplaintOpen'
  | 'everyRemedyProved'
  | 'planAgreed'
  | 'instalmentToConfirm'
  | 'followUpDue'
  | 'allFollowUpsSent'
  | 'silentLongEnough'
  | 'attemptsOnTwoChannels'
  | 'withinReopenWindow'
  | 'requestOpen'
  | 'noRequestOpen'
  | 'informationLapsed';

export interface Move {
  /** Row of field.md §5.4. */
  readonly no: number;
  readonly command: CommandName;
  /** `NONE` is a case that does not exist yet. */
  readonly from: readonly (Status | 'NONE')[];
  /** Where it may lead; `STAYS` is the status it came from. */
  readonly to: readonly (Status | 'STAYS')[];
  readonly by: readonly Who[];
  readonly guards: readonly Guard[];
}

/** One row; guards follow in the order in which they are judged. */
export const move = (
  no: number,
  command: CommandName,
  from: Move['from'],
  to: Move['to'],
  by: Move['by'],
  ...guards: Guard[]
): Move => ({ no, command, from, to, by, guards });

export const openStatuses = [
  'RECEIVED',
  'COLLECTING',
  'ASSESSING',
  'INVESTIGATING',
  'NEGOTIATING',
  'DECIDED',
  'IMPLEMENTING',
  'FOLLOWING_UP',
  'RE_REVIEW',
  'RE_CHECK',
  'MEDIATION',
  'EXTERNAL',
] as const satisfies readonly Status[];
export const allStatuses = [
  'DRAFT',
  ...openStatuses,
  'CLOSED',
] as const satisfies readonly Status[];
