import { describe, expect, it } from 'vitest';
import { fieldErrors } from '#contracts/field-messages.ts';
import { commandSchemas } from '#domain/commands.ts';
import type { HardshipPlan, Terms } from '#domain/terms.ts';
import { terms } from '#domain/terms.ts';
import { aCase, day } from '../support/builders.ts';
import { advance, given } from '../support/given.ts';
import { agentLi, approverWang, theSystem } from '../support/people.ts';
import { aDecisionText, aPlan, aRefund, someTerms, yuan } from '../support/samples.ts';

type Instalment = HardshipPlan['instalments'][number];
const usd = (minor: number) => ({ minor, currency: 'USD' as const });

/** Three payments of ¥100 on the 15th of April, May and June 2026, with one of them changed. */
const withPayment = (index: number, change: Partial<Instalment>): HardshipPlan => {
  const plan = aPlan(3);
  return {
    ...plan,
    instalments: plan.instalments.map((one, i) => (i === index ? { ...one, ...change } : one)),
  };
};
const withPlan = (plan: HardshipPlan): Terms => someTerms({ remedies: [], plan });
const faultsOf = (it: Terms): string[][] => {
  const { error } = commandSchemas.ProposeTerms.safeParse({ terms: it });
  return error ? fieldErrors(error, 'en').map(({ field, rule }) => [field, rule]) : [];
};
const propose = (plan: HardshipPlan) => ({
  name: 'ProposeTerms' as const,
  data: { terms: withPlan(plan) },
});
const byLi = { by: agentLi, now: day(3) };

describe('The bank does not offer a plan that', () => {
  it.each<[string, HardshipPlan, string, string]>([
    ['asks less than what is owed', withPayment(2, { amount: yuan(99) }), '', 'sumOfPlan'],
    ['asks more than what is owed', withPayment(2, { amount: yuan(101) }), '', 'sumOfPlan'],
    ['takes fees it does not name', { ...aPlan(), charges: yuan(5) }, '', 'sumOfPlan'],
    [
      'has its payments out of order',
      withPayment(1, { dueOn: '2026-04-14' }),
      '.1.dueOn',
      'afterTheOneBefore',
    ],
    [
      'asks two payments on one day',
      withPayment(1, { dueOn: '2026-04-15' }),
      '.1.dueOn',
      'afterTheOneBefore',
    ],
    ['mixes currencies', withPayment(0, { amount: usd(10_000) }), '.0.amount', 'oneCurrency'],
  ])('%s', (_, plan, at, rule) => {
    expect(faultsOf(withPlan(plan))).toEqual([[`terms.plan.instalments${at}`, rule]]);
  });

  it('asks a payment of nothing, or is about no debt', () => {
    const free = withPayment(0, { amount: yuan(0) });
    expect(faultsOf(withPlan({ ...free, balance: yuan(200) }))).toEqual([
      ['terms.plan.instalments.0.amount', 'moreThanNothing'],
    ]);
    expect(faultsOf(withPlan({ ...aPlan(1), balance: yuan(0), charges: yuan(100) }))).toEqual([
      ['terms.plan.balance', 'moreThanNothing'],
    ]);
  });

  it('states its charges in another currency than its balance', () => {
    expect(faultsOf(withPlan({ ...aPlan(), charges: usd(500) }))).toEqual([
      ['terms.plan.charges', 'oneCurrency'],
    ]);
  });

  it('forbids a new card where no card is at stake, or leaves the promise out where Art 70 asks it', () => {
    const at = [['terms.plan.noNewCardUntilSettled', 'newCardPromise']];
    expect(faultsOf(withPlan({ ...aPlan(), noNewCardUntilSettled: true }))).toEqual(at);
    expect(faultsOf(withPlan({ ...aPlan(), kind: 'creditCardArt70' }))).toEqual(at);
  });
});

describe('The bank offers a plan', () => {
  it('whose payments come to the balance, or to the balance with its charges', () => {
    expect(faultsOf(withPlan(aPlan(12)))).toEqual([]);
    const charged = { ...withPayment(2, { amount: yuan(105) }), charges: yuan(5) };
    expect(faultsOf(withPlan(charged))).toEqual([]);
  });

  it('that it agreed before these rules only as it reads it: what is stored is not judged again', () => {
    expect(terms.safeParse(withPlan(withPayment(2, { amount: yuan(99) }))).success).toBe(true);
  });
});

