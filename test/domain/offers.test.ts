import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { agentLi, leadChen, theCustomer, theSystem } from '../support/people.ts';
import { aDecisionText, anIntake, aRepresentative, someTerms, yuan } from '../support/samples.ts';

const propose = (terms = someTerms()) => ({ name: 'ProposeTerms' as const, data: { terms } });
const version = (proposalVersion: number) => ({ proposalVersion });
const proposalOf = ({ stage }: Case) => (stage.status === 'NEGOTIATING' ? stage.proposal : null);
const byLi = { by: agentLi, now: day(3) };
const bySystem = { by: theSystem, now: day(3, 12) };
const byCustomer = { by: theCustomer, now: day(5) };
const send = { name: 'SendOffer' as const, data: {} };

describe('An offer', () => {
  it('is open for seven days', () => {
    const after = given(aCase.proposed())
      .when(send, bySystem)
      .thenRecords({ name: 'OfferSent', data: { proposalVersion: 1, expiresAt: day(11, 0) } });
    const clock = clocksOf(after.clocks, cn20203, day(3, 12)).at(-1);
    expect(clock).toMatchObject({ clock: 'offer', dueAt: day(11, 0) });
  });

  it('is cut to end one working day before the decision is due, and its clock with it', () => {
    // due at the end of Tuesday 17 March: the offer ends with Monday
    const after = given(aCase.proposed())
      .when(send, { by: theSystem, now: day(10) })
      .thenRecords({ name: 'OfferSent', data: { expiresAt: day(15, 0) } });
    const clock = clocksOf(after.clocks, cn20203, day(10)).at(-1);
    expect(clock).toMatchObject({ clock: 'offer', dueAt: day(15, 0), days: 4 });
  });

  it('is cut to the working day before a weekend', () => {
    // received a day earlier, the decision is due on Monday 16 March: the offer ends with Friday
    const clocks = aCase.proposed().clocks.map((one) => ({ ...one, startedAt: day(-1) }));
    given(aCase.proposed({ overrides: { clocks } }))
      .when(send, { by: theSystem, now: day(8) })
      .thenRecords({ name: 'OfferSent', data: { expiresAt: day(12, 0) } });
  });

  it('is open to the end of the next day at least', () => {
    given(aCase.proposed())
      .when(send, { by: theSystem, now: day(15) })
      .thenRecords({ name: 'OfferSent', data: { expiresAt: day(17, 0) } });
  });

  it('is sent only when it is approved', () => {
    given(aCase.awaitingApproval()).when(send, bySystem).thenRefused('NothingToDo');
    given(aCase.negotiating()).when(send, bySystem).thenRefused('NothingToDo');
    given(aCase.offered()).when(send, bySystem).thenRefused('NothingToDo');
  });

  it('expires at its moment, not before, and the case stays open', () => {
    const expire = { name: 'ExpireOffer' as const, data: version(1) };
    const justBefore = new Date(Date.parse(day(11, 0)) - 1).toISOString();
    given(aCase.offered())
      .when(expire, { by: theSystem, now: justBefore })
      .thenRefused('NothingToDo');
    const after = given(aCase.offered())
      .when(expire, { by: theSystem, now: day(11, 0) })
      .thenRecords('OfferExpired');
    expect(proposalOf(after)).toMatchObject({ status: 'EXPIRED' });
    given(after)
      .when(expire, { by: theSystem, now: day(11, 0) })
      .thenRefused('NothingToDo');
  });

  it('expires and is withdrawn in exactly its version', () => {
    const other = { proposalVersion: 2, reason: 'A mistake' };
    given(aCase.offered())
      .when({ name: 'ExpireOffer', data: version(2) }, { by: theSystem, now: day(11, 0) })
      .thenRefused('WrongVersion');
    given(aCase.offered())
      .when({ name: 'WithdrawOffer', data: other }, { by: leadChen, now: day(4) })
      .thenRefused('WrongVersion');
  });

  it('may be withdrawn by the bank while it is open', () => {
    const withdraw = {
      name: 'WithdrawOffer' as const,
      data: { ...version(1), reason: 'A mistake' },
    };
    const after = given(aCase.offered())
      .when(withdraw, { by: leadChen, now: day(4) })
      .thenRecords('OfferWithdrawn');
    expect(proposalOf(after)).toMatchObject({ status: 'WITHDRAWN_BY_BANK' });
    given(after)
      .when(withdraw, { by: leadChen, now: day(4) })
      .thenRefused('NothingToDo');
    given(aCase.approved()).when(withdraw, byLi).thenRefused('NothingToDo');
  });
});

