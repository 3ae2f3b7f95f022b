import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { agentLi, leadChen, liaisonHe, theCustomer, theSystem } from '../support/people.ts';
import { aDecisionText, anIntake, aRepresentative, someTerms } from '../support/samples.ts';

const propose = (more: object = {}) => ({
  name: 'ProposeMediation' as const,
  data: { bodyName: 'Mediation centre', ...more },
});
const consent = (more: object = {}) => ({ name: 'ConsentToMediation' as const, data: more });
const decline = (more: object = {}) => ({ name: 'DeclineMediation' as const, data: more });
const lapse = { name: 'LapseMediationProposal' as const, data: {} };
const byCustomer = (n: number) => ({ by: theCustomer, now: day(n) });
const byChen = (n: number) => ({ by: leadChen, now: day(n) });
const byHe = (n: number) => ({ by: liaisonHe, now: day(n) });

const clock = (it: Case, name: string, now: string) =>
  clocksOf(it.clocks, profileOf(it), now).findLast((one) => one.clock === name);

describe('A proposal to mediate (P3.3-2)', () => {
  it('may come from either side', () => {
    const customers = given(aCase.offered())
      .when(propose(), byCustomer(4))
      .thenRecords('MediationProposed');
    expect(customers.mediation).toMatchObject({ proposedBy: 'customer', proposedAt: day(4) });
    const banks = given(aCase.offered())
      .when(propose(), byChen(4))
      .thenRecords('MediationProposed');
    expect(banks.mediation).toMatchObject({ proposedBy: 'bank' });
  });

  it('comes from the bank through a lead or the liaison; an agent only passes on the customer’s', () => {
    const by = { by: agentLi, now: day(4) };
    given(aCase.offered()).when(propose(), by).thenRefused('RoleNotAllowed', { needs: 'lead' });
    const after = given(aCase.offered())
      .when(propose({ recording: 'call-1' }), by)
      .thenRecords('MediationProposed');
    expect(after.mediation).toMatchObject({ proposedBy: 'customer' });
  });

  it('is one at a time', () => {
    given(aCase.invitedToMediation()).when(propose(), byCustomer(4)).thenRefused('NothingToDo');
  });

  it('lapses after fifteen days', () => {
    const after = given(aCase.decided())
      .when(propose(), byCustomer(8))
      .thenRecords('MediationProposed');
    expect(after.mediation?.lapsesAt).toBe(day(24, 0));
    given(after)
      .when(lapse, { by: theSystem, now: day(23) })
      .thenRefused('NothingToDo');
    given(after)
      .when(lapse, { by: theSystem, now: day(24, 0) })
      .thenRecords('ReturnedToDecision');
  });

  it('lapses early enough for the bank to decide in time', () => {
    const after = given(aCase.offered())
      .when(propose(), byCustomer(10))
      .thenRecords('MediationProposed');
    // the decision is due at the end of Tuesday 17 March
    expect(after.mediation?.lapsesAt).toBe(day(15, 0));
  });

  it('needs the consent of the other side', () => {
    given(aCase.invitedToMediation()).when(consent(), byChen(4)).thenRefused('NotAnotherPerson');
    given(aCase.invitedToMediation())
      .when(consent(), byCustomer(4))
      .thenRecords('MediationConsented');
    const customers = given(aCase.offered())
      .when(propose(), byCustomer(4))
      .thenRecords('MediationProposed');
    given(customers).when(consent(), byCustomer(4)).thenRefused('NotAnotherPerson');
    given(customers).when(consent(), byHe(4)).thenRecords('MediationConsented');
    given(customers)
      .when(consent(), { by: agentLi, now: day(4) })
      .thenRefused('RoleNotAllowed', { needs: 'lead' });
  });

  it('needs authority to settle where a representative consents', () => {
    const intake = anIntake({ representative: aRepresentative({ scope: 'inform' }) });
    given(aCase.invitedToMediation({ intake }))
      .when(consent(), byCustomer(5))
      .thenRefused('AuthorityMissing');
    const customers = given(aCase.offered({ intake }))
      .when(propose(), byCustomer(4))
      .thenRecords('MediationProposed');
    given(customers).when(consent(), byChen(4)).thenRecords('MediationConsented');
  });

  it('needs a proposal', () => {
    for (const command of [consent(), decline()])
      given(aCase.offered()).when(command, byCustomer(4)).thenRefused('NothingToDo');
    given(aCase.offered())
      .when(lapse, { by: theSystem, now: day(4) })
      .thenRefused('NothingToDo');
  });

  it('may be declined, or taken back by who made it; an open offer stays open', () => {
    for (const by of [byCustomer(5), byChen(5)]) {
      const after = given(aCase.invitedToMediation())
        .when(decline(), by)
        .thenRecords('ReturnedToNegotiation');
      expect(after).toMatchObject({ mediation: null, stage: { proposal: { status: 'OFFERED' } } });
      expect(after.clocks).toEqual(aCase.offered().clocks);
    }
  });

  it('is not declined for the bank by an agent', () => {
    given(aCase.invitedToMediation())
      .when(decline(), { by: agentLi, now: day(5) })
      .thenRefused('RoleNotAllowed', { needs: 'lead' });
    given(aCase.invitedToMediation())
      .when(decline({ recording: 'call-2' }), { by: agentLi, now: day(5) })
      .thenRecords('ReturnedToNegotiation');
  });

  it('lets the customer still accept the offer', () => {
    const after = given(aCase.invitedToMediation())
      .when(
        { name: 'AcceptOffer', data: { proposalVersion: 1, confirmedTerms: [] } },
        byCustomer(5),
      )
      .thenRecords('OfferAccepted');
    expect(after.mediation).toBeNull();
  });

  it('holds the bank’s own next step until it is answered or taken back', () => {
    const invited = given(aCase.negotiating())
      .when(propose(), byCustomer(3))
      .thenRecords('MediationProposed');
    const waiting = { waitingFor: 'mediation' };
    const byLi = { by: agentLi, now: day(3) };
    given(invited)
      .when({ name: 'ProposeTerms', data: { terms: someTerms() } }, byLi)
      .thenRefused('NothingToDo', waiting);
    given(invited)
      .when({ name: 'DraftDecision', data: { text: aDecisionText() } }, byLi)
      .thenRefused('NothingToDo', waiting);
  });

  it('that came to nothing does not prolong the time to contest a decision', () => {
    const invited = given(aCase.decided())
      .when(propose(), byCustomer(8))
      .thenRecords('MediationProposed');
    const after = given(invited).when(decline(), byChen(9)).thenRecords('ReturnedToDecision');
    expect(after.stage).toEqual({ status: 'DECIDED', contestUntil: day(37, 0) });
    expect(after.clocks).toEqual(aCase.decided().clocks);
  });

  it('that outlived the time to contest opens a new window', () => {
    const invited = given(aCase.decided())
      .when(propose(), byCustomer(36))
      .thenRecords('MediationProposed');
    const after = given(invited).when(decline(), byChen(40)).thenRecords('ReturnedToDecision');
    expect(after.stage).toMatchObject({ contestUntil: day(71, 0) });
    expect(clock(after, 'contest', day(40))?.dueAt).toBe(day(71, 0));
  });
});