describe('A plan is proposed', () => {
  it('with its first payment after today, in the bank’s own time zone', () => {
    const field = 'terms.plan.instalments.0.dueOn';
    // 23:00 in Beijing on 5 March is still the 5th there
    const late = { by: agentLi, now: day(3, 23) };
    given(aCase.negotiating())
      .when(propose(withPayment(0, { dueOn: '2026-03-05' })), late)
      .thenRefused('PlanNotPossible', { field, rule: 'notBefore', limit: '2026-03-06' });
    given(aCase.negotiating())
      .when(propose(withPayment(0, { dueOn: '2026-03-06' })), late)
      .thenRecords('ApprovalNeeded');
  });

  it('for a credit card within five years (Art 70), for a loan as long as the parties agree', () => {
    const sixYears = (kind: HardshipPlan['kind']) => ({
      ...withPayment(2, { dueOn: '2032-03-05' }),
      kind,
      noNewCardUntilSettled: kind === 'creditCardArt70',
    });
    given(aCase.negotiating())
      .when(propose(sixYears('creditCardArt70')), byLi)
      .thenRefused('PlanNotPossible', {
        field: 'terms.plan.instalments.2.dueOn',
        rule: 'notAfter',
        limit: '2031-03-05',
      });
    given(aCase.negotiating())
      .when(propose(sixYears('loanRescheduling')), byLi)
      .thenRecords('ApprovalNeeded');
  });

  it('and is not approved once its first payment has come', () => {
    const plan = withPayment(0, { dueOn: '2026-03-06' });
    const waiting = advance(aCase.negotiating(), propose(plan), byLi);
    const approve = { name: 'ApproveProposal' as const, data: { proposalVersion: 1 } };
    given(waiting)
      .when(approve, { by: approverWang, now: day(4) })
      .thenRefused('PlanNotPossible', { rule: 'notBefore' });
    given(waiting)
      .when(approve, { by: approverWang, now: day(3, 11) })
      .thenRecords('ProposalApproved');
  });

  it('and can be accepted until the day of its first payment begins', () => {
    const plan = withPayment(0, { dueOn: '2026-03-08' });
    const waiting = advance(aCase.negotiating(), propose(plan), byLi);
    const approved = advance(
      waiting,
      { name: 'ApproveProposal', data: { proposalVersion: 1 } },
      { by: approverWang, now: day(3, 11) },
    );
    given(approved)
      .when({ name: 'SendOffer', data: {} }, { by: theSystem, now: day(3, 12) })
      .thenRecords({ name: 'OfferSent', data: { expiresAt: day(6, 0) } });
  });
});

describe('A remedy in money is more than nothing', () => {
  const waiver = { ...aRefund(yuan(0)), kind: 'waiver' as const };
  const path = (error: { issues: { path: PropertyKey[] }[] } | undefined) =>
    error?.issues.map((it) => it.path.join('.'));

  it('in an offer, a decision, a mediated settlement and an order from outside', () => {
    expect(faultsOf(someTerms({ remedies: [waiver] }))).toEqual([
      ['terms.remedies.0.amount', 'moreThanNothing'],
    ]);
    const text = aDecisionText({ remedies: [waiver] });
    for (const name of ['DraftDecision', 'DraftReReview', 'ConcludeReCheck'] as const)
      expect(path(commandSchemas[name].safeParse({ text }).error)).toEqual([
        'text.remedies.0.amount',
      ]);
    const settled = { document: 'M-1', remedies: [waiver] };
    expect(path(commandSchemas.RecordMediationAgreement.safeParse(settled).error)).toEqual([
      'remedies.0.amount',
    ]);
    expect(
      path(
        commandSchemas.ConcludeExternal.safeParse({ ...settled, result: 'remedyOrdered' }).error,
      ),
    ).toEqual(['remedies.0.amount']);
  });
});
