import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import { instalmentsToConfirm } from '#domain/instalments.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { aCase, day } from '../support/builders.ts';
import { beijing } from '../support/clocks.ts';
import { given } from '../support/given.ts';
import { agentLi, leadChen, liaisonHe, theCustomer, theSystem } from '../support/people.ts';
import { aPlan, aRefund, aRootCause, someTerms, yuan } from '../support/samples.ts';

const proof = (...ids: string[]) => ({
  name: 'CompleteImplementation' as const,
  data: {
    proofs: ids.map((remedyId) => ({ remedyId, proof: 'booking 4711' })),
    rootCause: aRootCause,
  },
});
const schedule = { name: 'ScheduleFollowUps' as const, data: {} };
const send = (number: number) => ({ name: 'SendFollowUp' as const, data: { number } });
const silent = { name: 'MarkSilent' as const, data: {} };
const close = (...channels: ('mail' | 'phone')[]) => ({
  name: 'CloseUnconfirmed' as const,
  data: { attempts: channels.map((channel) => ({ channel, at: day(40), proof: 'tried' })) },
});
const byLi = { by: agentLi, now: day(7) };
const bySystem = (n: number, hour = 10) => ({ by: theSystem, now: day(n, hour) });
const followUpsOf = ({ stage }: Case) => (stage.status === 'FOLLOWING_UP' ? stage.followUps : []);
const twoRemedies = someTerms({
  remedies: [aRefund(yuan(10), 'fee'), aRefund(yuan(20), 'interest')],
});

describe('A remedy (P3.3-1)', () => {
  it('is done when each part of it is proved, and the root cause is on record', () => {
    const it = aCase.implementing({ terms: twoRemedies });
    given(it).when(proof('fee'), byLi).thenRefused('ProofMissing', { remedy: 'interest' });
    const after = given(it).when(proof('fee', 'interest'), byLi).thenRecords('RemedyImplemented');
    expect(after).toMatchObject({
      rootCause: aRootCause,
      stage: { status: 'FOLLOWING_UP', followUps: [] },
    });
  });

  it('that is a plan is proved by the plan being active', () => {
    const it = aCase.implementing({ terms: someTerms({ remedies: [], plan: aPlan() }) });
    given(it).when(proof(), byLi).thenRefused('ProofMissing', { remedy: 'plan' });
    given(it).when(proof('plan'), byLi).thenRecords('RemedyImplemented');
  });

  it('that is a plan is remembered by its last payment, whatever becomes of the case', () => {
    const it = aCase.implementing({ terms: someTerms({ remedies: [], plan: aPlan() }) });
    expect(it.planSettledOn).toBe('2026-06-15');
    const after = given(it)
      .when({ name: 'ReportCannotPerform', data: { reason: 'The account is closed' } }, byLi)
      .thenRecords('CannotPerform');
    expect(after.planSettledOn).toBe('2026-06-15');
    expect(aCase.implementing().planSettledOn).toBeNull();
  });

  it('that cannot be had leads back to the negotiation, on a new clock', () => {
    const after = given(aCase.implementing())
      .when({ name: 'ReportCannotPerform', data: { reason: 'The account is closed' } }, byLi)
      .thenRecords('CannotPerform');
    expect(after.stage).toMatchObject({ status: 'NEGOTIATING', proposal: null });
    const running = clocksOf(after.clocks, cn20203, day(7)).filter((one) => !one.stoppedAt);
    expect(running).toMatchObject([{ clock: 'decision', startedAt: day(7), dueAt: day(23, 0) }]);
  });
});

