import { describe, expect, it } from 'vitest';
import { genericIso } from '#domain/profiles/generic-iso.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { agentLi, hqQian, leadChen } from '../support/people.ts';

describe('Extension (C13)', () => {
  const extend = { name: 'ExtendClock' as const, data: { reason: 'Three banks are involved' } };
  const ask = { name: 'RequestExtension' as const, data: { reason: 'Three banks are involved' } };
  const byChen = (n: number) => ({ by: leadChen, now: day(n) });
  const byQian = (n: number) => ({ by: hqQian, now: day(n) });

  it('goes from fifteen to thirty days by a lead, then to sixty by headquarters', () => {
    const thirty = given(aCase.consulting())
      .when(extend, byChen(10))
      .thenRecords({
        name: 'ClockExtended',
        data: { step: 1, oldDueAt: day(16, 0), newDueAt: day(31, 0) },
      });
    expect(thirty.flags).toEqual(['extended']);
    given(thirty).when(extend, byChen(20)).thenRefused('RoleNotAllowed', { needs: 'hq' });
    const sixty = given(thirty)
      .when(extend, byQian(20))
      .thenRecords({
        name: 'ClockExtended',
        data: { step: 2, oldDueAt: day(31, 0), newDueAt: day(61, 0) },
      });
    expect(sixty.flags).toEqual(['extended']);
    given(sixty).when(extend, byQian(50)).thenRefused('ExtensionNotAllowed', { why: 'lastStep' });
  });

  it('never skips a step, not even by headquarters', () => {
    given(aCase.consulting())
      .when(extend, byQian(10))
      .thenRecords({ name: 'ClockExtended', data: { step: 1, newDueAt: day(31, 0) } });
  });

  it('comes before the current limit ends', () => {
    given(aCase.consulting()).when(extend, byChen(15)).thenRecords('ClockExtended');
    given(aCase.consulting())
      .when(extend, { by: leadChen, now: day(16, 0) })
      .thenRefused('ExtensionNotAllowed', { why: 'notRunning' });
  });

  it('goes as far as the profile goes', () => {
    const circumstances = { ...byChen(5), profile: genericIso };
    const once = given(aCase.consulting({ profile: genericIso }))
      .when(extend, circumstances)
      .thenRecords('ClockExtended');
    given(once)
      .when(extend, circumstances)
      .thenRefused('ExtensionNotAllowed', { why: 'lastStep', days: 60 });
  });

  it('is of the decision clock while it runs', () => {
    const reopened = given(aCase.reReview())
      .when(
        { name: 'ReopenTerms', data: { findings: 'The fee was wrong.' } },
        { by: { kind: 'staff', id: 'sun', roles: ['reviewer'] }, now: day(10) },
      )
      .thenRecords('TermsReopened');
    given(reopened)
      .when(extend, byChen(11))
      .thenRefused('ExtensionNotAllowed', { why: 'notRunning' });
    given(reopened)
      .when(ask, { by: agentLi, now: day(11) })
      .thenRefused('ExtensionNotAllowed');
  });

  it('may be asked for by an agent; asking changes nothing yet', () => {
    const after = given(aCase.consulting())
      .when(ask, { by: agentLi, now: day(5) })
      .thenRecords('ExtensionRequested');
    expect(after.clocks).toEqual(aCase.consulting().clocks);
  });

  it('is not asked for when it could not be granted any more', () => {
    given(aCase.consulting())
      .when(ask, { by: agentLi, now: day(16, 0) })
      .thenRefused('ExtensionNotAllowed', { why: 'notRunning' });
    const circumstances = { ...byChen(5), profile: genericIso };
    const once = given(aCase.consulting({ profile: genericIso }))
      .when(extend, circumstances)
      .thenRecords('ClockExtended');
    given(once)
      .when(ask, { ...circumstances, by: agentLi })
      .thenRefused('ExtensionNotAllowed', { why: 'lastStep', days: 60 });
  });
});
