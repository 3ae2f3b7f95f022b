import { expect, test } from 'vitest';
import { refusalOf } from '../support/http.ts';
import { stack } from '../support/open-stack.ts';
import { aDecision, assessed, aWaiver, collected, implemented } from '../support/samples.ts';
import { toDecision, toFollowUp, toNegotiation, toOffer, toUpheld } from '../support/way.ts';

test('a refusal is contested, another person looks again, the terms are reopened, and a third looks when that did not help', async () => {
  const customer = await toDecision(stack);
  const { caseNo } = customer;
  const [reviewer, agent] = [await stack.staff('reviewer.sun'), await stack.staff('agent.li')];
  expect(await customer.templates()).toContain('decisionNotice');

  await customer.does('contest', { answer: 'dissatisfied', reason: '没有考虑住院的情况' });
  await reviewer.does(caseNo, 'AwaitReReview', 'ReopenTerms', { findings: '应当考虑住院的情况' });
  await agent.does(caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aWaiver() });
  await customer.replies({ reply: 'accept', confirmedTerms: [] });
  expect((await customer.sees()).state).toBe('carryingOut');

  await agent.does(caseNo, 'AwaitImplementation', 'CompleteImplementation', implemented('waiver'));
  await stack.days(3);
  await customer.signsIn();
  await customer.does('follow-up', { answer: 'notSolved', score: 1, words: '费用又被收取了' });
  const again = { findings: '费用确实重复收取' };
  const same = await refusalOf(reviewer.does(caseNo, 'AwaitReReview', 'ReopenTerms', again));
  expect(same.code).toBe('NotAnotherPerson');
  const other = await stack.staff('reviewer.hu');
  await other.does(caseNo, 'AwaitReReview', 'ReopenTerms', again);
  expect((await customer.sees()).status).toBe('NEGOTIATING');
});

test('a rejected offer leads to a decision that two people make', async () => {
  const customer = await toOffer(stack);
  const [agent, approver] = [await stack.staff('agent.li'), await stack.staff('approver.huang')];
  await customer.replies({ reply: 'reject', reason: '金额太少' });
  await agent.does(customer.caseNo, 'AwaitDecision', 'DraftDecision', aDecision('lastOfferStands'));
  await approver.does(customer.caseNo, 'AwaitDecision', 'ReturnDecision', { reason: '请补充依据' });
  await agent.does(customer.caseNo, 'AwaitDecision', 'DraftDecision', aDecision('lastOfferStands'));
  await approver.does(customer.caseNo, 'AwaitDecision', 'ApproveDecision', {});
  expect(await customer.sees()).toMatchObject({ status: 'DECIDED', state: 'yourTurn' });
});

test('an upheld decision goes to mediation by consent and ends in an agreement', async () => {
  const customer = await toUpheld(stack);
  const [liaison, agent] = [await stack.staff('liaison.lin'), await stack.staff('agent.li')];
  expect(await customer.templates()).toContain('reReviewResult');

  await customer.does('mediation', { answer: 'consent' });
  expect((await customer.sees()).status).toBe('MEDIATION');
  await liaison.does(customer.caseNo, 'AwaitMediation', 'RecordMediationAgreement', {
    document: '调解协议 2026-18',
    remedies: aWaiver().remedies,
  });
  await agent.does(
    customer.caseNo,
    'AwaitImplementation',
    'CompleteImplementation',
    implemented('waiver'),
  );
  await stack.days(3);
  await customer.signsIn();
  await customer.does('follow-up', { answer: 'solved', score: 4 });
  expect((await customer.sees()).closed?.reason).toBe('mediated');
});

