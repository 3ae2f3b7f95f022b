/** The lifecycle of a case as a picture and a table, from `functions/domain/lifecycle.ts`. */
import { statusLabels, workerLabels } from '#contracts/labels.ts';
import type { Status } from '#domain/case.ts';
import { allStatuses, type Guard, lifecycle, type Move, openStatuses } from '#domain/lifecycle.ts';

/** What each guard demands, in one clause. */
const demands: { readonly [G in Guard]: string } = {
  customersWordRecorded: 'staff give the reference of the recording',
  anotherPersonThanHandlers: 'neither handled nor judged the case before',
  anotherPersonThanProposer: 'another person than the proposer',
  anotherPersonThanDrafter: 'another person than the drafter',
  anotherPersonThanRecorder: 'another person than who recorded the settlement',
  anotherPersonThanOwner: 'the case has an owner, who is another person',
  openProposalVersion: 'exactly the current version',
  offerStillOpen: 'the offer is open and its time not over',
  everyOnerousTermConfirmed: 'every onerous term confirmed',
  authorityCoversSettlement: 'a representative’s authority covers settlement and has not expired',
  withinApproverLimit: 'within the approver’s limit, else headquarters',
  draftWithinApproverLimit: 'within the approver’s limit, else headquarters',
  settlementWithinApproverLimit: 'within the approver’s limit, else headquarters',
  settlementPending: 'a mediated settlement waits for approval',
  noSettlementPending: 'no mediated settlement waits for approval',
  withinContestWindow: 'the time to contest is not over',
  contestWindowOver: 'the time to contest is over',
  reReviewUnused: 'no re-review yet',
  reCheckAvailable: 'the rules know a re-check, and there was none yet',
  ownDepartment: 'for the own department',
  consultationOpen: 'the department still owes an answer',
  noConsultationOpen: 'no department owes an answer',
  noDecisionDrafted: 'no decision is drafted, or it came back',
  mediationOpen: 'a mediation is proposed',
  noMediationOpen: 'no mediation is proposed',
  bankSpeaksThroughLead: 'for the bank only a lead or the liaison',
  otherSideOwesConsent: 'the side that did not propose it',
  noOutsideComplaintOpen: 'no body outside waits for the bank',
  everyRemedyProved: 'every remedy proved, and a plan active',
  planAgreed: 'a plan is being followed',
  instalmentToConfirm: 'one of its instalments that is due by now and not confirmed yet',
  followUpDue: 'this follow-up is due and not sent',
  allFollowUpsSent: 'every follow-up sent',
  silentLongEnough: 'unanswered long enough',
  attemptsOnTwoChannels: 'attempts on two channels',
  withinReopenWindow: 'not merged; the customer within the window',
  requestOpen: 'the customer is asked',
  noRequestOpen: 'the customer is not asked',
  informationLapsed: 'the time to answer is over',
};

const words = (name: string): string =>
  name
    .replace(/Re(?=Review|Check)/, 'Re-')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
const isOpenSet = (from: readonly string[]): boolean =>
  openStatuses.every((it) => from.includes(it));

/** Arrows between different statuses; what is possible everywhere is told in words. */
const arrows = (): string[] => {
  const said = new Map<string, string[]>();
  for (const { command, from, to } of lifecycle.filter((row) => !isOpenSet(row.from)))
    for (const start of from)
      for (const end of to.filter((it) => it !== 'STAYS' && it !== start)) {
        const arrow = `  ${start === 'NONE' ? '[*]' : start} --> ${end}`;
        said.set(arrow, [...(said.get(arrow) ?? []), words(command)]);
      }
  return [...said].map(([arrow, commands]) => `${arrow}: ${commands.join(', ')}`);
};

const statusesIn = (all: Move['from'] | Move['to']): string => {
  if (!isOpenSet(all)) return all.map((it) => (it === 'STAYS' ? '*stays*' : it)).join(', ');
  const rest = all.filter((it) => !openStatuses.some((open) => open === it));
  return ['every open status', ...rest].join(', ');
};

const row = ({ no, command, from, to, by, guards }: Move): string => {
  const cells = [
    String(no),
    `\`${command}\``,
    statusesIn(from),
    statusesIn(to),
    by.map((who) => (who === 'system' ? 'system' : workerLabels[who].en.toLowerCase())).join(', '),
    guards.map((it) => demands[it]).join('; '),
  ];
  return `| ${cells.join(' | ')} |`;
};

const status = (it: Status): string =>
  `| \`${it}\` | ${statusLabels[it].en} | ${statusLabels[it]['zh-CN']} |`;

/** docs/generated/lifecycle.md: every status, every legal move. */
export const lifecycleDocument = (): string =>
  [
    '# The lifecycle of a case',
    '',
    'Drawn from `functions/domain/lifecycle.ts` by `npm run docs`. What is not listed here is refused as `IllegalTransition`, with the list of',
    'what is allowed instead. Numbers are those of the policy study (field.md §5.4).',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...arrows(),
    '  CLOSED --> [*]',
    '```',
    '',
    'Besides, every open status may lead to `CLOSED` (the customer withdraws) and to `EXTERNAL` (a body outside takes the case over).',
    '',
    '| status | | |',
    '|---|---|---|',
    ...allStatuses.map(status),
    '',
    '| no. | command | from | to | by | only if |',
    '|---|---|---|---|---|---|',
    ...lifecycle.toSorted((a, b) => a.no - b.no).map(row),
    '',
  ].join('\n');
