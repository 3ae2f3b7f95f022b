import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { wakesOf } from '#domain/wake.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import {
  approverWang,
  hqQian,
  leadChen,
  liaisonHe,
  reviewerSun,
  theCustomer,
  theSystem,
} from '../support/people.ts';
import { aDecisionText, aRefund, yuan } from '../support/samples.ts';

const propose = (more: object = {}) => ({
  name: 'ProposeMediation' as const,
  data: { bodyName: 'Mediation centre', ...more },
});
const consent = (more: object = {}) => ({ name: 'ConsentToMediation' as const, data: more });
const fail = (why: 'failed' | 'refused' | 'timedOut' = 'failed') => ({
  name: 'RecordMediationFailure' as const,
  data: { why },
});
const agree = {
  name: 'RecordMediationAgreement' as const,
  data: { document: 'record-1', remedies: [aRefund()] },
};
const byCustomer = (n: number) => ({ by: theCustomer, now: day(n) });
const byChen = (n: number) => ({ by: leadChen, now: day(n) });
const byHe = (n: number) => ({ by: liaisonHe, now: day(n) });

const clock = (it: Case, name: string, now: string) =>
  clocksOf(it.clocks, profileOf(it), now).findLast((one) => one.clock === name);

const mediationFrom = (before: Case, n: number) => {
  const invited = given(before).when(propose(), byCustomer(n)).thenRecords('MediationProposed');
  return given(invited).when(consent(), byChen(n)).thenRecords('MediationConsented');
};

describe('Mediation', () => {
  it('holds the decision clock and has a limit of its own', () => {
    const it = aCase.mediation();
    expect(it.stage).toMatchObject({
      status: 'MEDIATION',
      bodyName: 'Mediation centre',
      limitAt: day(36, 0),
    });
    expect(clock(it, 'decision', day(20))?.state).toBe('paused');
    expect(clock(it, 'mediation', day(20))?.dueAt).toBe(day(36, 0));
  });

  it('supersedes an open offer, whose clock stops', () => {
    const it = aCase.mediation();
    expect(it.stage).toMatchObject({ cameFrom: { proposal: { status: 'SUPERSEDED' } } });
    expect(clock(it, 'offer', day(5))?.stoppedAt).toBe(day(5));
  });

  it('leaves a proposal that was answered as it was', () => {
    const rejected = given(aCase.offered())
      .when({ name: 'RejectOffer', data: { proposalVersion: 1, reason: 'No' } }, byCustomer(4))
      .thenRecords('OfferRejected');
    const it = mediationFrom(rejected, 5);
    expect(it.stage).toMatchObject({
      cameFrom: { proposal: { status: 'REJECTED' }, offerRefused: true },
    });
  });

  it('outlives no draft of a decision that knows nothing of it', () => {
    expect(mediationFrom(aCase.decisionDrafted(), 6).stage).toMatchObject({
      cameFrom: { decisionDraft: null },
    });
    expect(mediationFrom(aCase.reReviewDrafted(), 11).stage).toMatchObject({
      cameFrom: { draft: null },
    });
  });

  it('that fails returns to the negotiation, and the decision clock has its days left', () => {
    const after = given(aCase.mediation())
      .when(fail(), byHe(11))
      .thenRecords('ReturnedToNegotiation');
    expect(after.stage).toMatchObject({
      status: 'NEGOTIATING',
      proposal: { status: 'SUPERSEDED' },
    });
    expect(clock(after, 'decision', day(11))).toMatchObject({
      state: 'running',
      dueAt: day(22, 0),
    });
    expect(clock(after, 'mediation', day(11))?.stoppedAt).toBe(day(11));
  });

  it('that fails returns to the re-review and to the re-check, their clocks with their days left', () => {
    const review = given(mediationFrom(aCase.reReview(), 10))
      .when(fail(), byHe(20))
      .thenRecords('ReturnedToReReview');
    expect(review.stage).toMatchObject({ status: 'RE_REVIEW', grievance: { about: 'decision' } });
    expect(clock(review, 'reReview', day(20))?.dueAt).toBe(day(49, 0));
    const check = given(mediationFrom(aCase.reCheck(), 10))
      .when(fail('refused'), byHe(20))
      .thenRecords('ReturnedToReCheck');
    expect(clock(check, 'reCheck', day(20))?.dueAt).toBe(day(49, 0));
    given(review)
      .when(
        { name: 'DraftReReview', data: { text: aDecisionText({ outcome: 'upheld' }) } },
        { by: reviewerSun, now: day(21) },
      )
      .thenRecords('ReReviewDrafted');
  });

  it('that fails returns to the decision with a full window to contest it', () => {
    const after = given(mediationFrom(aCase.decided(), 20))
      .when(fail(), byHe(40))
      .thenRecords('ReturnedToDecision');
    expect(after.stage).toEqual({ status: 'DECIDED', contestUntil: day(71, 0) });
    expect(clock(after, 'contest', day(40))?.dueAt).toBe(day(71, 0));
  });

  it('is ended by the system only when its time is over', () => {
    given(aCase.mediation())
      .when(fail('timedOut'), { by: theSystem, now: day(35) })
      .thenRefused('NothingToDo');
    given(aCase.mediation())
      .when(fail('timedOut'), { by: theSystem, now: day(36, 0) })
      .thenRecords('ReturnedToNegotiation');
  });

  it('that succeeds binds both sides, and offers thirty days for judicial confirmation', () => {
    const after = given(aCase.mediation())
      .when(agree, byHe(20))
      .thenRecords({
        name: 'MediationAgreed',
        data: { agreement: { from: 'mediation', document: 'record-1' } },
      });
    expect(after.stage.status).toBe('IMPLEMENTING');
    const running = after.clocks.filter((one) => !one.stoppedAt).map((one) => one.clock);
    expect(running).toEqual(['judicialConfirmation']);
    expect(clock(after, 'decision', day(20))?.state).toBe('met');
  });

  it('goes on while a body outside is complained to, whose reply stays due after it', () => {
    const refer = {
      name: 'ReferOutside' as const,
      data: { body: 'regulator' as const, bodyName: 'NFRA', tookOver: false },
    };
    const complained = given(aCase.mediation())
      .when(refer, byCustomer(6))
      .thenRecords('OutsideComplaintRecorded');
    expect(clock(complained, 'externalReply', day(7))?.state).toBe('running');
    const failed = given(complained).when(fail(), byHe(8)).thenRecords('ReturnedToNegotiation');
    expect(clock(failed, 'externalReply', day(8))?.stoppedAt).toBeUndefined();
    const agreed = given(complained).when(agree, byHe(8)).thenRecords('MediationAgreed');
    expect(clock(agreed, 'externalReply', day(8))?.stoppedAt).toBeUndefined();
  });
});

