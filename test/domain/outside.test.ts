import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { liaisonHe, theCustomer, theSystem } from '../support/people.ts';
import { aRefund } from '../support/samples.ts';

const refer = (more: object = {}) => ({
  name: 'ReferOutside' as const,
  data: { body: 'regulator' as const, bodyName: 'NFRA', tookOver: false, ...more },
});
const reply = (bodyName = 'NFRA') => ({
  name: 'RecordOutsideReply' as const,
  data: { bodyName, document: 'letter-1' },
});
const conclude = (
  result: 'concluded' | 'remedyOrdered' | 'backToNegotiation' | 'decisionStands',
) => ({
  name: 'ConcludeExternal' as const,
  data: { result, document: 'outcome-1', remedies: [aRefund()] },
});
const byHe = (n: number) => ({ by: liaisonHe, now: day(n) });
const byCustomer = (n: number) => ({ by: theCustomer, now: day(n) });
const replyClocks = (it: Case, now: string) =>
  clocksOf(it.clocks, profileOf(it), now).filter((one) => one.clock === 'externalReply');

describe('A complaint to a body outside (P3.3-3)', () => {
  it('does not stop the work of the bank', () => {
    const after = given(aCase.offered())
      .when(refer(), byCustomer(4))
      .thenRecords('OutsideComplaintRecorded');
    expect(after).toMatchObject({
      stage: { status: 'NEGOTIATING', proposal: { status: 'OFFERED' } },
    });
    given(after)
      .when(
        { name: 'AcceptOffer', data: { proposalVersion: 1, confirmedTerms: [] } },
        byCustomer(5),
      )
      .thenRecords('OfferAccepted');
  });

  it('owes a reply in ten working days, or when the body says', () => {
    const after = given(aCase.offered())
      .when(refer(), byCustomer(4))
      .thenRecords('OutsideComplaintRecorded');
    expect(replyClocks(after, day(4))).toMatchObject([{ dueAt: day(19, 0) }]);
    const said = given(aCase.offered())
      .when(refer({ replyDueAt: day(7, 17) }), byHe(4))
      .thenRecords({
        name: 'OutsideComplaintRecorded',
        data: { complaint: { replyDueAt: day(7, 17) } },
      });
    expect(replyClocks(said, day(4))).toMatchObject([{ dueAt: day(7, 17) }]);
  });

  it('has its reply recorded once, which stops the clock of this body only', () => {
    const one = given(aCase.offered())
      .when(refer(), byCustomer(4))
      .thenRecords('OutsideComplaintRecorded');
    const two = given(one)
      .when(refer({ body: 'consumerAssociation', bodyName: '12315' }), byCustomer(5))
      .thenRecords('OutsideComplaintRecorded');
    const after = given(two).when(reply(), byHe(6)).thenRecords('OutsideReplySent');
    expect(after.outside).toMatchObject([
      { bodyName: 'NFRA', repliedAt: day(6) },
      { bodyName: '12315' },
    ]);
    expect(replyClocks(after, day(6)).map((one) => one.stoppedAt)).toEqual([day(6), undefined]);
    given(after).when(reply(), byHe(7)).thenRefused('NothingToDo');
    given(after).when(reply('Court'), byHe(7)).thenRefused('NothingToDo');
  });

  it('still gets its reply after the case was closed', () => {
    const complained = given(aCase.offered())
      .when(refer(), byCustomer(4))
      .thenRecords('OutsideComplaintRecorded');
    const withdrawn = given(complained)
      .when({ name: 'Withdraw', data: {} }, byCustomer(5))
      .thenRecords('Withdrawn');
    expect(replyClocks(withdrawn, day(5))).toMatchObject([{ state: 'running' }]);
    const after = given(withdrawn).when(reply(), byHe(6)).thenRecords('OutsideReplySent');
    expect(after.stage.status).toBe('CLOSED');
    expect(after.clocks.every((one) => one.stoppedAt)).toBe(true);
  });
});