test('mediation fails, the regulator takes the case over, and the bank performs what was concluded', async () => {
  const customer = await toUpheld(stack);
  const liaison = await stack.staff('liaison.lin');
  await customer.does('mediation', { answer: 'consent' });
  await liaison.does(customer.caseNo, 'AwaitMediation', 'RecordMediationFailure', {
    why: 'failed',
  });
  expect((await customer.sees()).status).toBe('DECIDED');

  await customer.does('outside-complaint', { body: 'regulator', bodyName: '国家金融监督管理总局' });
  expect((await customer.sees()).status).toBe('DECIDED');
  await liaison.acts(customer.caseNo, 'referral', {
    body: 'regulator',
    bodyName: '国家金融监督管理总局',
    reference: 'NFRA-2026-77',
    tookOver: true,
  });
  await liaison.does(customer.caseNo, 'AwaitExternal', 'ConcludeExternal', {
    result: 'concluded',
    document: '监管答复 2026-77',
    remedies: [],
  });
  expect((await customer.sees()).closed?.reason).toBe('external_concluded');
});

test('a customer who is not satisfied at the follow-up is looked at again by somebody new', async () => {
  const customer = await toFollowUp(stack);
  await stack.days(3);
  await customer.signsIn();
  await customer.does('follow-up', { answer: 'notSolved', score: 1, words: '费用又被收取了' });
  const reviewer = await stack.staff('reviewer.hu');
  expect((await reviewer.sees(customer.caseNo)).whereabouts).toBe('AwaitReReview');
  await reviewer.does(customer.caseNo, 'AwaitReReview', 'ReopenTerms', {
    findings: '费用确实重复收取',
  });
  expect((await customer.sees()).status).toBe('NEGOTIATING');
});

test('a customer withdraws while departments are being consulted and the case ends that day', async () => {
  const customer = stack.customer();
  await customer.opens();
  const [agent, assessor] = [await stack.staff('agent.li'), await stack.staff('assessor.yang')];
  await agent.does(customer.caseNo, 'AwaitCollection', 'CompleteCollection', collected);
  const consult = assessed('special', [
    { department: 'riskControl', question: '是否存在异常？' },
    { department: 'compliance', question: '是否合规？' },
  ]);
  await assessor.does(customer.caseNo, 'AwaitAssessment', 'AssessCase', consult);
  await customer.signsIn();
  await customer.does('withdrawal', {});
  expect((await customer.sees()).closed?.reason).toBe('withdrawn');
  expect((await customer.templates()).at(-1)).toBe('closure');
  const { tasks } = await agent.sees(customer.caseNo);
  expect(tasks.filter((it) => it.status === 'open')).toEqual([]);
});

test('a closed case is reopened within the window and gets a second look', async () => {
  const customer = await toFollowUp(stack);
  await stack.days(3);
  await customer.signsIn();
  await customer.does('follow-up', { answer: 'solved', score: 5 });
  await customer.does('reopening', { reason: '费用又出现了' });
  const reviewer = await stack.staff('reviewer.sun');
  await reviewer.does(customer.caseNo, 'AwaitReReview', 'ReopenTerms', {
    findings: '确有重复计费',
  });
  expect((await customer.sees()).status).toBe('NEGOTIATING');
});

test('a decision that nobody contests closes the case when the time is over', async () => {
  const customer = await toDecision(stack);
  await stack.days(31);
  const agent = await stack.staff('agent.li');
  expect((await agent.sees(customer.caseNo)).closed?.reason).toBe('decision_not_contested');
});

test('of two agents who act at once one wins and the other is told what changed (B2-8)', async () => {
  const customer = await toNegotiation(stack);
  const [first, second] = [await stack.staff('agent.li'), await stack.staff('lead.wu')];
  const { version } = await first.sees(customer.caseNo);
  await first.acts(customer.caseNo, 'messages', { text: '我们正在处理' });
  const late = await refusalOf(
    first.does(customer.caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aWaiver() }, version),
  );
  expect(late).toMatchObject({
    code: 'StaleCase',
    changes: [{ event: 'MessageToCustomer', by: first.id }],
  });

  const seen = (await second.sees(customer.caseNo)).version;
  const race = await Promise.allSettled(
    [1, 2].map(() =>
      first.does(customer.caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aWaiver() }, seen),
    ),
  );
  expect(race.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected']);
});
