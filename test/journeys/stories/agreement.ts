import { expect, test } from 'vitest';
import { refusalOf } from '../support/http.ts';
import { stack } from '../support/open-stack.ts';
import { aPlan, assessed, attempts, aWaiver, collected, implemented } from '../support/samples.ts';
import { toFollowUp, toNegotiation, toOffer } from '../support/way.ts';

test('a customer accepts the first offer and says at the follow-up that it is solved', async () => {
  const customer = await toFollowUp(stack);
  expect(await customer.sees()).toMatchObject({ state: 'followingUp', status: 'FOLLOWING_UP' });

  await stack.days(3);
  expect(await customer.templates()).toEqual(['acknowledgement', 'offer', 'followUp']);

  await customer.signsIn();
  await customer.does('follow-up', { answer: 'solved', score: 5 });
  expect(await customer.sees()).toMatchObject({ state: 'ended', closed: { reason: 'satisfied' } });
  // the page has said it: until when it can be reopened, whom else to turn to, where the file is
  expect(await customer.templates()).toEqual(['acknowledgement', 'offer', 'followUp']);
});

test('a customer counters twice, an approval is returned once, and the third version is accepted', async () => {
  const customer = await toNegotiation(stack);
  const [agent, approver] = [await stack.staff('agent.li'), await stack.staff('approver.huang')];
  const { caseNo } = customer;

  await agent.does(caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aWaiver(10_000) });
  await customer.replies({ reply: 'counter', terms: { words: '希望减免 500 元' } });
  await agent.does(caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aWaiver(20_000) });
  await customer.replies({ reply: 'counter', terms: { words: '还是希望分期', instalments: 12 } });
  await agent.does(caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aPlan() });
  await approver.does(caseNo, 'AwaitApproval', 'ReturnProposal', {
    proposalVersion: 3,
    reason: '请写明违约条款',
  });
  await agent.does(caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aPlan() });
  await approver.does(caseNo, 'AwaitApproval', 'ApproveProposal', { proposalVersion: 4 });

  const unread = await refusalOf(customer.replies({ reply: 'accept', confirmedTerms: [] }));
  expect(unread).toMatchObject({ code: 'TermsNotConfirmed', values: { term: 'acceleration' } });
  const old = await refusalOf(
    customer.does('reply', { reply: 'accept', proposalVersion: 2, confirmedTerms: [] }),
  );
  expect(old.code).toBe('WrongVersion');

  await customer.replies({ reply: 'accept', confirmedTerms: ['acceleration'] });
  expect((await customer.sees()).agreement).toMatchObject({ from: 'offer', proposalVersion: 4 });
});

test('a request for information lapses unanswered and the case goes on with what is known', async () => {
  const customer = stack.customer();
  await customer.opens();
  const agent = await stack.staff('agent.li');
  const { caseNo } = customer;

  await agent.does(caseNo, 'AwaitCollection', 'AskCustomer', {
    thing: '住院证明',
    purpose: '核对困难情况',
    whyNotHeld: '银行没有医疗记录',
  });
  await customer.signsIn();
  expect(await customer.sees()).toMatchObject({
    state: 'yourTurn',
    request: { thing: '住院证明' },
  });

  await stack.days(6);
  await agent.does(caseNo, 'AwaitCollection', 'CompleteCollection', collected);
  const { events } = await agent.sees(caseNo);
  expect(events.map((it) => it.event)).toContain('InformationLapsed');
});

test('a complex case asks two departments at once and goes on when both have answered', async () => {
  const customer = stack.customer();
  await customer.opens();
  const { caseNo } = customer;
  const [agent, assessor] = [await stack.staff('agent.li'), await stack.staff('assessor.yang')];
  const [risk, credit] = [
    await stack.staff('consultant.song'),
    await stack.staff('consultant.xie'),
  ];

  await agent.does(caseNo, 'AwaitCollection', 'CompleteCollection', collected);
  await assessor.does(
    caseNo,
    'AwaitAssessment',
    'AssessCase',
    assessed('complex', [
      { department: 'riskControl', question: '是否存在异常交易？' },
      { department: 'credit', question: '贷款是否可以展期？' },
    ]),
  );
  await risk.does(caseNo, 'AwaitConsultation', 'AnswerConsultation', {
    department: 'riskControl',
    finding: '没有异常',
  });
  expect((await agent.sees(caseNo)).whereabouts).toBe('ConsultDepartments');
  await credit.does(caseNo, 'AwaitConsultation', 'AnswerConsultation', {
    department: 'credit',
    finding: '可以展期',
  });
  await agent.does(caseNo, 'AwaitFindings', 'RecordFindings', { findings: '可以展期，没有异常。' });
  expect((await agent.sees(caseNo)).whereabouts).toBe('AwaitProposal');
});

test('a customer who stays silent three times is closed by a lead with proof on two channels', async () => {
  const customer = await toFollowUp(stack);
  const lead = await stack.staff('lead.wu');
  for (const days of [3, 12, 15]) await stack.days(days);
  expect((await customer.templates()).filter((it) => it === 'followUp')).toHaveLength(3);

  await stack.days(8);
  const tooFew = await refusalOf(
    lead.does(customer.caseNo, 'AwaitFollowUp', 'CloseUnconfirmed', {
      attempts: attempts.slice(0, 1),
    }),
  );
  expect(tooFew.code).toBe('ProofMissing');
  await lead.does(customer.caseNo, 'AwaitFollowUp', 'CloseUnconfirmed', { attempts });
  expect((await lead.sees(customer.caseNo)).closed?.reason).toBe('accepted_unconfirmed');
});

test('an offer that nobody answers expires, the customer is told, and the agent is asked again', async () => {
  const customer = await toOffer(stack);
  const agent = await stack.staff('agent.li');
  await stack.days(8);
  expect(await customer.templates()).toContain('offerExpired');
  expect((await agent.sees(customer.caseNo)).whereabouts).toBe('AwaitProposal');
  await agent.does(customer.caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aWaiver(40_000) });
  await customer.signsIn();
  await customer.replies({ reply: 'accept', confirmedTerms: [] });
  await agent.does(
    customer.caseNo,
    'AwaitImplementation',
    'CompleteImplementation',
    implemented('waiver'),
  );
  expect((await customer.sees()).status).toBe('FOLLOWING_UP');
});
