import { describe, expect, it } from 'vitest';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import {
  agentLi,
  approverWang,
  hqQian,
  liaisonHe,
  staff,
  theCustomer,
  theSystem,
} from '../support/people.ts';
import { aDecisionText, anIntake, aRefund, aRepresentative, yuan } from '../support/samples.ts';

const draft = (more: Parameters<typeof aDecisionText>[0] = {}) => ({
  name: 'DraftDecision' as const,
  data: { text: aDecisionText(more) },
});
const approve = { name: 'ApproveDecision' as const, data: {} };
const giveBack = { name: 'ReturnDecision' as const, data: { reason: 'Say why' } };
const issue = { name: 'IssueDecision' as const, data: {} };
const byLi = { by: agentLi, now: day(5) };
/** After the approver has had their say. */
const byLiLater = { by: agentLi, now: day(6, 12) };
const byWang = { by: approverWang, now: day(6) };
const bySystem = { by: theSystem, now: day(6, 11) };

describe('A decision (P3.1-3)', () => {
  it('may be drafted when no offer is open', () => {
    const after = given(aCase.negotiating()).when(draft(), byLi).thenRecords('DecisionDrafted');
    expect(after.stage).toMatchObject({ decisionDraft: { draftedBy: 'li', status: 'drafted' } });
    expect(after.clocks.at(-1)).toMatchObject({ clock: 'approval', startedAt: day(5) });
    given(aCase.investigating()).when(draft(), byLi).thenRecords('DecisionDrafted');
  });

  it.each(['awaitingApproval', 'approved', 'offered'] as const)(
    'waits for the end of an open proposal: %s',
    (point) => {
      given(aCase[point]()).when(draft(), byLi).thenRefused('NothingToDo');
    },
  );

  it('waits for the departments', () => {
    given(aCase.consulting()).when(draft(), byLi).thenRefused('ConsultationUnknown');
  });

  it('rejects, grants in part, or lets the last offer stand; it upholds nothing', () => {
    for (const outcome of ['upheld', 'varied'] as const)
      given(aCase.negotiating())
        .when(draft({ outcome }), byLi)
        .thenRefused('ClauseMissing', { outcome });
  });

  it('may be drafted again, on one clock of approval', () => {
    const after = given(aCase.decisionDrafted())
      .when(draft({ outcome: 'rejected' }), byLi)
      .thenRecords('DecisionDrafted');
    expect(after.clocks.filter((one) => one.clock === 'approval' && !one.stoppedAt)).toHaveLength(
      1,
    );
  });

  it('is seen by a second person', () => {
    given(aCase.decisionDrafted())
      .when(approve, { by: staff('li', ['agent', 'approver']), now: day(6) })
      .thenRefused('NotAnotherPerson');
    const after = given(aCase.decisionDrafted())
      .when(approve, byWang)
      .thenRecords('DecisionApproved');
    expect(after.stage).toMatchObject({
      decisionDraft: { status: 'approved', approvedBy: 'wang' },
    });
    expect(after.clocks.at(-1)).toMatchObject({ clock: 'approval', stoppedAt: day(6) });
  });

  it('beyond the limit of an approver goes to headquarters, as an offer does', () => {
    const decision = { remedies: [aRefund(yuan(50_001))] };
    given(aCase.decisionDrafted({ decision })).when(approve, byWang).thenRefused('LimitExceeded');
    given(aCase.decisionDrafted({ decision }))
      .when(approve, { by: hqQian, now: day(6) })
      .thenRecords('DecisionApproved');
  });

  it('may be sent back with a reason and is then drafted again', () => {
    const after = given(aCase.decisionDrafted())
      .when(giveBack, byWang)
      .thenRecords('DecisionReturned');
    expect(after.stage).toMatchObject({
      decisionDraft: { status: 'returned', returnedReason: 'Say why' },
    });
    given(after).when(approve, byWang).thenRefused('NothingToDo');
    given(after).when(giveBack, byWang).thenRefused('NothingToDo');
    given(after).when(issue, bySystem).thenRefused('NothingToDo');
    given(after)
      .when(draft(), { by: agentLi, now: day(7) })
      .thenRecords('DecisionDrafted');
  });

  it('that is sent back before the findings are recorded leaves every way open that there was', () => {
    const drafted = given(aCase.investigating()).when(draft(), byLi).thenRecords('DecisionDrafted');
    const findings = { name: 'RecordFindings' as const, data: { findings: 'It was late.' } };
    const more = { name: 'RequestMoreInformation' as const, data: { reason: 'When?' } };
    for (const command of [findings, more])
      given(drafted).when(command, byLiLater).thenRefused('NothingToDo');
    const back = given(drafted).when(giveBack, byWang).thenRecords('DecisionReturned');
    const negotiating = given(back).when(findings, byLiLater).thenRecords('FindingsRecorded');
    expect(negotiating.stage).toMatchObject({ status: 'NEGOTIATING', decisionDraft: null });
    const asking = given(back).when(more, byLiLater).thenRecords('MoreInformationNeeded');
    expect(asking.stage.status).toBe('COLLECTING');
  });

  it('is sent back by another person than the drafter', () => {
    given(aCase.decisionDrafted())
      .when(giveBack, { by: staff('li', ['agent', 'approver']), now: day(6) })
      .thenRefused('NotAnotherPerson');
  });

  it('is not approved while a mediation is proposed', () => {
    const invited = given(aCase.decisionDrafted())
      .when(
        { name: 'ProposeMediation', data: { bodyName: 'Centre' } },
        { by: theCustomer, now: day(6) },
      )
      .thenRecords('MediationProposed');
    given(invited).when(approve, byWang).thenRefused('NothingToDo', { waitingFor: 'mediation' });
  });

  it('that is approved is not changed any more', () => {
    given(aCase.decisionApproved()).when(draft(), byLi).thenRefused('NothingToDo');
    given(aCase.decisionApproved()).when(approve, byWang).thenRefused('NothingToDo');
    given(aCase.decisionApproved()).when(giveBack, byWang).thenRefused('NothingToDo');
  });

  it('is issued only when it is approved', () => {
    given(aCase.decisionDrafted()).when(issue, bySystem).thenRefused('NothingToDo');
    given(aCase.negotiating()).when(issue, bySystem).thenRefused('NothingToDo');
  });

  it('ends the decision clock and opens thirty days to contest it', () => {
    const after = given(aCase.decisionApproved())
      .when(issue, bySystem)
      .thenRecords({
        name: 'DecisionIssued',
        data: { decision: { decidedBy: 'li', approvedBy: 'wang' }, contestUntil: day(37, 0) },
      });
    expect(after.stage).toEqual({ status: 'DECIDED', contestUntil: day(37, 0) });
    const running = after.clocks.filter((one) => !one.stoppedAt).map((one) => one.clock);
    expect(running).toEqual(['contest']);
    expect(after.handlers).toEqual(expect.arrayContaining(['li', 'wang', 'zhao']));
  });
});