describe('A mediated settlement beyond what one person may promise (C19)', () => {
  const settle = (amount: number) => ({
    name: 'RecordMediationAgreement' as const,
    data: { document: 'record-1', remedies: [aRefund(yuan(amount))] },
  });
  const approve = { name: 'ApproveSettlement' as const, data: {} };
  const giveBack = { name: 'ReturnSettlement' as const, data: { reason: 'Who signed it?' } };
  const byWang = (n: number) => ({ by: approverWang, now: day(n) });
  const recorded = (amount = 600) =>
    given(aCase.mediation()).when(settle(amount), byHe(20)).thenRecords('SettlementRecorded');

  it('needs nobody else up to the limit of an offer', () => {
    given(aCase.mediation()).when(settle(500), byHe(20)).thenRecords('MediationAgreed');
    expect(recorded(500.01).stage).toMatchObject({
      status: 'MEDIATION',
      settlement: { status: 'recorded', recordedBy: liaisonHe.id },
    });
  });

  it('binds once an approver has seen it, as it was recorded', () => {
    const after = given(recorded())
      .when(approve, byWang(21))
      .thenRecords({
        name: 'MediationAgreed',
        data: {
          agreement: { from: 'mediation', document: 'record-1', remedies: [aRefund(yuan(600))] },
        },
      });
    expect(after.stage.status).toBe('IMPLEMENTING');
  });

  it('is not approved by who recorded it, with whatever second role', () => {
    const both = { ...liaisonHe, roles: [...liaisonHe.roles, 'approver' as const] };
    for (const command of [approve, giveBack])
      given(recorded())
        .when(command, { by: both, now: day(21) })
        .thenRefused('NotAnotherPerson');
  });

  it('is for headquarters above the limit of an approver', () => {
    given(recorded(90_000)).when(approve, byWang(21)).thenRefused('LimitExceeded');
    given(recorded(90_000))
      .when(approve, { by: hqQian, now: day(21) })
      .thenRecords('MediationAgreed');
  });

  it('that is sent back can be recorded anew, or the mediation has failed', () => {
    const returned = given(recorded()).when(giveBack, byWang(21)).thenRecords('SettlementReturned');
    expect(returned.stage).toMatchObject({
      settlement: { status: 'returned', returnedReason: 'Who signed it?' },
    });
    given(returned).when(approve, byWang(22)).thenRefused('NothingToDo');
    given(returned).when(settle(600), byHe(22)).thenRecords('SettlementRecorded');
    given(returned).when(fail(), byHe(22)).thenRecords('ReturnedToNegotiation');
  });

  it('does not lapse, and is not overtaken, while the bank looks at it', () => {
    const limitOver = day(36, 0);
    const wakes = (it: Case) => wakesOf(it, profileOf(it), day(21)).map((one) => one.command?.name);
    expect(wakes(aCase.mediation())).toContain('RecordMediationFailure');
    expect(wakes(recorded())).not.toContain('RecordMediationFailure');
    given(recorded())
      .when(fail('timedOut'), { by: theSystem, now: limitOver })
      .thenRefused('NothingToDo', { waitingFor: 'approval' });
    given(recorded()).when(settle(30), byHe(22)).thenRefused('NothingToDo');
  });
});