describe('Following up (P3.2-5)', () => {
  it('is planned for the third, fifteenth and thirtieth day at ten', () => {
    const after = given(aCase.implemented())
      .when(schedule, bySystem(7))
      .thenRecords('FollowUpsScheduled');
    expect(followUpsOf(after).map((one) => one.dueAt)).toEqual([day(10), day(22), day(37)]);
  });

  it('is planned once', () => {
    given(aCase.followingUp()).when(schedule, bySystem(7)).thenRefused('NothingToDo');
  });

  it('of a plan comes after each of the first three instalments, then by the quarter, then after the last', () => {
    const it = aCase.implementing({ terms: someTerms({ plan: aPlan(10) }) });
    const active = given(it).when(proof('refund', 'plan'), byLi).thenRecords('RemedyImplemented');
    const after = given(active).when(schedule, bySystem(7)).thenRecords('FollowUpsScheduled');
    expect(followUpsOf(after).map((one) => one.dueAt)).toEqual([
      beijing('2026-04-16'),
      beijing('2026-05-16'),
      beijing('2026-06-16'),
      beijing('2026-09-16'),
      beijing('2026-12-16'),
      beijing('2027-01-16'),
    ]);
  });

  it('goes out once, when it is due', () => {
    given(aCase.followingUp()).when(send(1), bySystem(9)).thenRefused('FollowUpNotDue');
    const after = given(aCase.followingUp())
      .when(send(1), bySystem(10))
      .thenRecords('FollowUpSent');
    expect(followUpsOf(after)[0]).toMatchObject({ sentAt: day(10) });
    given(after).when(send(1), bySystem(10)).thenRefused('FollowUpNotDue');
    given(after).when(send(2), bySystem(10)).thenRefused('FollowUpNotDue');
  });

  it('is sent by an agent too, once it is due and not before', () => {
    given(aCase.followingUp())
      .when(send(1), { by: agentLi, now: day(9) })
      .thenRefused('FollowUpNotDue');
    given(aCase.followingUp())
      .when(send(1), { by: agentLi, now: day(10) })
      .thenRecords('FollowUpSent');
  });

  it('ends with the customer saying that it is solved', () => {
    const after = given(aCase.followingUp())
      .when(
        { name: 'ConfirmSolved', data: { score: 5, words: 'Thank you' } },
        { by: theCustomer, now: day(11) },
      )
      .thenRecords('SolvedConfirmed');
    expect(after).toMatchObject({
      stage: { status: 'CLOSED', reason: 'satisfied' },
      satisfaction: { score: 5, words: 'Thank you' },
    });
  });

  it('of a mediated agreement ends as mediated', () => {
    const agreed = given(aCase.mediation())
      .when(
        { name: 'RecordMediationAgreement', data: { document: 'record-1', remedies: [aRefund()] } },
        { by: liaisonHe, now: day(10) },
      )
      .thenRecords('MediationAgreed');
    const done = given(agreed)
      .when(proof('refund'), { by: agentLi, now: day(12) })
      .thenRecords('RemedyImplemented');
    const after = given(done)
      .when({ name: 'ConfirmSolved', data: { score: 4 } }, { by: theCustomer, now: day(13) })
      .thenRecords('SolvedConfirmed');
    expect(after.stage).toMatchObject({ reason: 'mediated' });
    expect(after.clocks.every((one) => one.stoppedAt)).toBe(true);
  });

  it('that finds it not solved leads to a re-review by another person', () => {
    const after = given(aCase.followingUp())
      .when(
        { name: 'ReportNotSolved', data: { score: 1, words: 'Nothing came' } },
        { by: theCustomer, now: day(11) },
      )
      .thenRecords('NotSolved');
    expect(after).toMatchObject({
      stage: { status: 'RE_REVIEW', grievance: { about: 'followUp', reason: 'Nothing came' } },
      satisfaction: { score: 1 },
    });
    expect(after.clocks.at(-1)).toMatchObject({ clock: 'reReview', startedAt: day(11) });
  });

  it('on the telephone is entered with the recording', () => {
    const now = { by: agentLi, now: day(11) };
    given(aCase.followingUp())
      .when({ name: 'ConfirmSolved', data: { score: 5 } }, now)
      .thenRefused('ProofMissing', { needs: 'recording' });
    given(aCase.followingUp())
      .when({ name: 'ReportNotSolved', data: { score: 1, words: 'No' } }, now)
      .thenRefused('ProofMissing', { needs: 'recording' });
    given(aCase.followingUp())
      .when({ name: 'ConfirmSolved', data: { score: 5, recording: 'call-3' } }, now)
      .thenRecords('SolvedConfirmed');
  });
});

