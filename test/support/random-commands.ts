/** Plausible data for every command in a given case: mostly right, sometimes wrong, so that guards are met from both sides. */
import type { Actor } from '#domain/actor.ts';
import { addDays } from '#domain/calendar.ts';
import type { Case } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import type { Command, CommandData, CommandName } from '#domain/commands.ts';
import { thingsToProve } from '#domain/guards.ts';
import { planFollowed } from '#domain/instalments.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { departments } from '#domain/vocabulary.ts';
import * as people from './people.ts';
import {
  aDecisionText,
  anAssessment,
  anEvidenceFile,
  anIntake,
  aPlan,
  aRefund,
  aRootCause,
  costlyTerms,
  someTerms,
  yuan,
} from './samples.ts';

/** Chooses by numbers that the test draws; the same numbers give the same data. */
export interface Dice {
  of<T>(...choices: readonly [T, ...T[]]): T;
}

export interface Moment {
  readonly it: Case;
  readonly by: Actor;
  readonly now: string;
  readonly dice: Dice;
}

const aFile = ({ dice }: Moment): CommandData<'ReceiveEvidence'> =>
  anEvidenceFile({ evidenceId: dice.of('file-1', 'file-2', 'file-3') });

/** Mostly in time; now and then its first payment has come before the offer goes out. */
const aPlanFrom = ({ now, dice }: Moment) => {
  const first = addDays(now.slice(0, 10), dice.of(20, 20, 2));
  const plan = aPlan(6);
  const dates = plan.instalments.map((it, i) => ({ ...it, dueOn: addDays(first, 30 * i) }));
  return { ...plan, instalments: dates };
};

type Data = { readonly [N in CommandName]: (moment: Moment) => CommandData<N> };

export const everybody: readonly Actor[] = [
  people.theCustomer,
  people.theSystem,
  people.agentLi,
  people.agentHuang,
  people.assessorZhao,
  people.consultantWu,
  people.staff('gu', ['consultant'], 'payments'),
  people.approverWang,
  people.approverFeng,
  people.leadChen,
  people.staff('deng', ['lead']),
  people.reviewerSun,
  people.staff('tang', ['reviewer']),
  people.hqQian,
  people.staff('bai', ['hq']),
  people.liaisonHe,
  people.managerXu,
  people.adminMa,
  people.staff('all', ['agent', 'assessor', 'approver', 'lead', 'reviewer', 'hq', 'liaison']),
];

const reason = { reason: 'It is what the file says.' };
const nothing = () => ({});
const said = ({ by, dice }: Moment) =>
  by.kind === 'staff' && dice.of(true, true, true, false) ? { recording: 'call-1' } : {};
const versionOf = ({ it, dice }: Moment) => ({
  proposalVersion: Math.max(1, it.proposalVersions + dice.of(0, 0, 0, 0, -1)),
});
const department = ({ it, by, dice }: Moment) => ({
  department:
    by.department ??
    (it.stage.status === 'INVESTIGATING' ? it.stage.consultations.at(0)?.department : undefined) ??
    dice.of(...departments),
});
const dueMark = ({ it, now }: Moment) =>
  clocksOf(it.clocks, profileOf(it), now).flatMap((one) =>
    one.pendingMarks.map(({ mark }) => ({ clock: one.clock, startedAt: one.startedAt, mark })),
  )[0];
const proofs = ({ it }: Moment) =>
  (it.stage.status === 'IMPLEMENTING' ? thingsToProve(it.stage.agreement) : []).map((remedyId) => ({
    remedyId,
    proof: 'core booking 4711',
  }));
const secondLook = ({ dice }: Moment) => ({
  text: aDecisionText({ outcome: dice.of('upheld', 'varied', 'varied', 'rejected') }),
});