describe('Acceptance of an offer', () => {
  const accept = (more: object = {}) => ({
    name: 'AcceptOffer' as const,
    data: { ...version(1), confirmedTerms: [], ...more },
  });
  const twoTerms = someTerms({
    onerousTerms: [
      { id: 'a', text: 'Two missed instalments end the plan.' },
      { id: 'b', text: 'The fee stays due.' },
    ],
  });

  it('makes an agreement of exactly these terms and ends the decision clock', () => {
    const after = given(aCase.offered())
      .when(accept(), { ...byCustomer, termsHash: 'cd'.repeat(32) })
      .thenRecords({
        name: 'OfferAccepted',
        data: {
          agreement: {
            from: 'offer',
            terms: someTerms(),
            proposalVersion: 1,
            agreedAt: day(5),
            termsHash: 'cd'.repeat(32),
          },
        },
      });
    expect(after.stage.status).toBe('IMPLEMENTING');
    expect(after.clocks.filter((one) => !one.stoppedAt)).toEqual([]);
  });

  it('is of the version that is open', () => {
    given(aCase.offered())
      .when(accept({ proposalVersion: 2 }), byCustomer)
      .thenRefused('WrongVersion', { given: 2, current: 1 });
    given(aCase.negotiating())
      .when(accept(), byCustomer)
      .thenRefused('WrongVersion', { current: 0 });
  });

  it('of an older version never binds to the newer one', () => {
    const countered = given(aCase.offered())
      .when({ name: 'CounterOffer', data: { ...version(1), terms: { words: '50' } } }, byCustomer)
      .thenRecords('OfferCountered');
    const proposed = given(countered)
      .when(propose(), { by: agentLi, now: day(6) })
      .thenRecords('TermsProposed');
    const offered = given(proposed)
      .when(send, { by: theSystem, now: day(6) })
      .thenRecords('OfferSent');
    given(offered)
      .when(accept(), { by: theCustomer, now: day(7) })
      .thenRefused('WrongVersion');
  });

  it('comes in time', () => {
    const justBefore = new Date(Date.parse(day(11, 0)) - 1).toISOString();
    given(aCase.offered())
      .when(accept(), { by: theCustomer, now: justBefore })
      .thenRecords('OfferAccepted');
    given(aCase.offered())
      .when(accept(), { by: theCustomer, now: day(11, 0) })
      .thenRefused('OfferExpired', { at: day(11, 0) });
  });

  it.each(['awaitingApproval', 'approved'] as const)('waits for an offer: %s', (point) => {
    given(aCase[point]()).when(accept(), byCustomer).thenRefused('OfferExpired');
  });

  it('confirms every onerous term', () => {
    const offered = aCase.offered({ terms: twoTerms });
    given(offered)
      .when(accept({ confirmedTerms: ['a'] }), byCustomer)
      .thenRefused('TermsNotConfirmed', { term: 'b' });
    given(offered)
      .when(accept({ confirmedTerms: ['b', 'a'] }), byCustomer)
      .thenRecords('OfferAccepted');
  });

  it('by a representative needs authority to settle that has not expired', () => {
    const offered = (authority: Parameters<typeof aRepresentative>[0]) =>
      aCase.offered({ intake: anIntake({ representative: aRepresentative(authority) }) });
    given(offered({ scope: 'inform' }))
      .when(accept(), byCustomer)
      .thenRefused('AuthorityMissing');
    given(offered({ expiresOn: '2026-03-06' }))
      .when(accept(), byCustomer)
      .thenRefused('AuthorityMissing');
    given(offered({ expiresOn: '2026-03-07' }))
      .when(accept(), byCustomer)
      .thenRecords('OfferAccepted');
    given(offered({})).when(accept(), byCustomer).thenRecords('OfferAccepted');
  });

  it('spoken on the telephone is entered with its recording, never without', () => {
    const now = day(5);
    given(aCase.offered())
      .when(accept(), { by: agentLi, now })
      .thenRefused('ProofMissing', { needs: 'recording' });
    given(aCase.offered())
      .when(accept({ recording: 'call-9' }), { by: agentLi, now })
      .thenRecords({ name: 'OfferAccepted', data: { agreement: { recording: 'call-9' } } });
  });

  it('happens once', () => {
    given(aCase.implementing()).when(accept(), byCustomer).thenRefused('IllegalTransition');
  });
});

describe('Another answer of the customer', () => {
  it('may be a counter-offer, after which the bank proposes anew', () => {
    const terms = { words: 'Fifty, please.', amount: yuan(50) };
    const after = given(aCase.offered())
      .when({ name: 'CounterOffer', data: { ...version(1), terms } }, byCustomer)
      .thenRecords('OfferCountered');
    expect(after.stage).toMatchObject({
      proposal: { status: 'COUNTERED' },
      counter: { inReplyTo: 1, terms, at: day(5) },
      offerRefused: false,
    });
    given(after)
      .when(propose(), { by: agentLi, now: day(6) })
      .thenRecords('TermsProposed');
  });

  it('may be a refusal, after which the bank owes a decision or a better offer', () => {
    const reject = { name: 'RejectOffer' as const, data: { ...version(1), reason: 'Too little' } };
    const after = given(aCase.offered()).when(reject, byCustomer).thenRecords('OfferRejected');
    expect(after.stage).toMatchObject({ proposal: { status: 'REJECTED' }, offerRefused: true });
    const better = given(after)
      .when(propose(), { by: agentLi, now: day(6) })
      .thenRecords('TermsProposed');
    expect(better.stage).toMatchObject({ offerRefused: false });
    given(after)
      .when(
        { name: 'DraftDecision', data: { text: aDecisionText() } },
        { by: agentLi, now: day(6) },
      )
      .thenRecords('DecisionDrafted');
  });

  it.each(['CounterOffer', 'RejectOffer'] as const)(
    'is to an open offer and in time: %s',
    (name) => {
      const data = (proposalVersion: number) => ({
        ...version(proposalVersion),
        reason: 'No',
        terms: { words: 'No' },
      });
      const command = (proposalVersion = 1) => ({ name, data: data(proposalVersion) });
      given(aCase.offered()).when(command(2), byCustomer).thenRefused('WrongVersion');
      given(aCase.offered())
        .when(command(), { by: theCustomer, now: day(11, 0) })
        .thenRefused('OfferExpired');
      given(aCase.offered())
        .when(command(), { by: agentLi, now: day(5) })
        .thenRefused('ProofMissing', { needs: 'recording' });
    },
  );
});
