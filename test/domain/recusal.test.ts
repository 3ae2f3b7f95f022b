import { describe, expect, it } from 'vitest';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { agentLi, leadChen, managerXu, theCustomer, theSystem } from '../support/people.ts';

describe('Recusal (C12)', () => {
  const recuse = (staffId: string) => ({
    name: 'RecusePerson' as const,
    data: { staffId, reason: 'A neighbour' },
  });

  it('takes the case from a person, who can do nothing in it any more', () => {
    const after = given(aCase.negotiating())
      .when(recuse('li'), { by: agentLi, now: day(3) })
      .thenRecords('PersonRecused');
    expect(after).toMatchObject({ recused: ['li'], owner: null });
    given(after)
      .when({ name: 'AddNote', data: { noteHash: 'ab'.repeat(32) } }, { by: agentLi, now: day(3) })
      .thenRefused('ActorRecused', { who: 'li' });
  });

  it('is of oneself, or by a lead or manager of anybody', () => {
    given(aCase.negotiating())
      .when(recuse('huang'), { by: agentLi, now: day(3) })
      .thenRefused('RoleNotAllowed', { needs: 'lead' });
    for (const by of [leadChen, managerXu])
      given(aCase.negotiating())
        .when(recuse('huang'), { by, now: day(3) })
        .thenRecords('PersonRecused');
  });

  it('is recorded once', () => {
    const after = given(aCase.negotiating())
      .when(recuse('huang'), { by: leadChen, now: day(3) })
      .thenRecords('PersonRecused');
    given(after)
      .when(recuse('huang'), { by: leadChen, now: day(3) })
      .thenRefused('NothingToDo');
  });

  it('never locks out the customer or the system', () => {
    const absurd = aCase.offered({ overrides: { recused: ['customer', 'system'] } });
    given(absurd)
      .when({ name: 'WriteToBank', data: { text: 'Hello' } }, { by: theCustomer, now: day(4) })
      .thenRecords('MessageToBank');
    given(absurd)
      .when({ name: 'ExpireOffer', data: { proposalVersion: 1 } }, { by: theSystem, now: day(11) })
      .thenRecords('OfferExpired');
  });

  it('keeps the case from being given to the person', () => {
    const reassign = (to: string) => ({
      name: 'ReassignCase' as const,
      data: { to, reason: 'Holiday' },
    });
    const it = aCase.negotiating({ overrides: { recused: ['huang'] } });
    given(it)
      .when(reassign('huang'), { by: leadChen, now: day(3) })
      .thenRefused('ActorRecused', { who: 'huang' });
    const after = given(it)
      .when(reassign('xie'), { by: leadChen, now: day(3) })
      .thenRecords('CaseReassigned');
    expect(after.owner).toBe('xie');
  });
});