const dataOf: Data = {
  SaveDraft: () => ({ draft: { channel: 'app', locale: 'zh-CN' } }),
  SubmitCase: ({ dice, now }) => ({
    intake: anIntake({
      channel: dice.of('website', 'hotline', 'regulatorTransfer'),
      ...dice.of({}, { receivedAt: new Date(Date.parse(now) - 5 * 86_400_000).toISOString() }),
    }),
  }),
  RegisterCase: ({ dice }) => ({ owner: dice.of('li', 'li', null) }),
  AskCustomer: () => ({ thing: 'Receipt', purpose: 'The date', whyNotHeld: 'Not ours' }),
  AnswerInformationRequest: (m) => ({ answer: 'Here it is.', ...said(m) }),
  LapseInformationRequest: nothing,
  CompleteCollection: ({ dice }) => ({
    facts: 'The fee was charged.',
    identity: 'verified',
    flags: dice.of([], ['vulnerable']),
  }),
  RedirectCase: () => ({ ...reason, routeTold: 'The insurer' }),
  MergeCase: () => ({ targetCaseNo: 'XW-OTHER234', ...reason }),
  AbsorbCase: ({ dice }) => ({
    caseNo: dice.of('XW-AAAA2345', 'XW-BBBB2345'),
    receivedAt: '2026-02-20T01:00:00.000Z',
    flags: ['urgent'],
    recused: dice.of([], ['li']),
  }),
  SuggestAssessment: nothing,
  AssessCase: ({ dice }) => ({
    assessment: anAssessment({ complexity: dice.of('simple', 'complex', 'special') }),
    consult: dice.of(
      [],
      [{ department: 'credit', question: 'When?' }],
      [
        { department: 'credit', question: 'When?' },
        { department: 'payments', question: 'How?' },
      ],
    ),
  }),
  AnswerConsultation: (m) => ({ ...department(m), finding: 'It was booked late.' }),
  EscalateConsultation: department,
  LapseConsultation: department,
  RequestMoreInformation: () => reason,
  RecordFindings: () => ({ findings: 'The payment was in time.' }),
  ProposeTerms: (m) => ({
    terms: m.dice.of(
      someTerms(),
      costlyTerms(),
      someTerms({ plan: aPlanFrom(m), onerousTerms: [{ id: 'end', text: 'Two misses end it.' }] }),
      someTerms({ remedies: [aRefund(yuan(90_000))] }),
    ),
  }),
  ApproveProposal: versionOf,
  ReturnProposal: (m) => ({ ...versionOf(m), ...reason }),
  SendOffer: nothing,
  AcceptOffer: (m) => ({ ...versionOf(m), ...said(m), confirmedTerms: ['end'] }),
  CounterOffer: (m) => ({ ...versionOf(m), ...said(m), terms: { words: 'Fifty, please.' } }),
  RejectOffer: (m) => ({ ...versionOf(m), ...said(m), ...reason }),
  ExpireOffer: versionOf,
  WithdrawOffer: (m) => ({ ...versionOf(m), ...reason }),
  DraftDecision: ({ dice }) => ({
    text: aDecisionText({
      outcome: dice.of('rejected', 'partial'),
      remedies: dice.of([], [aRefund()], [aRefund(yuan(90_000))]),
    }),
  }),
  ApproveDecision: nothing,
  ReturnDecision: () => reason,
  IssueDecision: nothing,
  AcceptDecision: said,
  ContestDecision: (m) => ({ ...reason, ...said(m) }),
  RequestReCheck: (m) => ({ ...reason, ...said(m) }),
  LapseContest: nothing,
  DraftReReview: secondLook,
  ApproveReReview: nothing,
  ReturnReReview: () => reason,
  ReopenTerms: () => ({ findings: 'The fee was wrong after all.' }),
  ConcludeReCheck: secondLook,
  ProposeMediation: (m) => ({ bodyName: 'Mediation centre', ...said(m) }),
  ConsentToMediation: said,
  DeclineMediation: said,
  LapseMediationProposal: nothing,
  RecordMediationAgreement: ({ dice }) => ({
    document: 'record-1',
    remedies: [dice.of(aRefund(), aRefund(yuan(600)), aRefund(yuan(90_000)))],
  }),
  ApproveSettlement: nothing,
  ReturnSettlement: () => reason,
  RecordMediationFailure: ({ dice }) => ({ why: dice.of('failed', 'timedOut') }),
  ReferOutside: ({ dice }) => ({
    body: 'regulator',
    bodyName: dice.of('NFRA', 'Consumer association'),
    tookOver: dice.of(false, false, true),
  }),
  RecordOutsideReply: ({ dice }) => ({
    bodyName: dice.of('NFRA', 'Consumer association'),
    document: 'letter-1',
  }),
  ConcludeExternal: ({ dice }) => ({
    result: dice.of('remedyOrdered', 'backToNegotiation', 'decisionStands', 'concluded'),
    document: 'outcome-1',
    remedies: [aRefund()],
  }),
  CompleteImplementation: (m) => ({ proofs: proofs(m), rootCause: aRootCause }),
  ReportCannotPerform: () => reason,
  ScheduleFollowUps: nothing,
  ConfirmInstalment: ({ it, dice }) => ({
    dueOn: planFollowed(it)?.instalments[dice.of(0, 1)]?.dueOn ?? '2026-04-15',
    proof: 'booking 4712',
  }),
  SendFollowUp: ({ it }) => ({
    number:
      it.stage.status === 'FOLLOWING_UP'
        ? (it.stage.followUps.find((one) => !one.sentAt)?.number ?? 1)
        : 1,
  }),
  ConfirmSolved: (m) => ({ score: 5, ...said(m) }),
  ReportNotSolved: (m) => ({ score: 1, words: 'Nothing came.', ...said(m) }),
  MarkSilent: nothing,
  CloseUnconfirmed: ({ now }) => ({
    attempts: [
      { channel: 'mail', at: now, proof: 'sent' },
      { channel: 'phone', at: now, proof: 'dialled' },
    ],
  }),
  Withdraw: said,
  ReopenCase: () => reason,
  RequestExtension: () => reason,
  ExtendClock: () => reason,
  ReassignCase: ({ dice }) => ({ to: dice.of('li', 'huang'), ...reason }),
  RecusePerson: ({ by, dice }) => ({ staffId: dice.of(by.id, 'li', 'wang', 'sun'), ...reason }),
  AddNote: () => ({ noteHash: 'ab'.repeat(32) }),
  WriteToCustomer: () => ({ text: 'We are on it.' }),
  WriteToBank: (m) => ({ text: 'Any news?', ...said(m) }),
  RecordContact: ({ now }) => ({ channel: 'phone', at: now, proof: 'call-2' }),
  ReceiveEvidence: aFile,
  RefuseEvidence: (m) => ({ ...aFile(m), why: m.dice.of('malware', 'wrongType') }),
  MarkClock: (m) =>
    dueMark(m) ?? { clock: 'decision', startedAt: m.it.receivedAt, mark: '0:warn-50' },
  RecordBounce: () => ({ mailId: 'offer-9', kind: 'bounce' }),
  RecordWorkflowFailure: () => ({ error: 'States.Timeout' }),
  StartRun: () => ({ startAt: 'AwaitProposal' }),
  ArchiveCase: nothing,
};

/** A command of this name with data that suits the moment. */
export const commandFor = (name: CommandName, moment: Moment): Command =>
  // the table ties the data to the name; the union type cannot say so
  ({ name, data: dataOf[name](moment) }) as Command;
