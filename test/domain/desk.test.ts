import { describe, expect, it } from 'vitest';
import {
  type HumanStep,
  type HumanStepName,
  isHumanStep,
  stepNames,
  steps,
} from '#contracts/workflow.ts';
import type { Case } from '#domain/case.ts';
import { backstopSeconds, callDue, dueFor, stepDue, workerNow } from '#domain/desk.ts';
import { openStatuses } from '#domain/lifecycle.ts';
import { profileOf, ruleProfiles } from '#domain/profiles/index.ts';
import { departmentsAsked, whereabouts } from '#domain/whereabouts.ts';
import { aCase, day, inStatus } from '../support/builders.ts';
import { beijing } from '../support/clocks.ts';
import { advance } from '../support/given.ts';
import {
  agentLi,
  approverWang,
  leadChen,
  liaisonHe,
  reviewerSun,
  theCustomer,
  theSystem,
} from '../support/people.ts';
import { aDecisionText, aRefund, someTerms, yuan } from '../support/samples.ts';

const DAY = 86_400;
const rejected = advance(
  aCase.offered(),
  { name: 'RejectOffer', data: { proposalVersion: 1, reason: 'No' } },
  { by: theCustomer, now: day(5) },
);
const countered = advance(
  aCase.offered(),
  { name: 'CounterOffer', data: { proposalVersion: 1, terms: { words: '50' } } },
  { by: theCustomer, now: day(5) },
);

describe('Where a case belongs', () => {
  const places: [string, Case, string][] = [
    ['received', aCase.received(), 'RegisterCase'],
    ['collecting', aCase.collecting(), 'AwaitCollection'],
    ['asking the customer', aCase.awaitingInformation(), 'AwaitCustomerInformation'],
    ['assessing', aCase.assessing(), 'SuggestAssessment'],
    ['assessing with advice', aCase.suggested(), 'AwaitAssessment'],
    ['consulting', aCase.consulting(), 'ConsultDepartments'],
    ['investigating', aCase.investigating(), 'AwaitFindings'],
    ['negotiating', aCase.negotiating(), 'AwaitProposal'],
    ['awaiting approval', aCase.awaitingApproval(), 'AwaitApproval'],
    ['approved', aCase.approved(), 'SendOffer'],
    ['offered', aCase.offered(), 'AwaitCustomerReply'],
    ['countered', countered, 'AwaitProposal'],
    ['rejected', rejected, 'AwaitDecision'],
    ['drafted', aCase.decisionDrafted(), 'AwaitDecision'],
    ['decision approved', aCase.decisionApproved(), 'IssueDecision'],
    ['decided', aCase.decided(), 'AwaitContest'],
    ['upheld', aCase.upheld(), 'AwaitMediationConsent'],
    ['re-review', aCase.reReview(), 'AwaitReReview'],
    ['re-check', aCase.reCheck(), 'AwaitReCheck'],
    ['invited', aCase.invitedToMediation(), 'AwaitMediationConsent'],
    ['mediation', aCase.mediation(), 'AwaitMediation'],
    ['outside', aCase.external(), 'AwaitExternal'],
    ['implementing', aCase.implementing(), 'AwaitImplementation'],
    ['implemented', aCase.implemented(), 'ScheduleFollowUps'],
    ['following up', aCase.followingUp(), 'AwaitFollowUp'],
    ['solved', aCase.solved(), 'CloseCase'],
    ['withdrawn', aCase.withdrawn(), 'CloseWithdrawn'],
  ];
  it.each(places)('when %s', (_, it, state) => {
    expect(whereabouts(it)).toBe(state);
  });

  it('names the departments that still owe an answer', () => {
    expect(departmentsAsked(aCase.consulting())).toEqual(['credit']);
    expect(departmentsAsked(aCase.investigating())).toEqual([]);
  });
});

const settled = (amount: number) =>
  advance(
    aCase.mediation(),
    {
      name: 'RecordMediationAgreement',
      data: { document: 'record-1', remedies: [aRefund(yuan(amount))] },
    },
    { by: liaisonHe, now: day(20) },
  );

