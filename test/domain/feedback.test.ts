import { describe, expect, it } from 'vitest';
import { clocksOf } from '#domain/clocks.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { agentLi, leadChen, theCustomer, theSystem } from '../support/people.ts';
import { anIntake } from '../support/samples.ts';

const submit = (intake = anIntake()) => ({ name: 'SubmitCase' as const, data: { intake } });
const earlier = day(-6);

describe('Feedback (P3.2-1)', () => {
  it('may be saved as a draft, which has no clock yet', () => {
    const draft = { channel: 'app' as const, locale: 'zh-CN' as const };
    const after = given(aCase.new())
      .when({ name: 'SaveDraft', data: { draft } }, { by: theCustomer, now: day(0) })
      .thenRecords('DraftSaved');
    expect(after).toMatchObject({ stage: { status: 'DRAFT', draft }, clocks: [], intake: null });
  });

  it('starts the clocks of acknowledgement, first contact and decision on receipt', () => {
    const after = given(aCase.draft())
      .when(submit(), { by: theCustomer, now: day(0) })
      .thenRecords('CaseSubmitted', {
        name: 'RunStarted',
        data: { run: 1, startAt: 'RegisterCase' },
      });
    expect(after.clocks.map((one) => one.clock)).toEqual(['ack', 'firstContact', 'decision']);
    expect(after).toMatchObject({ run: 1, receivedAt: day(0), stage: { status: 'RECEIVED' } });
  });

  it('that reached the bank earlier starts the decision clock at its first receipt', () => {
    const after = given(aCase.new())
      .when(submit(anIntake({ channel: 'letter', receivedAt: earlier })), {
        by: agentLi,
        now: day(0),
      })
      .thenRecords({ name: 'CaseSubmitted', data: { receivedAt: earlier } }, 'RunStarted');
    expect(after).toMatchObject({ receivedAt: earlier, openedAt: day(0) });
    expect(after.clocks.every((one) => one.startedAt === earlier)).toBe(true);
  });

  it('cannot be received in the future', () => {
    given(aCase.new())
      .when(submit(anIntake({ receivedAt: day(2) })), { by: agentLi, now: day(0) })
      .thenRecords({ name: 'CaseSubmitted', data: { receivedAt: day(0) } }, 'RunStarted');
  });

  it('cannot be backdated by the customer', () => {
    given(aCase.new())
      .when(submit(anIntake({ receivedAt: earlier })), { by: theCustomer, now: day(0) })
      .thenRecords({ name: 'CaseSubmitted', data: { receivedAt: day(0) } }, 'RunStarted');
  });

  it('that the regulator sent on owes the regulator a reply on a clock of its own (C24)', () => {
    const intake = anIntake({
      channel: 'regulatorTransfer',
      outsideReference: 'NFRA-77',
      receivedAt: earlier,
    });
    const after = given(aCase.new())
      .when(submit(intake), { by: agentLi, now: day(0) })
      .thenRecords('CaseSubmitted', 'OutsideComplaintRecorded', 'RunStarted');
    expect(after.outside).toMatchObject([
      { body: 'regulator', reference: 'NFRA-77', tookOver: false, recordedAt: day(0) },
    ]);
    const reply = clocksOf(after.clocks, cn20203, day(0)).at(-1);
    // ten working days from Tuesday 24 February: 28 February is worked
    expect(reply).toMatchObject({ clock: 'externalReply', dueAt: '2026-03-09T16:00:00.000Z' });
  });

  it('is registered to an owner, which ends the clock of acknowledgement', () => {
    const after = given(aCase.received())
      .when({ name: 'RegisterCase', data: { owner: 'li' } }, { by: theSystem, now: day(0, 11) })
      .thenRecords('CaseRegistered');
    expect(after).toMatchObject({ owner: 'li', stage: { status: 'COLLECTING', request: null } });
    expect(after.clocks.find((one) => one.clock === 'ack')?.stoppedAt).toBe(day(0, 11));
  });

  it('may be registered while nobody is there to own it', () => {
    const after = given(aCase.received())
      .when({ name: 'RegisterCase', data: { owner: null } }, { by: theSystem, now: day(0, 11) })
      .thenRecords('CaseRegistered');
    expect(after.owner).toBeNull();
  });

  it('is never given to somebody who is recused', () => {
    const recused = given(aCase.received())
      .when(
        { name: 'RecusePerson', data: { staffId: 'li', reason: 'a cousin' } },
        { by: leadChen, now: day(0, 10) },
      )
      .thenRecords('PersonRecused');
    given(recused)
      .when({ name: 'RegisterCase', data: { owner: 'li' } }, { by: theSystem, now: day(0, 11) })
      .thenRefused('ActorRecused', { who: 'li' });
  });
});
