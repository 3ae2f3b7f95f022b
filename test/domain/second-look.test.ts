import { describe, expect, it } from 'vitest';
import { ukDisp } from '#domain/profiles/uk-disp.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import {
  agentLi,
  approverFeng,
  approverWang,
  hqQian,
  reviewerSun,
  staff,
  theCustomer,
  theSystem,
} from '../support/people.ts';
import { aDecisionText, aRefund, someTerms, yuan } from '../support/samples.ts';

const upheld = aDecisionText({ outcome: 'upheld' });
const draft = (text = upheld) => ({ name: 'DraftReReview' as const, data: { text } });
const approve = { name: 'ApproveReReview' as const, data: {} };
const giveBack = { name: 'ReturnReReview' as const, data: { reason: 'Read the receipt' } };
const reopen = { name: 'ReopenTerms' as const, data: { findings: 'The fee was wrong.' } };
const conclude = (text = upheld) => ({ name: 'ConcludeReCheck' as const, data: { text } });
const bySun = { by: reviewerSun, now: day(10) };
const byFeng = { by: approverFeng, now: day(11) };
const invite = { name: 'ProposeMediation' as const, data: { bodyName: 'Mediation centre' } };

describe('A re-review (P3.3-2)', () => {
  it('is made by a person who neither handled nor judged the case', () => {
    for (const id of ['li', 'zhao', 'wang'])
      for (const command of [draft(), reopen])
        given(aCase.reReview())
          .when(command, { by: staff(id, ['reviewer']), now: day(10) })
          .thenRefused('NotAnotherPerson');
    given(aCase.reReview()).when(draft(), bySun).thenRecords('ReReviewDrafted');
  });

  it('is approved by a third person, who handled nothing either', () => {
    for (const command of [approve, giveBack])
      for (const by of [approverWang, staff('sun', ['reviewer', 'approver'])])
        given(aCase.reReviewDrafted())
          .when(command, { by, now: day(11) })
          .thenRefused('NotAnotherPerson');
    given(aCase.reReviewDrafted()).when(approve, byFeng).thenRecords('DecisionUpheld');
  });

  it('that upholds invites to mediation and opens a new window', () => {
    const after = aCase.upheld();
    expect(after).toMatchObject({
      stage: { status: 'DECIDED', contestUntil: day(42, 0) },
      mediation: { proposedBy: 'bank', lapsesAt: day(27, 0) },
      decision: { decidedBy: 'sun', approvedBy: 'feng', text: { outcome: 'upheld' } },
    });
    const running = after.clocks.filter((one) => !one.stoppedAt).map((one) => one.clock);
    expect(running).toEqual(['contest']);
  });

  it('that varies decides anew, without an invitation', () => {
    const drafted = given(aCase.reReview())
      .when(draft(aDecisionText({ outcome: 'varied' })), bySun)
      .thenRecords('ReReviewDrafted');
    const after = given(drafted).when(approve, byFeng).thenRecords('DecisionVaried');
    expect(after).toMatchObject({ mediation: null, stage: { status: 'DECIDED' } });
  });

  it('upholds or varies; it is not a first decision', () => {
    for (const outcome of ['rejected', 'partial', 'lastOfferStands'] as const) {
      const text = aDecisionText({ outcome });
      given(aCase.reReview()).when(draft(text), bySun).thenRefused('ClauseMissing', { outcome });
      given(aCase.reCheck())
        .when(conclude(text), { by: hqQian, now: day(10) })
        .thenRefused('ClauseMissing', { outcome });
    }
  });

  it('beyond the limit of an approver is approved by headquarters', () => {
    const decision = { outcome: 'varied' as const, remedies: [aRefund(yuan(50_001))] };
    const drafted = given(aCase.reReview())
      .when(draft(aDecisionText(decision)), bySun)
      .thenRecords('ReReviewDrafted');
    given(drafted).when(approve, byFeng).thenRefused('LimitExceeded');
    given(drafted)
      .when(approve, { by: hqQian, now: day(11) })
      .thenRecords('DecisionVaried');
  });

  it('is drafted once at a time, may be sent back, and is then drafted again', () => {
    given(aCase.reReviewDrafted()).when(draft(), bySun).thenRefused('NothingToDo');
    const returned = given(aCase.reReviewDrafted())
      .when(giveBack, byFeng)
      .thenRecords('ReReviewReturned');
    expect(returned.stage).toMatchObject({
      draft: { status: 'returned', returnedReason: 'Read the receipt' },
    });
    given(returned).when(approve, byFeng).thenRefused('NothingToDo');
    given(returned).when(giveBack, byFeng).thenRefused('NothingToDo');
    given(returned).when(draft(), bySun).thenRecords('ReReviewDrafted');
    given(aCase.reReview()).when(approve, byFeng).thenRefused('NothingToDo');
  });

  it('may reopen the terms: a new negotiation, still under the clock of the re-review', () => {
    const after = given(aCase.reReview()).when(reopen, bySun).thenRecords('TermsReopened');
    expect(after.stage).toMatchObject({ status: 'NEGOTIATING', proposal: null });
    const running = after.clocks.filter((one) => !one.stoppedAt).map((one) => one.clock);
    expect(running).toEqual(['reReview']);
  });

  it('that reopened the terms cuts the new offer to end before its own time is over', () => {
    const reopened = given(aCase.reReview())
      .when(reopen, { by: reviewerSun, now: day(33) })
      .thenRecords('TermsReopened');
    const proposed = given(reopened)
      .when({ name: 'ProposeTerms', data: { terms: someTerms() } }, { by: agentLi, now: day(33) })
      .thenRecords('TermsProposed');
    // re-review due at the end of day 38, a Thursday
    given(proposed)
      .when({ name: 'SendOffer', data: {} }, { by: theSystem, now: day(33) })
      .thenRecords({ name: 'OfferSent', data: { expiresAt: day(38, 0) } });
  });

  it('is made once', () => {
    given(aCase.upheld())
      .when(
        { name: 'ContestDecision', data: { reason: 'Again' } },
        { by: theCustomer, now: day(12) },
      )
      .thenRefused('ReReviewAlreadyUsed');
  });

  it('waits while a mediation is proposed', () => {
    const invited = given(aCase.reReviewDrafted())
      .when(invite, { by: theCustomer, now: day(10) })
      .thenRecords('MediationProposed');
    const waiting = { waitingFor: 'mediation' };
    for (const command of [draft(), reopen])
      given(invited).when(command, bySun).thenRefused('NothingToDo', waiting);
    const recheck = given(aCase.reCheck())
      .when(invite, { by: theCustomer, now: day(10) })
      .thenRecords('MediationProposed');
    for (const command of [conclude(), reopen])
      given(recheck)
        .when(command, { by: hqQian, now: day(12) })
        .thenRefused('NothingToDo', waiting);
    given(invited).when(approve, byFeng).thenRefused('NothingToDo', { waitingFor: 'mediation' });
  });
});

