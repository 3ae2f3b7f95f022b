/**
 * The lifecycle: every legal move of a case, once (field.md §5.4). `decide` enforces it, console buttons, the ASL contract
 * test and the diagrams read it. What is not listed here is illegal and answers with the list of what is allowed.
 */
import type { Actor } from './actor.ts';
import type { Case, Status } from './case.ts';
import type { CommandName } from './commands.ts';
import { statusOf } from './opening.ts';
import type { StaffRole } from './vocabulary.ts';

/** Who may give a command: the customer, the system, or a staff role. */
export type Who = 'customer' | 'system' | StaffRole;

/** Conditions beyond status and role; each is a function of the same name in `guards.ts`. */
export type Guard =
  | 'anotherPersonThanHandlers'
  | 'anotherPersonThanProposer'
  | 'anotherPersonThanDrafter'
  | 'anotherPersonThanOwner'
  | 'openProposalVersion'
  | 'offerStillOpen'
  | 'everyOnerousTermConfirmed'
  | 'authorityCoversSettlement'
  | 'withinApproverLimit'
  | 'withinContestWindow'
  | 'contestWindowOver'
  | 'reReviewUnused'
  | 'consultationOpen'
  | 'noConsultationOpen'
  | 'mediationOpen'
  | 'otherSideOwesConsent'
  | 'everyRemedyProved'
  | 'followUpDue'
  | 'allFollowUpsSent'
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
  /** Where it may lead; the status itself means "stays". */
  readonly to: readonly Status[];
  readonly by: readonly Who[];
  readonly guards: readonly Guard[];
}

