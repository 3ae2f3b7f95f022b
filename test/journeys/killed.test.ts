import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HumanStepName, isHumanStep, stepNames } from '#contracts/workflow.ts';
import type { Customer } from './support/customer.ts';
import { type Killable, startKillable } from './support/killable.ts';
import { aDecision, aPlan, assessed, aWaiver, collected, implemented } from './support/samples.ts';

let stack: Killable;
beforeAll(async () => {
  stack = await startKillable();
});
afterAll(() => stack.stop());

const killedAt = new Set<HumanStepName>();

/** Kills the host while the case waits for a person at `step`, starts it again, and looks: the case waits there still. */
async function survives(customer: Customer, step: HumanStepName): Promise<void> {
  const lead = await stack.staff('lead.wu');
  await lead.taskOf(customer.caseNo, step);
  const before = await lead.sees(customer.caseNo);
  await stack.killAndRestart();
  const after = await (await stack.staff('lead.wu')).sees(customer.caseNo);
  expect(after.version).toBe(before.version);
  expect(after.tasks.map((it) => it.taskId)).toEqual(before.tasks.map((it) => it.taskId));
  killedAt.add(step);
}

test('a host that is killed while a case waits for each kind of person loses nothing and repeats nothing', {
  timeout: 240_000,
}, async () => {
  const customer = stack.customer();
  const caseNo = await customer.opens();
  const by = (username: string) => stack.staff(username);
  const at = (step: HumanStepName) => survives(customer, step);

  await at('AwaitCollection');
  await (await by('agent.li')).does(caseNo, 'AwaitCollection', 'AskCustomer', {
    thing: '住院证明',
    purpose: '核对',
    whyNotHeld: '银行没有',
  });
  await at('AwaitCustomerInformation');
  await customer.signsIn();
  await customer.does('information', { answer: '见附件说明' });
  await (await by('agent.li')).does(caseNo, 'AwaitCollection', 'CompleteCollection', collected);
  await at('AwaitAssessment');
  await (await by('assessor.yang')).does(
    caseNo,
    'AwaitAssessment',
    'AssessCase',
    assessed('complex', [{ department: 'riskControl', question: '是否异常？' }]),
  );
  await at('AwaitConsultation');
  await (await by('consultant.song')).does(caseNo, 'AwaitConsultation', 'AnswerConsultation', {
    department: 'riskControl',
    finding: '没有',
  });
  await at('AwaitFindings');
  await (await by('agent.li')).does(caseNo, 'AwaitFindings', 'RecordFindings', {
    findings: '情况属实',
  });
  await at('AwaitProposal');
  await (await by('agent.li')).does(caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aPlan() });
  await at('AwaitApproval');
  await (await by('approver.huang')).does(caseNo, 'AwaitApproval', 'ApproveProposal', {
    proposalVersion: 1,
  });
  await at('AwaitCustomerReply');
  await customer.replies({ reply: 'reject', reason: '期数太多' });
  await at('AwaitDecision');
  await (await by('agent.li')).does(caseNo, 'AwaitDecision', 'DraftDecision', aDecision());
  await (await by('approver.huang')).does(caseNo, 'AwaitDecision', 'ApproveDecision', {});
  await at('AwaitContest');
  await customer.does('contest', { answer: 'dissatisfied', reason: '不同意' });
  await at('AwaitReReview');
  await (await by('reviewer.sun')).does(
    caseNo,
    'AwaitReReview',
    'DraftReReview',
    aDecision('upheld'),
  );
  await (await by('approver.zhou')).does(caseNo, 'AwaitReReview', 'ApproveReReview', {});
  await at('AwaitMediationConsent');
  await customer.does('mediation', { answer: 'consent' });
  await at('AwaitMediation');
  await (await by('liaison.lin')).does(caseNo, 'AwaitMediation', 'RecordMediationFailure', {
    why: 'failed',
  });
  await customer.does('contest', { answer: 'recheck', reason: '请总行核查' });
  await at('AwaitReCheck');
  await (await by('hq.zhu')).does(caseNo, 'AwaitReCheck', 'ReopenTerms', { findings: '应当减免' });
  await (await by('liaison.lin')).acts(caseNo, 'referral', {
    body: 'regulator',
    bodyName: '监管',
    tookOver: true,
  });
  await at('AwaitExternal');
  await (await by('liaison.lin')).does(caseNo, 'AwaitExternal', 'ConcludeExternal', {
    result: 'remedyOrdered',
    document: '答复 7',
    remedies: aWaiver().remedies,
  });
  await at('AwaitImplementation');
  await (await by('agent.li')).does(
    caseNo,
    'AwaitImplementation',
    'CompleteImplementation',
    implemented('waiver'),
  );
  await at('AwaitFollowUp');
  await stack.forward(3 * 86_400_000);
  await customer.signsIn();
  await customer.does('follow-up', { answer: 'solved', score: 4 });

  expect([...killedAt].sort()).toEqual(stepNames.filter(isHumanStep).sort());
  await expectNothingTwice(customer);
});

async function expectNothingTwice(customer: Customer): Promise<void> {
  const { events } = await (await stack.staff('lead.wu')).sees(customer.caseNo);
  const names = events.map((it) => it.event);
  const repeatable = new Set(['RunStarted', 'ClockMarked', 'DecisionDrafted']);
  const twice = names.filter((it, index) => !repeatable.has(it) && names.indexOf(it) !== index);
  expect(twice).toEqual([]);
  // one execution carried the case through seventeen kills
  expect(names.filter((it) => it === 'RunStarted')).toHaveLength(1);
  const mails = (await stack.mails(customer.email)).map((it) => it.tags['mailId']?.[0] ?? '');
  const letters = mails.filter((it) => !it.startsWith('accessCode'));
  expect(letters.filter((it, index) => letters.indexOf(it) !== index)).toEqual([]);
  expect(events.map((it) => it.seq)).toEqual(events.map((_, index) => index + 1));
}