describe('The customer, told of a decision', () => {
  const accept = { name: 'AcceptDecision' as const, data: {} };
  const contest = { name: 'ContestDecision' as const, data: { reason: 'I paid on time.' } };
  const recheck = { name: 'RequestReCheck' as const, data: { reason: 'Look again.' } };
  const lapse = { name: 'LapseContest' as const, data: {} };
  const byCustomer = { by: theCustomer, now: day(8) };
  const end = day(37, 0);

  it('may accept it, and the bank performs', () => {
    const after = given(aCase.decided())
      .when(accept, byCustomer)
      .thenRecords({ name: 'DecisionAccepted', data: { agreement: { from: 'decision' } } });
    expect(after.stage.status).toBe('IMPLEMENTING');
  });

  it('may accept a decision without a remedy, and the case is closed', () => {
    const after = given(aCase.decided({ decision: { remedies: [] } }))
      .when(accept, byCustomer)
      .thenRecords('DecisionAcceptedWithoutRemedy');
    expect(after.stage).toMatchObject({ status: 'CLOSED', reason: 'satisfied' });
  });

  it('accepts through a representative only with authority to settle', () => {
    const intake = anIntake({ representative: aRepresentative({ scope: 'inform' }) });
    given(aCase.decided({ intake })).when(accept, byCustomer).thenRefused('AuthorityMissing');
  });

  it('may contest it, and another person looks again', () => {
    const after = given(aCase.decided()).when(contest, byCustomer).thenRecords('DecisionContested');
    expect(after).toMatchObject({
      reReviewUsed: true,
      stage: { status: 'RE_REVIEW', draft: null },
    });
    expect(after.clocks.at(-1)).toMatchObject({ clock: 'reReview', startedAt: day(8) });
  });

  it('may ask for a re-check by headquarters', () => {
    const after = given(aCase.decided()).when(recheck, byCustomer).thenRecords('ReCheckRequested');
    expect(after.stage.status).toBe('RE_CHECK');
    expect(after.clocks.at(-1)).toMatchObject({ clock: 'reCheck', startedAt: day(8) });
  });

  it('has until the end of the thirtieth day', () => {
    const justBefore = new Date(Date.parse(end) - 1).toISOString();
    for (const command of [contest, recheck]) {
      const inTime = command === contest ? 'DecisionContested' : 'ReCheckRequested';
      given(aCase.decided())
        .when(command, { by: theCustomer, now: justBefore })
        .thenRecords(inTime);
      given(aCase.decided())
        .when(command, { by: theCustomer, now: end })
        .thenRefused('WindowClosed');
    }
    given(aCase.decided())
      .when(lapse, { by: theSystem, now: justBefore })
      .thenRefused('NothingToDo');
  });

  it('who says nothing leaves the decision as it is, and the case is closed', () => {
    const after = given(aCase.decided())
      .when(lapse, { by: theSystem, now: end })
      .thenRecords('ContestLapsed');
    expect(after.stage).toMatchObject({ status: 'CLOSED', reason: 'decision_not_contested' });
  });

  it('does not lose the case while a mediation is proposed', () => {
    given(aCase.upheld())
      .when(lapse, { by: theSystem, now: day(60) })
      .thenRefused('NothingToDo', { waitingFor: 'mediation' });
  });

  it('does not lose the case while a body outside waits for the bank', () => {
    const refer = {
      name: 'ReferOutside' as const,
      data: { body: 'regulator' as const, bodyName: 'NFRA', tookOver: false },
    };
    const complained = given(aCase.decided())
      .when(refer, byCustomer)
      .thenRecords('OutsideComplaintRecorded');
    given(complained)
      .when(lapse, { by: theSystem, now: end })
      .thenRefused('NothingToDo', { waitingFor: 'outsideReply' });
    const replied = given(complained)
      .when(
        { name: 'RecordOutsideReply', data: { bodyName: 'NFRA', document: 'letter-1' } },
        { by: liaisonHe, now: day(12) },
      )
      .thenRecords('OutsideReplySent');
    given(replied).when(lapse, { by: theSystem, now: end }).thenRecords('ContestLapsed');
  });

  it('is heard on the telephone only with the recording', () => {
    for (const command of [accept, contest, recheck])
      given(aCase.decided())
        .when(command, { by: agentLi, now: day(8) })
        .thenRefused('ProofMissing', { needs: 'recording' });
    given(aCase.decided())
      .when({ name: 'AcceptDecision', data: { recording: 'call-9' } }, { by: agentLi, now: day(8) })
      .thenRecords({ name: 'DecisionAccepted', data: { agreement: { recording: 'call-9' } } });
  });
});
