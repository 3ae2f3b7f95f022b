/** The two stories by which the bank's costs are told, and what the state machine did for them. */
import {
  GetExecutionHistoryCommand,
  type GetExecutionHistoryCommandOutput,
  SFNClient,
} from '@aws-sdk/client-sfn';
import type { Customer } from './customer.ts';
import { aDecision, aPlan, assessed, aWaiver, collected, implemented } from './samples.ts';
import type { Stack } from './stack.ts';

/** Names of the states that the case's first execution entered, in order. */
export async function statesEntered(stack: Stack, customer: Customer): Promise<string[]> {
  const { caseId } = await (await stack.staff('lead.wu')).sees(customer.caseNo);
  const [machine] = stack.host.model.stateMachines;
  const sfn = new SFNClient({
    endpoint: stack.host.urls.aws,
    region: 'us-east-1',
    credentials: stack.host.operator,
  });
  const executionArn = `${machine?.arn.replace(':stateMachine:', ':execution:')}:${caseId}-1`;
  const history: GetExecutionHistoryCommandOutput = await sfn.send(
    new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }),
  );
  return (history.events ?? []).flatMap((it) => it.stateEnteredEventDetails?.name ?? []);
}

/**
 * Opened, collected, assessed, offered, accepted, carried out, followed up: solved. The customer is on their own phone and has it
 * remembered; a day goes by before they read a letter.
 */
export async function happyPath(stack: Stack): Promise<Customer> {
  const customer = stack.customer();
  const agent = await stack.staff('agent.li');
  const assessor = await stack.staff('assessor.yang');
  const caseNo = await customer.opens();
  await customer.entersFirstCode({ remember: true });
  await agent.does(caseNo, 'AwaitCollection', 'CompleteCollection', collected);
  await assessor.does(caseNo, 'AwaitAssessment', 'AssessCase', assessed());
  await agent.does(caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aWaiver() });
  await stack.days(1);
  await customer.replies({ reply: 'accept', confirmedTerms: [] });
  await agent.does(caseNo, 'AwaitImplementation', 'CompleteImplementation', implemented('waiver'));
  await stack.days(3);
  await customer.does('follow-up', { answer: 'solved', score: 5 });
  return customer;
}

/** Every department and every instance that the policy knows has a say before it is solved; each letter is answered a day later. */
export async function fullEscalation(stack: Stack): Promise<Customer> {
  const customer = stack.customer();
  const caseNo = await customer.opens();
  await customer.entersFirstCode({ remember: true });
  const [agent, assessor, approver] = [
    await stack.staff('agent.li'),
    await stack.staff('assessor.yang'),
    await stack.staff('approver.huang'),
  ];
  const [risk, credit] = [
    await stack.staff('consultant.song'),
    await stack.staff('consultant.xie'),
  ];
  const [reviewer, second, liaison] = [
    await stack.staff('reviewer.sun'),
    await stack.staff('approver.zhou'),
    await stack.staff('liaison.lin'),
  ];
  await agent.does(caseNo, 'AwaitCollection', 'CompleteCollection', collected);
  const consult = assessed('special', [
    { department: 'riskControl', question: '是否异常？' },
    { department: 'credit', question: '可否展期？' },
  ]);
  await assessor.does(caseNo, 'AwaitAssessment', 'AssessCase', consult);
  await risk.does(caseNo, 'AwaitConsultation', 'AnswerConsultation', {
    department: 'riskControl',
    finding: '没有',
  });
  await credit.does(caseNo, 'AwaitConsultation', 'AnswerConsultation', {
    department: 'credit',
    finding: '可以',
  });
  await agent.does(caseNo, 'AwaitFindings', 'RecordFindings', { findings: '情况属实' });
  await agent.does(caseNo, 'AwaitProposal', 'ProposeTerms', { terms: aPlan() });
  await approver.does(caseNo, 'AwaitApproval', 'ApproveProposal', { proposalVersion: 1 });
  await stack.days(1);
  await customer.replies({ reply: 'reject', reason: '期数太多' });
  await agent.does(caseNo, 'AwaitDecision', 'DraftDecision', aDecision());
  await approver.does(caseNo, 'AwaitDecision', 'ApproveDecision', {});
  await stack.days(1);
  await customer.does('contest', { answer: 'dissatisfied', reason: '不同意' });
  await reviewer.does(caseNo, 'AwaitReReview', 'DraftReReview', aDecision('upheld'));
  await second.does(caseNo, 'AwaitReReview', 'ApproveReReview', {});
  await stack.days(1);
  await customer.does('mediation', { answer: 'consent' });
  await liaison.does(caseNo, 'AwaitMediation', 'RecordMediationFailure', { why: 'failed' });
  await liaison.acts(caseNo, 'referral', { body: 'regulator', bodyName: '监管', tookOver: true });
  await liaison.does(caseNo, 'AwaitExternal', 'ConcludeExternal', {
    result: 'remedyOrdered',
    document: '答复 7',
    remedies: aWaiver().remedies,
  });
  await agent.does(caseNo, 'AwaitImplementation', 'CompleteImplementation', implemented('waiver'));
  await stack.days(3);
  await customer.does('follow-up', { answer: 'solved', score: 3 });
  return customer;
}