describe('A customer who does not answer', () => {
  const byChen = { by: leadChen, now: day(45) };

  it('counts as silent a week after the last follow-up, not before', () => {
    given(aCase.followingUp()).when(silent, bySystem(60)).thenRefused('FollowUpNotDue');
    given(aCase.followUpsSent()).when(silent, bySystem(44, 9)).thenRefused('FollowUpNotDue');
    const after = given(aCase.followUpsSent())
      .when(silent, bySystem(44))
      .thenRecords('CustomerSilent');
    given(after).when(silent, bySystem(44)).thenRefused('FollowUpNotDue');
  });

  it('is not silent while a follow-up was never sent', () => {
    const lastOnly = given(aCase.followingUp())
      .when(send(3), bySystem(37))
      .thenRecords('FollowUpSent');
    given(lastOnly).when(silent, bySystem(60)).thenRefused('FollowUpNotDue');
  });

  it('is given up only by a lead, after attempts on two channels', () => {
    given(aCase.silent()).when(close('mail', 'mail'), byChen).thenRefused('ProofMissing');
    given(aCase.silent())
      .when(close('mail', 'phone'), { by: agentLi, now: day(45) })
      .thenRefused('RoleNotAllowed');
    const after = given(aCase.silent())
      .when(close('mail', 'phone'), byChen)
      .thenRecords('ClosedUnconfirmed');
    expect(after.stage).toMatchObject({ status: 'CLOSED', reason: 'accepted_unconfirmed' });
  });

  it('is not given up before every follow-up was sent and left unanswered', () => {
    given(aCase.implemented()).when(close('mail', 'phone'), byChen).thenRefused('FollowUpNotDue');
    given(aCase.followingUp()).when(close('mail', 'phone'), byChen).thenRefused('FollowUpNotDue');
    given(aCase.followUpsSent())
      .when(close('mail', 'phone'), byChen)
      .thenRefused('FollowUpNotDue', { waitingFor: 'silence' });
  });

  it('may still answer', () => {
    given(aCase.silent())
      .when({ name: 'ConfirmSolved', data: { score: 4 } }, { by: theCustomer, now: day(45) })
      .thenRecords('SolvedConfirmed');
  });
});

describe('A plan that is followed', () => {
  const broken = { name: 'ReportCannotPerform' as const, data: { reason: 'Two payments missed' } };
  const paid = (dueOn: string) => ({
    name: 'ConfirmInstalment' as const,
    data: { dueOn, proof: 'booking 4712' },
  });
  const later = { by: agentLi, now: day(50) };

  it('has its payments confirmed, each by its day and each once', () => {
    const once = given(aCase.followingPlan())
      .when(paid('2026-04-15'), later)
      .thenRecords('InstalmentConfirmed');
    given(once)
      .when(paid('2026-04-15'), later)
      .thenRefused('InstalmentNotOpen', { field: 'dueOn', rule: 'confirmedBefore' });
    given(aCase.followingPlan())
      .when(paid('2026-04-16'), later)
      .thenRefused('InstalmentNotOpen', { field: 'dueOn', rule: 'noSuchInstalment' });
  });

  it('has no payment confirmed that is still to come in the bank’s own zone', () => {
    const it = aCase.followingPlan();
    const nearMidnight = (now: string) => ({ by: agentLi, now });
    given(it)
      .when(paid('2026-04-15'), nearMidnight('2026-04-14T15:59:59.000Z'))
      .thenRefused('InstalmentNotOpen', { rule: 'notAfter', limit: '2026-04-14' });
    given(it)
      .when(paid('2026-04-15'), nearMidnight('2026-04-14T16:00:00.000Z'))
      .thenRecords('InstalmentConfirmed');
  });

  it('asks for what is due and not known to be paid, the earliest first', () => {
    const toConfirm = (it: Case, now: string) =>
      instalmentsToConfirm(it, cn20203, now).map((one) => one.dueOn);
    const it = aCase.followingPlan();
    expect(toConfirm(it, day(40))).toEqual([]);
    expect(toConfirm(it, day(80))).toEqual(['2026-04-15', '2026-05-15']);
    const once = given(it)
      .when(paid('2026-04-15'), { by: agentLi, now: day(80) })
      .thenRecords('InstalmentConfirmed');
    expect(toConfirm(once, day(80))).toEqual(['2026-05-15']);
    expect(toConfirm(aCase.followingUp(), day(80))).toEqual([]);
  });

  it('that is broken leads back to the negotiation, on a new clock', () => {
    const after = given(aCase.followingPlan()).when(broken, later).thenRecords('CannotPerform');
    expect(after.stage).toMatchObject({ status: 'NEGOTIATING', proposal: null });
    expect(after.clocks.at(-1)).toMatchObject({ clock: 'decision', startedAt: day(50) });
  });

  it('is the only remedy that can be broken after it was carried out', () => {
    for (const command of [broken, paid('2026-04-15')])
      given(aCase.followingUp())
        .when(command, later)
        .thenRefused('NothingToDo', { missing: 'plan' });
  });
});
