/** How cases come to each point of their life: legal commands in order, one step after another. `builders.ts` plays them. */
import { addDays, instantAt } from '#domain/calendar.ts';
import type { Case } from '#domain/case.ts';
import type { Command, CommandData, CommandName } from '#domain/commands.ts';
import type { DecisionText } from '#domain/facts.ts';
import type { Intake } from '#domain/intake.ts';
import { openingCase } from '#domain/opening.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';
import type { Terms } from '#domain/terms.ts';
import { advance, type Circumstances } from './given.ts';
import * as people from './people.ts';
import {
  aDecisionText,
  anAssessment,
  anIntake,
  aPlan,
  aRefund,
  aRootCause,
  costlyTerms,
  someTerms,
  yuan,
} from './samples.ts';

const RECEIVED_ON = '2026-03-02';

/** `hour` o'clock in Beijing on the n-th day after the case was received. */
export const day = (n: number, hour = 10): string =>
  instantAt(addDays(RECEIVED_ON, n), hour, 'Asia/Shanghai');

/** What a story may differ in; `overrides` replaces fields of the finished case. */
export interface Differences {
  readonly intake?: Partial<Intake>;
  readonly profile?: RuleProfile;
  readonly terms?: Terms;
  readonly decision?: Partial<DecisionText>;
  readonly overrides?: Partial<Case>;
}

export type Step = readonly [Command, Circumstances];

/** One step of a story: who, when, which command. */
const step = <N extends CommandName>(
  by: Circumstances['by'],
  now: string,
  name: N,
  data: CommandData<N>,
): Step => [
  // the signature ties the data to the name; the union type cannot say so
  { name, data } as Command,
  { by, now },
];

const { theCustomer, theSystem, agentLi, assessorZhao, approverWang, reviewerSun, liaisonHe } =
  people;

export const submitted = ({ intake }: Differences): Step[] => [
  step(theCustomer, day(0), 'SubmitCase', { intake: anIntake(intake) }),
];
export const draft = (): Step[] => [
  step(theCustomer, day(0), 'SaveDraft', { draft: { channel: 'website', locale: 'en' } }),
];
export const registered = (it: Differences): Step[] => [
  ...submitted(it),
  step(theSystem, day(0, 11), 'RegisterCase', { owner: 'li' }),
];
export const asked = (it: Differences): Step[] => [
  ...registered(it),
  step(agentLi, day(1), 'AskCustomer', {
    thing: 'Receipt',
    purpose: 'To see the date',
    whyNotHeld: 'Another bank issued it',
  }),
];
export const collected = (it: Differences): Step[] => [
  ...registered(it),
  step(agentLi, day(1), 'CompleteCollection', {
    facts: 'The fee was charged on 28 February.',
    identity: 'verified',
    flags: [],
  }),
];
export const suggested = (it: Differences): Step[] => [
  ...collected(it),
  step(theSystem, day(1, 11), 'SuggestAssessment', {}),
];
export const assessed = (it: Differences): Step[] => [
  ...suggested(it),
  step(assessorZhao, day(2), 'AssessCase', {
    assessment: anAssessment({ complexity: 'simple' }),
    consult: [],
  }),
];
export const consulted = (it: Differences): Step[] => [
  ...suggested(it),
  step(assessorZhao, day(2), 'AssessCase', {
    assessment: anAssessment(),
    consult: [{ department: 'credit', question: 'When was the payment booked?' }],
  }),
];
export const answered = (it: Differences): Step[] => [
  ...consulted(it),
  step(people.consultantWu, day(3), 'AnswerConsultation', {
    department: 'credit',
    finding: 'Booked one day after the due date.',
  }),
];
export const proposed = (it: Differences): Step[] => [
  ...assessed(it),
  step(agentLi, day(3), 'ProposeTerms', { terms: it.terms ?? someTerms() }),
];
export const awaitingApproval = (it: Differences): Step[] =>
  proposed({ ...it, terms: it.terms ?? costlyTerms() });
