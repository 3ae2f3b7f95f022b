import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { wakesOf } from '#domain/wake.ts';
import { aCase, day } from '../support/builders.ts';
import { advance } from '../support/given.ts';
import { liaisonHe, theCustomer, theSystem } from '../support/people.ts';

/** Commands that the sweeps will give, each with its moment, earliest first. */
const plan = (it: Case, now: string) =>
  wakesOf(it, profileOf(it), now).map(({ at, command }) => [at, command?.name ?? 'purge']);
const first = (it: Case, now: string) => plan(it, now)[0];

describe('The next wake of a case', () => {
  it('is the earliest of everything that falls due', () => {
    const moments = plan(aCase.offered(), day(3)).map(([at]) => at);
    expect(moments).toEqual([...moments].sort());
  });

  it.each([
    [
      'a request for information',
      aCase.awaitingInformation(),
      [day(7, 0), 'LapseInformationRequest'],
    ],
    ['a consultation', aCase.consulting(), [day(8, 0), 'EscalateConsultation']],
    ['an offer', aCase.offered(), [day(11, 0), 'ExpireOffer']],
    ['an invitation to mediation', aCase.upheld(), [day(27, 0), 'LapseMediationProposal']],
    ['a decision', aCase.decided(), [day(37, 0), 'LapseContest']],
    ['a mediation', aCase.mediation(), [day(36, 0), 'RecordMediationFailure']],
    ['a follow-up', aCase.followingUp(), [day(10), 'SendFollowUp']],
    ['silence', aCase.followUpsSent(), [day(44), 'MarkSilent']],
  ])('comes when %s ends', (_, it, wake) => {
    expect(plan(it, day(3))).toContainEqual(wake);
  });

  it('of a consultation that was escalated is its second term', () => {
    const it = advance(
      aCase.consulting(),
      { name: 'EscalateConsultation', data: { department: 'credit' } },
      { by: theSystem, now: day(8, 0) },
    );
    expect(plan(it, day(8))).toContainEqual([day(15, 0), 'LapseConsultation']);
  });

  it('warns of what the bank owes, never of what the customer owes', () => {
    const marks = wakesOf(aCase.decided(), profileOf(aCase.decided()), day(7)).map(
      (it) => it.command?.name,
    );
    expect(marks).not.toContain('MarkClock');
    expect(plan(aCase.collecting(), day(1)).map(([, name]) => name)).toContain('MarkClock');
  });

  it('leaves a decision open while something else is open', () => {
    const complained = advance(
      aCase.decided(),
      { name: 'ReferOutside', data: { body: 'regulator', bodyName: 'NFRA', tookOver: false } },
      { by: theCustomer, now: day(8) },
    );
    for (const it of [aCase.upheld(), complained])
      expect(plan(it, day(8)).map(([, name]) => name)).not.toContain('LapseContest');
    const replied = advance(
      complained,
      { name: 'RecordOutsideReply', data: { bodyName: 'NFRA', document: 'letter-1' } },
      { by: liaisonHe, now: day(9) },
    );
    expect(first(replied, day(9))).toEqual([day(37, 0), 'LapseContest']);
  });

  it('sends follow-ups by day only', () => {
    const stage = aCase.followingUp().stage;
    const atNight = { number: 1, dueAt: day(10, 23) };
    const it = {
      ...aCase.followingUp(),
      stage: stage.status === 'FOLLOWING_UP' ? { ...stage, followUps: [atNight] } : stage,
    };
    expect(plan(it, day(9))).toContainEqual([day(11, 8), 'SendFollowUp']);
  });

  it('after the end is the purge, and the reply that a body outside still waits for', () => {
    expect(plan(aCase.solved(), day(12)).map(([, name]) => name)).toEqual(['purge']);
    const withdrawn = advance(
      aCase.external(),
      { name: 'Withdraw', data: {} },
      { by: theCustomer, now: day(6) },
    );
    expect(plan(withdrawn, day(6)).map(([, name]) => name)).toEqual([
      'MarkClock',
      'MarkClock',
      'purge',
    ]);
  });

  it('of a case with a plan is its purge, not before the last payment', () => {
    const purgeOf = (planSettledOn: string | null) =>
      plan(aCase.solved({ overrides: { planSettledOn } }), day(12)).at(-1)?.[0];
    const yearsOver = day(10 + 5 * 366);
    expect(purgeOf(null)).toBe(yearsOver);
    expect(purgeOf('2030-12-31')).toBe(yearsOver);
    expect(purgeOf('2033-04-15')).toBe('2033-04-15T16:00:00.000Z');
  });

  it('of a draft is its purge', () => {
    expect(plan(aCase.draft(), day(1))).toEqual([[day(30), 'purge']]);
  });

  it('comes for a mark of a clock where the clock says', () => {
    const it = aCase.collecting();
    const decision = clocksOf(it.clocks, profileOf(it), day(1)).find(
      (one) => one.clock === 'decision',
    );
    for (const { at } of decision?.pendingMarks ?? [])
      expect(plan(it, day(1))).toContainEqual([at, 'MarkClock']);
  });
});