describe('A re-check by headquarters', () => {
  const recheck = { name: 'RequestReCheck' as const, data: { reason: 'Look again.' } };
  const byQian = { by: hqQian, now: day(12) };

  it('is made by another person than the handlers', () => {
    for (const command of [conclude(), reopen])
      given(aCase.reCheck())
        .when(command, { by: staff('wang', ['hq']), now: day(12) })
        .thenRefused('NotAnotherPerson');
    const after = given(aCase.reCheck()).when(conclude(), byQian).thenRecords('DecisionUpheld');
    expect(after.decision).toMatchObject({ decidedBy: 'qian', approvedBy: 'qian' });
    expect(after.clocks.find((one) => one.clock === 'reCheck')?.stoppedAt).toBe(day(12));
  });

  it('may vary the decision or reopen the terms', () => {
    given(aCase.reCheck())
      .when(conclude(aDecisionText({ outcome: 'varied' })), byQian)
      .thenRecords('DecisionVaried');
    const after = given(aCase.reCheck()).when(reopen, byQian).thenRecords('TermsReopened');
    expect(after.clocks.filter((one) => !one.stoppedAt).map((one) => one.clock)).toEqual([
      'reCheck',
    ]);
  });

  it('is made once, but may follow a re-review', () => {
    const checked = given(aCase.reCheck()).when(conclude(), byQian).thenRecords('DecisionUpheld');
    given(checked)
      .when(recheck, { by: theCustomer, now: day(13) })
      .thenRefused('ReReviewAlreadyUsed', { look: 'reCheck' });
    given(aCase.upheld())
      .when(recheck, { by: theCustomer, now: day(13) })
      .thenRecords('ReCheckRequested');
  });

  it('is there only where the rules know it', () => {
    const decision = { remedies: [aRefund({ minor: 1500, currency: 'GBP' })] };
    given(aCase.decided({ profile: ukDisp, decision }))
      .when(recheck, { by: theCustomer, now: day(8), profile: ukDisp })
      .thenRefused('NothingToDo', { missing: 'reCheck' });
  });
});
