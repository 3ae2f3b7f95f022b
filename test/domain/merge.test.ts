import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import type { Complainant } from '#domain/party.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { absorption } from '#domain/steps/collection.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { leadChen, theCustomer, theSystem } from '../support/people.ts';
import { anIntake } from '../support/samples.ts';

const merge = {
  name: 'MergeCase' as const,
  data: { targetCaseNo: 'XW-OTHER234', reason: 'The same fee' },
};
const by = (mergeTarget?: Case) => ({
  by: leadChen,
  now: day(2),
  ...(mergeTarget ? { mergeTarget } : {}),
});
const other = { caseId: 'case2', caseNo: 'XW-OTHER234' };
const target = (overrides: Partial<Case> = {}) =>
  aCase.negotiating({ overrides: { ...other, ...overrides } });
const of = (complainant: Partial<Complainant>) => ({
  intake: anIntake({ complainant: { ...anIntake().complainant, ...complainant } }),
});

describe('Merging', () => {
  it('closes a case into another of the same customer', () => {
    const after = given(aCase.collecting())
      .when(merge, by(target()))
      .thenRecords({ name: 'CaseMerged', data: { targetCaseId: 'case2' } });
    expect(after.stage).toMatchObject({ status: 'CLOSED', reason: 'merged', mergedInto: 'case2' });
  });

  it('needs another person than the owner', () => {
    given(aCase.collecting({ overrides: { owner: 'chen' } }))
      .when(merge, by(target()))
      .thenRefused('NotAnotherPerson');
  });

  it('needs a case that exists', () => {
    given(aCase.collecting()).when(merge, by()).thenRefused('TargetNotMergeable');
  });

  it('never merges a case into itself', () => {
    const it = aCase.collecting();
    given(it).when(merge, by(it)).thenRefused('TargetNotMergeable');
  });

  it.each(['decided', 'implementing', 'external', 'withdrawn', 'draft'] as const)(
    'goes into no case that has had its answer or has not begun: %s',
    (point) => {
      given(aCase.collecting())
        .when(merge, by(aCase[point]({ overrides: other })))
        .thenRefused('TargetNotMergeable', { target: 'XW-OTHER234' });
    },
  );

  it('cannot be reopened: the other case goes on', () => {
    const after = given(aCase.collecting()).when(merge, by(target())).thenRecords('CaseMerged');
    given(after)
      .when({ name: 'ReopenCase', data: { reason: 'No' } }, { by: theCustomer, now: day(3) })
      .thenRefused('TargetNotMergeable');
  });

  const samePeople: [string, Partial<Complainant>, Partial<Complainant>][] = [
    ['by the customer number', { customerNumber: '7' }, { customerNumber: '7', name: 'L. Mei' }],
    ['by name and mail', {}, {}],
    [
      'by name and telephone',
      { phone: '+8613800000000' },
      { phone: '+8613800000000', email: 'x@example.com' },
    ],
  ];
  it.each(samePeople)('knows one customer %s', (_, ours, theirs) => {
    given(aCase.collecting(of(ours)))
      .when(merge, by(target(of(theirs))))
      .thenRecords('CaseMerged');
  });

  const others: [string, Partial<Complainant>, Partial<Complainant>][] = [
    ['two customer numbers', { customerNumber: '7' }, { customerNumber: '8' }],
    ['one mail of a family', {}, { name: 'Lin Bo' }],
    ['one name and no contact in common', {}, { email: 'other@example.com' }],
    ['a person and a company', {}, { kind: 'company' }],
  ];
  it.each(others)('keeps customers apart with %s', (_, ours, theirs) => {
    given(aCase.collecting(of(ours)))
      .when(merge, by(target(of(theirs))))
      .thenRefused('TargetNotMergeable');
  });
});

describe('The case that takes another in', () => {
  const source = aCase.collecting({
    overrides: {
      caseId: 'case0',
      caseNo: 'XW-FIRST234',
      receivedAt: day(-4),
      flags: ['vulnerable', 'extended'],
      recused: ['li'],
    },
  });
  const absorbed = () =>
    given(target())
      .when(absorption(source), { by: theSystem, now: day(2) })
      .thenRecords('CaseAbsorbed');

  it('counts from the earlier receipt, so that nobody waits longer because of a merge', () => {
    const after = absorbed();
    expect(after.receivedAt).toBe(day(-4));
    const decision = clocksOf(after.clocks, cn20203, day(2)).find(
      (one) => one.clock === 'decision',
    );
    expect(decision?.dueAt).toBe(day(12, 0));
  });

  it('never counts from a later receipt', () => {
    const after = given(target())
      .when(absorption({ ...source, receivedAt: day(1) }), { by: theSystem, now: day(2) })
      .thenRecords('CaseAbsorbed');
    expect(after.receivedAt).toBe(day(0));
  });

  it('takes over care and recusals, but not extensions', () => {
    expect(absorbed()).toMatchObject({ flags: ['vulnerable'], recused: ['li'], owner: null });
  });

  it('takes it in once', () => {
    const after = absorbed();
    expect(after.absorbed).toEqual(['XW-FIRST234']);
    given(after)
      .when(absorption(source), { by: theSystem, now: day(2) })
      .thenRefused('NothingToDo');
  });
});