const move = (
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

const decidable = ['INVESTIGATING', 'NEGOTIATING'] as const;
const extendable = [
  'COLLECTING',
  'ASSESSING',
  'INVESTIGATING',
  'NEGOTIATING',
  'RE_REVIEW',
  'RE_CHECK',
] as const;
const mediable = ['NEGOTIATING', 'DECIDED', 'RE_REVIEW', 'RE_CHECK'] as const;
const anybody = [
  'agent',
  'assessor',
  'consultant',
  'approver',
  'lead',
  'reviewer',
  'hq',
  'liaison',
] as const;

export const lifecycle: readonly Move[] = [
  move(1, 'SaveDraft', ['NONE', 'DRAFT'], ['DRAFT'], ['customer', 'agent', 'lead', 'liaison']),
  move(
    1,
    'SubmitCase',
    ['NONE', 'DRAFT'],
    ['RECEIVED'],
    ['customer', 'agent', 'lead', 'liaison', 'system'],
  ),
  move(3, 'RegisterCase', ['RECEIVED'], ['COLLECTING'], ['system']),
  move(
    4,
    'RedirectCase',
    ['RECEIVED', 'COLLECTING'],
    ['CLOSED'],
    ['lead'],
    'anotherPersonThanOwner',
  ),
  move(
    5,
    'MergeCase',
    ['RECEIVED', 'COLLECTING', 'ASSESSING'],
    ['CLOSED'],
    ['lead'],
    'anotherPersonThanOwner',
  ),
  move(6, 'AskCustomer', ['COLLECTING'], ['COLLECTING'], ['agent', 'lead'], 'noRequestOpen'),
  move(
    6,
    'AnswerInformationRequest',
    ['COLLECTING'],
    ['COLLECTING'],
    ['customer', 'agent'],
    'requestOpen',
  ),
  move(
    6,
    'LapseInformationRequest',
    ['COLLECTING'],
    ['COLLECTING'],
    ['system'],
    'requestOpen',
    'informationLapsed',
  ),
  move(7, 'CompleteCollection', ['COLLECTING'], ['ASSESSING'], ['agent', 'lead'], 'noRequestOpen'),
  move(8, 'SuggestAssessment', ['ASSESSING'], ['ASSESSING'], ['system']),
  move(8, 'AssessCase', ['ASSESSING'], ['INVESTIGATING', 'NEGOTIATING'], ['assessor', 'lead']),
  move(
    11,
    'AnswerConsultation',
    ['INVESTIGATING'],
    ['INVESTIGATING'],
    ['consultant'],
    'consultationOpen',
  ),
  move(
    11,
    'EscalateConsultation',
    ['INVESTIGATING'],
    ['INVESTIGATING'],
    ['system'],
    'consultationOpen',
  ),
  move(
    11,
    'LapseConsultation',
    ['INVESTIGATING'],
    ['INVESTIGATING'],
    ['system'],
    'consultationOpen',
  ),
  move(
    10,
    'RequestMoreInformation',
    ['INVESTIGATING'],
    ['COLLECTING'],
    ['agent', 'lead'],
    'noConsultationOpen',
  ),
  move(
    11,
    'RecordFindings',
    ['INVESTIGATING'],
    ['NEGOTIATING'],
    ['agent', 'lead'],
    'noConsultationOpen',
  ),
  move(12, 'ProposeTerms', ['NEGOTIATING'], ['NEGOTIATING'], ['agent', 'lead']),
  move(
    12,
    'ApproveProposal',
    ['NEGOTIATING'],
    ['NEGOTIATING'],
    ['approver', 'hq'],
    'openProposalVersion',
    'anotherPersonThanProposer',
    'withinApproverLimit',
  ),
  move(
    12,
    'ReturnProposal',
    ['NEGOTIATING'],
    ['NEGOTIATING'],
    ['approver', 'hq'],
    'openProposalVersion',
    'anotherPersonThanProposer',
  ),
  move(12, 'SendOffer', ['NEGOTIATING'], ['NEGOTIATING'], ['system']),
  move(
    12,
    'AcceptOffer',
    ['NEGOTIATING'],
    ['IMPLEMENTING'],
    ['customer', 'agent'],
    'openProposalVersion',
    'offerStillOpen',
    'everyOnerousTermConfirmed',
    'authorityCoversSettlement',
  ),
  move(
    12,
    'CounterOffer',
    ['NEGOTIATING'],
    ['NEGOTIATING'],
    ['customer', 'agent'],
    'openProposalVersion',
    'offerStillOpen',
  ),
  move(
    12,
    'RejectOffer',
    ['NEGOTIATING'],
    ['NEGOTIATING'],
    ['customer', 'agent'],
    'openProposalVersion',
    'offerStillOpen',
  ),
  move(12, 'ExpireOffer', ['NEGOTIATING'], ['NEGOTIATING'], ['system'], 'openProposalVersion'),
  move(
    12,
    'WithdrawOffer',
    ['NEGOTIATING'],
    ['NEGOTIATING'],
    ['agent', 'lead'],
    'openProposalVersion',
  ),
  move(13, 'DraftDecision', decidable, decidable, ['agent', 'lead'], 'noConsultationOpen'),
  move(13, 'ApproveDecision', decidable, decidable, ['approver', 'hq'], 'anotherPersonThanDrafter'),
  move(13, 'ReturnDecision', decidable, decidable, ['approver', 'hq'], 'anotherPersonThanDrafter'),
  move(13, 'IssueDecision', decidable, ['DECIDED'], ['system']),
  move(14, 'RequestExtension', extendable, extendable, ['agent', 'lead', 'reviewer']),
  move(14, 'ExtendClock', extendable, extendable, ['lead', 'hq']),
  move(
    15,
    'AcceptDecision',
    ['DECIDED'],
    ['IMPLEMENTING', 'CLOSED'],
    ['customer', 'agent'],
    'authorityCoversSettlement',
  ),
  move(
    16,
    'ContestDecision',
    ['DECIDED'],
    ['RE_REVIEW'],
    ['customer', 'agent'],
    'withinContestWindow',
    'reReviewUnused',
  ),
  move(
    17,
    'RequestReCheck',
    ['DECIDED'],
    ['RE_CHECK'],
    ['customer', 'agent'],
    'withinContestWindow',
  ),
  move(18, 'LapseContest', ['DECIDED'], ['CLOSED'], ['system'], 'contestWindowOver'),
  move(19, 'ProposeMediation', mediable, mediable, ['customer', 'lead', 'liaison', 'agent']),
  move(
    19,
    'ConsentToMediation',
    mediable,
    ['MEDIATION'],
    ['customer', 'lead', 'liaison', 'agent'],
    'mediationOpen',
    'otherSideOwesConsent',
  ),
  move(
    19,
    'DeclineMediation',
    mediable,
    mediable,
    ['customer', 'lead', 'liaison', 'agent'],
    'mediationOpen',
    'otherSideOwesConsent',
  ),
  move(19, 'LapseMediationProposal', mediable, mediable, ['system'], 'mediationOpen'),
  move(
    20,
    'ReopenTerms',
    ['RE_REVIEW'],
    ['NEGOTIATING'],
    ['reviewer'],
    'anotherPersonThanHandlers',
  ),
  move(
    21,
    'DraftReReview',
    ['RE_REVIEW'],
    ['RE_REVIEW'],
    ['reviewer'],
    'anotherPersonThanHandlers',
  ),
  move(
    21,
    'ApproveReReview',
    ['RE_REVIEW'],
    ['DECIDED'],
    ['approver', 'hq'],
    'anotherPersonThanHandlers',
    'anotherPersonThanDrafter',
  ),
  move(
    21,
    'ReturnReReview',
    ['RE_REVIEW'],
    ['RE_REVIEW'],
    ['approver', 'hq'],
    'anotherPersonThanHandlers',
    'anotherPersonThanDrafter',
  ),
  move(22, 'ConcludeReCheck', ['RE_CHECK'], ['DECIDED'], ['hq'], 'anotherPersonThanHandlers'),
  move(22, 'ReopenTerms', ['RE_CHECK'], ['NEGOTIATING'], ['hq'], 'anotherPersonThanHandlers'),
  move(23, 'RecordMediationAgreement', ['MEDIATION'], ['IMPLEMENTING'], ['liaison']),
  move(24, 'RecordMediationFailure', ['MEDIATION'], mediable, ['liaison', 'system']),
  move(
    25,
    'ReferOutside',
    openStatuses.filter((it) => it !== 'EXTERNAL'),
    openStatuses,
    ['customer', 'agent', 'liaison'],
  ),
  move(25, 'RecordOutsideReply', openStatuses, openStatuses, ['liaison']),
  move(
    26,
    'ConcludeExternal',
    ['EXTERNAL'],
    ['DECIDED', 'NEGOTIATING', 'IMPLEMENTING', 'CLOSED'],
    ['liaison'],
  ),
  move(
    27,
    'CompleteImplementation',
    ['IMPLEMENTING'],
    ['FOLLOWING_UP'],
    ['agent', 'lead'],
    'everyRemedyProved',
  ),
  move(28, 'ReportCannotPerform', ['IMPLEMENTING'], ['NEGOTIATING'], ['agent', 'lead']),
  move(29, 'ScheduleFollowUps', ['FOLLOWING_UP'], ['FOLLOWING_UP'], ['system']),
  move(29, 'SendFollowUp', ['FOLLOWING_UP'], ['FOLLOWING_UP'], ['system'], 'followUpDue'),
  move(30, 'ConfirmSolved', ['FOLLOWING_UP'], ['CLOSED'], ['customer', 'agent']),
  move(31, 'ReportNotSolved', ['FOLLOWING_UP'], ['RE_REVIEW'], ['customer', 'agent']),
  move(32, 'MarkSilent', ['FOLLOWING_UP'], ['FOLLOWING_UP'], ['system'], 'allFollowUpsSent'),
  move(
    32,
    'CloseUnconfirmed',
    ['FOLLOWING_UP'],
    ['CLOSED'],
    ['lead'],
    'allFollowUpsSent',
    'attemptsOnTwoChannels',
  ),
  move(33, 'Withdraw', openStatuses, ['CLOSED'], ['customer', 'agent']),
  move(
    34,
    'ReopenCase',
    ['CLOSED'],
    ['RE_REVIEW'],
    ['customer', 'lead', 'hq'],
    'withinReopenWindow',
  ),
  move(35, 'ReassignCase', openStatuses, openStatuses, ['lead', 'system']),
  move(35, 'RecusePerson', openStatuses, openStatuses, [...anybody, 'manager']),
  move(
    36,
    'AddNote',
    allStatuses.filter((it) => it !== 'DRAFT'),
    allStatuses,
    [...anybody, 'manager'],
  ),
  move(36, 'WriteToCustomer', openStatuses, openStatuses, ['agent', 'lead', 'liaison']),
  move(36, 'WriteToBank', openStatuses, openStatuses, ['customer', 'agent']),
  move(36, 'RecordContact', openStatuses, openStatuses, ['agent', 'lead']),
  move(37, 'MarkClock', openStatuses, openStatuses, ['system']),
  move(37, 'RecordBounce', openStatuses, openStatuses, ['system']),
  move(37, 'RecordWorkflowFailure', allStatuses, allStatuses, ['system']),
  move(37, 'StartRun', [...openStatuses, 'CLOSED'], allStatuses, ['system', 'lead', 'admin']),
  move(38, 'ArchiveCase', ['CLOSED'], ['CLOSED'], ['system']),
];

const holds = (who: Who, actor: Actor): boolean =>
  who === 'customer' || who === 'system' ? actor.kind === who : actor.roles.includes(who);

/** The moves that `command` may make from this status, whoever asks. */
export const movesOf = (command: CommandName, status: Status | 'NONE'): Move[] =>
  lifecycle.filter((it) => it.command === command && it.from.includes(status));

/** Whether the actor holds a role that the move names. */
export const mayMove = (it: Move, actor: Actor): boolean => it.by.some((who) => holds(who, actor));

/** Commands that this actor may give in the case's status; guards are judged only when one is given. */
export function allowedCommands(it: Case, actor: Actor): CommandName[] {
  const status = statusOf(it);
  const moves = lifecycle.filter((row) => row.from.includes(status) && mayMove(row, actor));
  return [...new Set(moves.map((row) => row.command))];
}