describe('A body that takes the case over', () => {
  const tookOver = refer({ tookOver: true });

  it('ends the bank’s own clocks and any proposal to mediate; a reply is due', () => {
    const after = given(aCase.invitedToMediation())
      .when(tookOver, byHe(5))
      .thenRecords('ReferredOutside');
    expect(after).toMatchObject({
      mediation: null,
      stage: { status: 'EXTERNAL', cameFrom: 'NEGOTIATING' },
    });
    expect(after.clocks.filter((one) => !one.stoppedAt).map((one) => one.clock)).toEqual([
      'externalReply',
    ]);
  });

  it('leaves what other bodies wait for', () => {
    const other = given(aCase.offered())
      .when(refer({ bodyName: '12315' }), byCustomer(4))
      .thenRecords('OutsideComplaintRecorded');
    const after = given(other).when(tookOver, byHe(5)).thenRecords('ReferredOutside');
    expect(replyClocks(after, day(5)).filter((one) => !one.stoppedAt)).toHaveLength(2);
  });

  it('ends a mediation', () => {
    const after = given(aCase.mediation()).when(tookOver, byHe(6)).thenRecords('ReferredOutside');
    expect(after.clocks.flatMap((one) => one.pauses).every((one) => one.to === day(6))).toBe(true);
    expect(after.clocks.filter((one) => !one.stoppedAt)).toHaveLength(1);
  });

  it('takes it over once; a complaint to another body is recorded all the same', () => {
    given(aCase.external()).when(tookOver, byHe(5)).thenRefused('NothingToDo');
    const after = given(aCase.external())
      .when(refer({ bodyName: '12315' }), byCustomer(5))
      .thenRecords('OutsideComplaintRecorded');
    expect(after.stage.status).toBe('EXTERNAL');
  });

  it('may conclude the case', () => {
    const after = given(aCase.external())
      .when(conclude('concluded'), byHe(20))
      .thenRecords('ExternalConcluded');
    expect(after.stage).toMatchObject({ status: 'CLOSED', reason: 'external_concluded' });
    expect(after.clocks.every((one) => one.stoppedAt)).toBe(true);
    expect(after.outside).toMatchObject([{ concludedAt: day(20) }]);
  });

  it('may order a remedy, which the bank performs', () => {
    const after = given(aCase.external())
      .when(conclude('remedyOrdered'), byHe(20))
      .thenRecords({
        name: 'RemedyOrdered',
        data: { agreement: { from: 'external', document: 'outcome-1' } },
      });
    expect(after.stage.status).toBe('IMPLEMENTING');
    expect(after.clocks.every((one) => one.stoppedAt)).toBe(true);
  });

  it('may give the case back, and the bank owes an answer on a new clock', () => {
    const after = given(aCase.external())
      .when(conclude('backToNegotiation'), byHe(20))
      .thenRecords('ReturnedToNegotiation');
    expect(after.stage).toMatchObject({ status: 'NEGOTIATING', proposal: null });
    const running = clocksOf(after.clocks, profileOf(after), day(20)).filter(
      (one) => !one.stoppedAt,
    );
    expect(running).toMatchObject([{ clock: 'decision', startedAt: day(20), dueAt: day(36, 0) }]);
  });

  it('may let the decision stand, if there is one, and opens the window to contest it', () => {
    given(aCase.external())
      .when(conclude('decisionStands'), byHe(20))
      .thenRefused('NothingToDo', { missing: 'decision' });
    const decided = given(aCase.decided()).when(tookOver, byHe(8)).thenRecords('ReferredOutside');
    const after = given(decided)
      .when(conclude('decisionStands'), byHe(20))
      .thenRecords('ReturnedToDecision');
    expect(after.stage).toEqual({ status: 'DECIDED', contestUntil: day(51, 0) });
    given(after)
      .when({ name: 'LapseContest', data: {} }, { by: theSystem, now: day(51, 0) })
      .thenRecords('ContestLapsed');
  });

  it('does not keep the customer from withdrawing here', () => {
    const after = given(aCase.external())
      .when({ name: 'Withdraw', data: {} }, byCustomer(6))
      .thenRecords('Withdrawn');
    expect(after.stage).toMatchObject({ status: 'CLOSED', reason: 'withdrawn' });
    expect(replyClocks(after, day(6))).toMatchObject([{ state: 'running' }]);
  });
});