export const approved = (it: Differences): Step[] => [
  ...awaitingApproval(it),
  step(approverWang, day(3, 11), 'ApproveProposal', { proposalVersion: 1 }),
];
export const offered = (it: Differences): Step[] => [
  ...(it.terms ? approvedIfNeeded(it) : proposed(it)),
  step(theSystem, day(3, 12), 'SendOffer', {}),
];
/** Terms that a test chose may or may not need an approver; the story asks the case. */
function approvedIfNeeded(it: Differences): Step[] {
  const pending = play(proposed(it), it).stage;
  const needed =
    pending.status === 'NEGOTIATING' && pending.proposal?.status === 'PENDING_APPROVAL';
  return needed ? approved(it) : proposed(it);
}
export const drafted = (it: Differences): Step[] => [
  ...assessed(it),
  step(agentLi, day(5), 'DraftDecision', { text: aDecisionText(it.decision) }),
];
export const decisionApproved = (it: Differences): Step[] => [
  ...drafted(it),
  step(approverWang, day(6), 'ApproveDecision', {}),
];
export const decided = (it: Differences): Step[] => [
  ...decisionApproved(it),
  step(theSystem, day(6, 11), 'IssueDecision', {}),
];
export const contested = (it: Differences): Step[] => [
  ...decided(it),
  step(theCustomer, day(8), 'ContestDecision', { reason: 'I paid on time.' }),
];
export const reDrafted = (it: Differences): Step[] => [
  ...contested(it),
  step(reviewerSun, day(10), 'DraftReReview', {
    text: aDecisionText({ outcome: 'upheld', ...it.decision }),
  }),
];
export const reReviewed = (it: Differences): Step[] => [
  ...reDrafted(it),
  step(people.approverFeng, day(11), 'ApproveReReview', {}),
];
export const reChecked = (it: Differences): Step[] => [
  ...decided(it),
  step(theCustomer, day(8), 'RequestReCheck', { reason: 'Please look again.' }),
];
export const invited = (it: Differences): Step[] => [
  ...offered(it),
  step(people.leadChen, day(4), 'ProposeMediation', { bodyName: 'Mediation centre' }),
];
export const mediating = (it: Differences): Step[] => [
  ...invited(it),
  step(theCustomer, day(5), 'ConsentToMediation', {}),
];
export const settling = (it: Differences): Step[] => [
  ...mediating(it),
  step(liaisonHe, day(20), 'RecordMediationAgreement', {
    document: 'record-1',
    remedies: [aRefund(yuan(600))],
  }),
];
export const outside = (it: Differences): Step[] => [
  ...assessed(it),
  step(liaisonHe, day(4), 'ReferOutside', {
    body: 'regulator',
    bodyName: 'NFRA',
    reference: 'R-1',
    tookOver: true,
  }),
];
export const accepted = (it: Differences): Step[] => [
  ...offered(it),
  step(theCustomer, day(5), 'AcceptOffer', {
    proposalVersion: 1,
    confirmedTerms: (it.terms?.onerousTerms ?? []).map((one) => one.id),
  }),
];
const thingsPromised = ({ remedies, plan }: Terms): string[] => [
  ...remedies.map(({ id }) => id),
  ...(plan ? ['plan'] : []),
];
export const implemented = (it: Differences): Step[] => [
  ...accepted(it),
  step(agentLi, day(7), 'CompleteImplementation', {
    proofs: thingsPromised(it.terms ?? someTerms()).map((remedyId) => ({
      remedyId,
      proof: 'core booking 4711',
    })),
    rootCause: aRootCause,
  }),
];
export const followedUp = (it: Differences): Step[] => [
  ...implemented(it),
  step(theSystem, day(7, 11), 'ScheduleFollowUps', {}),
];
/** Three payments of 100 yuan from 2026-04-15; the customer is asked the day after each. */
export const followingPlan = (it: Differences): Step[] =>
  followedUp({ ...it, terms: it.terms ?? someTerms({ plan: aPlan() }) });
export const followUpsSent = (it: Differences): Step[] => [
  ...followedUp(it),
  ...[3, 15, 30].map((after, index) =>
    step(theSystem, day(7 + after), 'SendFollowUp', { number: index + 1 }),
  ),
];
export const silent = (it: Differences): Step[] => [
  ...followUpsSent(it),
  step(theSystem, day(44), 'MarkSilent', {}),
];
export const solved = (it: Differences): Step[] => [
  ...followedUp(it),
  step(theCustomer, day(10), 'ConfirmSolved', { score: 5 }),
];
export const solvedOnHotline = (it: Differences): Step[] => [
  ...followedUp(it),
  step(agentLi, day(10), 'ConfirmSolved', { score: 5, recording: 'call 7' }),
];
export const withdrawn = (it: Differences): Step[] => [
  ...registered(it),
  step(theCustomer, day(1), 'Withdraw', {}),
];

export function play(steps: readonly Step[], { profile = cn20203, overrides }: Differences): Case {
  const start = openingCase({ caseId: 'case1', caseNo: 'XW-TEST2345', now: day(0), profile });
  const end = steps.reduce(
    (it, [command, circumstances]) => advance(it, command, { profile, ...circumstances }),
    start,
  );
  return { ...end, ...overrides };
}
