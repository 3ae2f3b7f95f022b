/** Outside bodies, the remedy, follow-up, and what may happen at any time (nos. 25–38). */
import { allStatuses, type Move, move, openStatuses } from './move.ts';

/** A reply owed outside and the bounce of a closing letter outlive the case. */
const openOrClosed = [...openStatuses, 'CLOSED'] as const;
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

export const outcome: readonly Move[] = [
  move(25, 'ReferOutside', openStatuses, ['STAYS', 'EXTERNAL'], ['customer', 'agent', 'liaison']),
  move(25, 'RecordOutsideReply', openOrClosed, ['STAYS'], ['liaison']),
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
  move(29, 'ScheduleFollowUps', ['FOLLOWING_UP'], ['STAYS'], ['system']),
  move(29, 'SendFollowUp', ['FOLLOWING_UP'], ['STAYS'], ['system'], 'followUpDue'),
  move(
    30,
    'ConfirmSolved',
    ['FOLLOWING_UP'],
    ['CLOSED'],
    ['customer', 'agent'],
    'customersWordRecorded',
  ),
  move(
    31,
    'ReportNotSolved',
    ['FOLLOWING_UP'],
    ['RE_REVIEW'],
    ['customer', 'agent'],
    'customersWordRecorded',
  ),
  move(32, 'MarkSilent', ['FOLLOWING_UP'], ['STAYS'], ['system'], 'allFollowUpsSent'),
  move(
    32,
    'CloseUnconfirmed',
    ['FOLLOWING_UP'],
    ['CLOSED'],
    ['lead'],

    'attemptsOnTwoChannels',
    'silentLongEnough',
  ),
  move(
    33,
    'Withdraw',
    openStatuses,
    ['CLOSED'],
    ['customer', 'agent'],
    'customersWordRecorded',
    'authorityCoversSettlement',
  ),
  move(
    34,
    'ReopenCase',
    ['CLOSED'],
    ['RE_REVIEW'],
    ['customer', 'lead', 'hq'],
    'withinReopenWindow',
  ),
  move(35, 'ReassignCase', openStatuses, ['STAYS'], ['lead', 'system']),
  move(35, 'RecusePerson', openStatuses, ['STAYS'], [...anybody, 'manager']),
  move(
    36,
    'AddNote',
    allStatuses.filter((it) => it !== 'DRAFT'),
    ['STAYS'],
    [...anybody, 'manager'],
  ),
  move(36, 'WriteToCustomer', openStatuses, ['STAYS'], ['agent', 'lead', 'liaison', 'hq']),
  move(36, 'WriteToBank', openStatuses, ['STAYS'], ['customer', 'agent'], 'customersWordRecorded'),
  move(36, 'RecordContact', openOrClosed, ['STAYS'], ['agent', 'lead', 'hq']),
  // what was on its way when the case closed is kept all the same
  move(36, 'ReceiveEvidence', openOrClosed, ['STAYS'], ['system']),
  move(36, 'RefuseEvidence', openOrClosed, ['STAYS'], ['system']),
  move(37, 'MarkClock', openOrClosed, ['STAYS'], ['system']),
  move(37, 'RecordBounce', openOrClosed, ['STAYS'], ['system']),
  move(37, 'RecordWorkflowFailure', allStatuses, ['STAYS'], ['system']),
  move(37, 'StartRun', openOrClosed, ['STAYS'], ['system', 'lead', 'admin']),
  move(38, 'ArchiveCase', ['CLOSED'], ['STAYS'], ['system']),
];
