/** Stretches of the way that many stories share. */
import type { Intake } from '#domain/intake.ts';
import type { Terms } from '#domain/terms.ts';
import type { Customer } from './customer.ts';
import { aDecision, assessed, aWaiver, collected, implemented } from './samples.ts';
import type { Stage } from './stack.ts';

/** Opened, collected and assessed as simple: an agent may now propose. */
export async function toNegotiation(stack: Stage, intake: Partial<Intake> = {}): Promise<Customer> {
  const customer = stack.customer();
  const agent = await stack.staff('agent.li');
  const assessor = await stack.staff('assessor.yang');
  await customer.opens(intake);
  await agent.does(customer.caseNo, 'AwaitCollection', 'CompleteCollection', collected);
  await assessor.does(customer.caseNo, 'AwaitAssessment', 'AssessCase', assessed());
  await customer.signsIn();
  return customer;
}

export async function toOffer(stack: Stage, terms: Terms = aWaiver()): Promise<Customer> {
  const customer = await toNegotiation(stack);
  const agent = await stack.staff('agent.li');
  await agent.does(customer.caseNo, 'AwaitProposal', 'ProposeTerms', { terms });
  return customer;
}

/** The bank could not agree and has told its decision. */
export async function toDecision(stack: Stage): Promise<Customer> {
  const customer = await toNegotiation(stack);
  const agent = await stack.staff('agent.li');
  const approver = await stack.staff('approver.huang');
  await agent.does(customer.caseNo, 'AwaitProposal', 'DraftDecision', aDecision());
  await approver.does(customer.caseNo, 'AwaitDecision', 'ApproveDecision', {});
  return customer;
}

/** The remedy is carried out; the first follow-up is three days away. */
export async function toFollowUp(stack: Stage): Promise<Customer> {
  const customer = await toOffer(stack);
  const agent = await stack.staff('agent.li');
  await customer.replies({ reply: 'accept', confirmedTerms: [] });
  await agent.does(
    customer.caseNo,
    'AwaitImplementation',
    'CompleteImplementation',
    implemented('waiver'),
  );
  return customer;
}

/** Contested, looked at again by another person, and upheld. */
export async function toUpheld(stack: Stage): Promise<Customer> {
  const customer = await toDecision(stack);
  const reviewer = await stack.staff('reviewer.sun');
  const second = await stack.staff('approver.zhou');
  await customer.does('contest', { answer: 'dissatisfied', reason: '没有考虑住院的情况' });
  await reviewer.does(customer.caseNo, 'AwaitReReview', 'DraftReReview', aDecision('upheld'));
  await second.does(customer.caseNo, 'AwaitReReview', 'ApproveReReview', {});
  return customer;
}
