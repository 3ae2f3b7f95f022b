import { describe, expect, it } from 'vitest';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { agentLi, leadChen, theCustomer, theSystem } from '../support/people.ts';

const ask = {
  name: 'AskCustomer' as const,
  data: { thing: 'Receipt', purpose: 'The date', whyNotHeld: 'Another bank issued it' },
};
const complete = (more: object = {}) => ({
  name: 'CompleteCollection' as const,
  data: { facts: 'Charged on 28 February.', identity: 'verified' as const, flags: [], ...more },
});
const answer = { answer: 'Here it is.' };
const redirect = {
  name: 'RedirectCase' as const,
  data: { reason: 'An insurance matter', routeTold: 'The insurer' },
};
/** The request of the builder was sent on day 1 and lapses after five days. */
const lapse = { name: 'LapseInformationRequest' as const, data: {} };

describe('Collection (P3.2-2)', () => {
  it('asks the customer, which counts as the first contact and does not hold the decision clock', () => {
    const after = given(aCase.collecting())
      .when(ask, { by: agentLi, now: day(1) })
      .thenRecords({
        name: 'CustomerAsked',
        data: { request: { askedAt: day(1), dueAt: day(7, 0) } },
      });
    const clock = (name: string) => after.clocks.findLast((one) => one.clock === name);
    expect(clock('firstContact')?.stoppedAt).toBe(day(1));
    expect(clock('infoRequest')?.stoppedAt).toBeUndefined();
    expect(clock('decision')).toMatchObject({ pauses: [] });
  });

  it('asks one thing at a time', () => {
    given(aCase.awaitingInformation())
      .when(ask, { by: agentLi, now: day(2) })
      .thenRefused('NothingToDo', { waitingFor: 'customer' });
  });

  it('takes the answer of the customer', () => {
    const after = given(aCase.awaitingInformation())
      .when({ name: 'AnswerInformationRequest', data: answer }, { by: theCustomer, now: day(2) })
      .thenRecords('InformationAnswered');
    expect(after.stage).toEqual({ status: 'COLLECTING', request: null });
  });

  it('takes an answer by telephone only with the recording', () => {
    const by = { by: agentLi, now: day(2) };
    given(aCase.awaitingInformation())
      .when({ name: 'AnswerInformationRequest', data: answer }, by)
      .thenRefused('ProofMissing', { needs: 'recording' });
    given(aCase.awaitingInformation())
      .when({ name: 'AnswerInformationRequest', data: { ...answer, recording: 'call-1' } }, by)
      .thenRecords('InformationAnswered');
  });

  it('takes no answer that nobody asked for', () => {
    given(aCase.collecting())
      .when({ name: 'AnswerInformationRequest', data: answer }, { by: theCustomer, now: day(2) })
      .thenRefused('NothingToDo');
  });

  it('goes on without an answer when its time is over, not before', () => {
    const request = aCase.awaitingInformation();
    given(request)
      .when(lapse, { by: theSystem, now: day(6, 23) })
      .thenRefused('NothingToDo');
    const after = given(request)
      .when(lapse, { by: theSystem, now: day(7, 0) })
      .thenRecords('InformationLapsed');
    given(after)
      .when(lapse, { by: theSystem, now: day(7, 0) })
      .thenRefused('NothingToDo');
  });

  it('is complete when enough is known and the identity is verified', () => {
    const after = given(aCase.collecting())
      .when(complete({ flags: ['vulnerable'] }), { by: agentLi, now: day(1) })
      .thenRecords('CollectionCompleted');
    expect(after).toMatchObject({ stage: { status: 'ASSESSING' }, flags: ['vulnerable'] });
    expect(after.handlers).toEqual(['li']);
  });

  it('is not complete while the customer is asked', () => {
    given(aCase.awaitingInformation())
      .when(complete(), { by: agentLi, now: day(2) })
      .thenRefused('NothingToDo', { waitingFor: 'customer' });
  });

  it('says why the identity was not verified', () => {
    given(aCase.collecting())
      .when(complete({ identity: 'notNeeded' }), { by: agentLi, now: day(1) })
      .thenRefused('ProofMissing', { needs: 'identityNote' });
    given(aCase.collecting())
      .when(complete({ identity: 'notNeeded', identityNote: 'general feedback' }), {
        by: agentLi,
        now: day(1),
      })
      .thenRecords('CollectionCompleted');
  });
});

describe('A case that belongs elsewhere', () => {
  it('is redirected by a lead, and every clock stops', () => {
    const after = given(aCase.awaitingInformation())
      .when(redirect, { by: leadChen, now: day(2) })
      .thenRecords('CaseRedirected');
    expect(after.stage).toMatchObject({
      status: 'CLOSED',
      reason: 'not_in_scope',
      closedAt: day(2),
    });
    expect(after.clocks.every((one) => one.stoppedAt)).toBe(true);
  });

  it('is redirected by another person than its owner', () => {
    given(aCase.collecting({ overrides: { owner: 'chen' } }))
      .when(redirect, { by: leadChen, now: day(2) })
      .thenRefused('NotAnotherPerson');
  });

  it('is not redirected by one person alone while it has no owner', () => {
    given(aCase.received())
      .when(redirect, { by: leadChen, now: day(0, 11) })
      .thenRefused('NotAnotherPerson');
  });

  it('may be reopened by the customer, who does not agree', () => {
    const after = given(aCase.collecting())
      .when(redirect, { by: leadChen, now: day(2) })
      .thenRecords('CaseRedirected');
    given(after)
      .when(
        { name: 'ReopenCase', data: { reason: 'It is yours' } },
        { by: theCustomer, now: day(3) },
      )
      .thenRecords('CaseReopened', 'RunStarted');
  });
});
