import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { leadChen, liaisonHe, reviewerSun, theCustomer, theSystem } from '../support/people.ts';
import { aDecisionText, aRefund } from '../support/samples.ts';

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