describe('Whose desk a step lies on', () => {
  const deskOf = (name: HumanStepName, it: Case) => {
    const step: HumanStep = steps[name];
    return workerNow(step.workers, it, profileOf(it));
  };

  it('passes from the drafter to the approver', () => {
    expect(deskOf('AwaitDecision', rejected)).toBe('agent');
    expect(deskOf('AwaitDecision', aCase.decisionDrafted())).toBe('approver');
    expect(deskOf('AwaitReReview', aCase.reReview())).toBe('reviewer');
    expect(deskOf('AwaitReReview', aCase.reReviewDrafted())).toBe('approver');
  });

  const decidedOn = { decision: { remedies: [aRefund(yuan(90_000))] } };
  const costly = { terms: someTerms({ remedies: [aRefund(yuan(90_000))] }) };
  const reDrafted = advance(
    aCase.reReview(),
    {
      name: 'DraftReReview',
      data: { text: aDecisionText({ outcome: 'varied', ...decidedOn.decision }) },
    },
    { by: reviewerSun, now: day(10) },
  );
  const aboveTheLimit: [HumanStepName, Case, Case][] = [
    ['AwaitApproval', aCase.awaitingApproval(), aCase.awaitingApproval(costly)],
    ['AwaitDecision', aCase.decisionDrafted(), aCase.decisionDrafted(decidedOn)],
    ['AwaitReReview', aCase.reReviewDrafted(), reDrafted],
    ['AwaitMediation', settled(600), settled(90_000)],
  ];
  it.each(aboveTheLimit)(
    'is headquarters’ where the money is beyond an approver’s limit: %s',
    (step, within, beyond) => {
      expect(deskOf(step, within)).toBe('approver');
      expect(deskOf(step, beyond)).toBe('hq');
    },
  );

  it('is that of the side that has not consented to mediation', () => {
    expect(deskOf('AwaitMediationConsent', aCase.invitedToMediation())).toBe('customer');
    const asked = advance(
      aCase.offered(),
      { name: 'ProposeMediation', data: { bodyName: 'Centre' } },
      { by: theCustomer, now: day(4) },
    );
    expect(deskOf('AwaitMediationConsent', asked)).toBe('liaison');
  });

  it('passes from a silent customer to a lead', () => {
    expect(deskOf('AwaitFollowUp', aCase.followingUp())).toBe('customer');
    expect(deskOf('AwaitFollowUp', aCase.silent())).toBe('lead');
  });
});

describe('When a step is due', () => {
  const due = (it: Case, clock: HumanStep['clock'], now: string) =>
    dueFor(clock, it, profileOf(it), now);

  it('is the end of its own clock', () => {
    expect(due(aCase.offered(), 'offer', day(4))).toBe(day(11, 0));
    expect(due(aCase.awaitingInformation(), 'infoRequest', day(2))).toBe(day(7, 0));
  });

  it('is the end of the answer that the bank owes, where it has none', () => {
    expect(due(aCase.negotiating(), undefined, day(4))).toBe(day(16, 0));
    const reopened = advance(
      aCase.reReview(),
      { name: 'ReopenTerms', data: { findings: 'The fee was wrong.' } },
      { by: { kind: 'staff', id: 'sun', roles: ['reviewer'] }, now: day(10) },
    );
    const proposed = advance(
      reopened,
      { name: 'ProposeTerms', data: { terms: someTerms() } },
      { by: agentLi, now: day(11) },
    );
    expect(due(proposed, undefined, day(11))).toBe(day(39, 0));
  });

  it.each(openStatuses)('is some moment even where no clock runs: %s', (status) => {
    expect(due(inStatus[status](), undefined, day(12)) > day(0)).toBe(true);
  });

  const stepEnds = (it: Case, now: string, clock?: HumanStep['clock']) =>
    stepDue(clock, it, profileOf(it), now);

  it('is the approver’s day once a settlement lies with one, and the mediation’s end again after it came back', () => {
    const it = settled(600);
    const mediationEnds = stepEnds(aCase.mediation(), day(20), 'mediation');
    expect(stepEnds(it, day(20), 'mediation')).toBe(day(22, 0));
    const returned = advance(
      it,
      { name: 'ReturnSettlement', data: { reason: 'Who signed it?' } },
      { by: approverWang, now: day(21) },
    );
    expect(stepEnds(returned, day(21), 'mediation')).toBe(mediationEnds);
  });

  it('is a week after what was agreed, where it has to be carried out', () => {
    expect(stepEnds(aCase.implementing(), day(11))).toBe(day(13, 0));
  });

  it('is the next question to the customer with its days of silence, however far its plan reaches', () => {
    const plan = aCase.followingPlan();
    expect(stepEnds(plan, day(7))).toBe(beijing('2026-04-23'));
    const asked = advance(
      plan,
      { name: 'SendFollowUp', data: { number: 1 } },
      { by: theSystem, now: day(45) },
    );
    expect(stepEnds(asked, day(45))).toBe(beijing('2026-05-23'));
    expect(stepEnds(aCase.followUpsSent(), day(38))).toBe(day(44));
  });

  it('is a working day before an open offer ends, when its customer has to be called', () => {
    const offered = aCase.offered();
    const call = (it: Case, now: string) => callDue(it, profileOf(it), now);
    expect(call(offered, day(4))).toBe(day(10, 0));
    expect(call(offered, day(10))).toBe(day(11, 0));
    expect(call(offered, day(12))).toBe(day(16, 0));
    expect(call(aCase.negotiating(), day(4))).toBe(day(16, 0));
  });

  it('follows an extension', () => {
    const it = advance(
      aCase.negotiating(),
      { name: 'ExtendClock', data: { reason: 'Complex' } },
      { by: leadChen, now: day(4) },
    );
    expect(due(it, undefined, day(4))).toBe(day(31, 0));
  });
});

describe('How long an execution waits at the most', () => {
  it.each(ruleProfiles)('is longer than any clock, and less than a year: $id', (profile) => {
    for (const name of stepNames.filter(isHumanStep)) {
      const step: HumanStep = steps[name];
      const rule = profile.clocks.find((one) => one.clock === (step.clock ?? 'decision'));
      const seconds = backstopSeconds(step.clock, profile);
      expect(seconds).toBeGreaterThan(
        Math.max(...(rule?.steps.map((one) => one.days) ?? [60])) * DAY,
      );
      expect(seconds).toBeLessThanOrEqual(300 * DAY);
    }
  });
});
