/** Cases that wait for different people, brought there over HTTP: every page has a case to show. */

import type { Intake } from '#domain/intake.ts';
import type { Terms } from '#domain/terms.ts';
import type { Customer } from '../../../journeys/support/customer.ts';
import { sendFile } from '../../../journeys/support/evidence.ts';
import { aPlan, assessed, aWaiver, collected } from '../../../journeys/support/samples.ts';
import type { Stack } from '../../../journeys/support/stack.ts';
import { toDecision, toFollowUp, toNegotiation, toUpheld } from '../../../journeys/support/way.ts';
import { aPdf, eicar, toldOf } from '../../../support/files.ts';

/** A plan with terms to be pointed out, and a waiver beside it. */
const richTerms = { ...aPlan(), remedies: aWaiver().remedies };

/** What people say who write English, and what the bank writes to them. */
const inEnglish = {
  intake: {
    locale: 'en',
    whatHappened:
      'After three months in hospital I could not pay this month’s instalment, and nobody told me that I may negotiate.',
    wish: 'To pay in instalments, and to have the overdue fee waived.',
  },
  terms: {
    ...richTerms,
    remedies: richTerms.remedies.map((it) => ({ ...it, description: 'The overdue fee is waived' })),
    plan: richTerms.plan && {
      ...richTerms.plan,
      balanceStructure: 'Principal ¥11,500, interest ¥500',
      feesAndInterest: 'No penalty interest while the plan runs.',
      rightsDutiesBreach: 'The plan ends when two payments in a row are missed.',
    },
    explanation: 'In view of your stay in hospital: twelve payments.',
    onerousTerms: [
      {
        id: 'acceleration',
        text: 'When two payments in a row are missed, the whole balance is due at once.',
      },
    ],
  },
} satisfies { intake: Partial<Intake>; terms: Terms };

async function toCollection(stack: Stack): Promise<Customer> {
  const customer = stack.customer();
  await customer.opens();
  await customer.signsIn();
  return customer;
}

/** One proof was received and another refused. */
async function toProofs(stack: Stack): Promise<Customer> {
  const customer = await toCollection(stack);
  for (const [name, file] of [
    ['收据.pdf', aPdf(eicar())],
    ['住院证明.pdf', aPdf()],
  ] as const) {
    await sendFile(await customer.announces(toldOf(file, name)), file);
    await stack.settle();
  }
  return customer;
}

async function toInformation(stack: Stack): Promise<Customer> {
  const customer = await toCollection(stack);
  const agent = await stack.staff('agent.li');
  await agent.does(customer.caseNo, 'AwaitCollection', 'AskCustomer', {
    thing: '住院证明',
    purpose: '住院的起止日期',
    whyNotHeld: '医院的文件银行没有',
  });
  return customer;
}

async function toAssessment(stack: Stack): Promise<Customer> {
  const customer = await toCollection(stack);
  const agent = await stack.staff('agent.li');
  await agent.does(customer.caseNo, 'AwaitCollection', 'CompleteCollection', collected);
  return customer;
}

async function toConsultation(stack: Stack): Promise<Customer> {
  const customer = await toAssessment(stack);
  const assessor = await stack.staff('assessor.yang');
  const consult = assessed('special', [{ department: 'riskControl', question: '是否存在异常？' }]);
  await assessor.does(customer.caseNo, 'AwaitAssessment', 'AssessCase', consult);
  return customer;
}

interface Said {
  readonly intake?: Partial<Intake>;
  readonly terms?: Terms;
}

async function toApproval(stack: Stack, said: Said = {}): Promise<Customer> {
  const customer = await toNegotiation(stack, said.intake);
  const agent = await stack.staff('agent.li');
  const terms = said.terms ?? richTerms;
  await agent.does(customer.caseNo, 'AwaitProposal', 'ProposeTerms', { terms });
  return customer;
}

async function toRichOffer(stack: Stack, said: Said = {}): Promise<Customer> {
  const customer = await toApproval(stack, said);
  const approver = await stack.staff('approver.huang');
  await approver.does(customer.caseNo, 'AwaitApproval', 'ApproveProposal', { proposalVersion: 1 });
  return customer;
}

async function toImplementation(stack: Stack): Promise<Customer> {
  const customer = await toRichOffer(stack);
  await customer.replies({ reply: 'accept', confirmedTerms: ['acceleration'] });
  return customer;
}

async function toReReview(stack: Stack): Promise<Customer> {
  const customer = await toDecision(stack);
  await customer.does('contest', { answer: 'dissatisfied', reason: '没有考虑住院的情况' });
  return customer;
}

async function toMediation(stack: Stack): Promise<Customer> {
  const customer = await toUpheld(stack);
  await customer.does('mediation', { answer: 'consent' });
  return customer;
}

const ways = {
  collecting: toProofs,
  informing: toInformation,
  assessing: toAssessment,
  consulting: toConsultation,
  proposing: toNegotiation,
  approving: toApproval,
  offered: toRichOffer,
  implementing: toImplementation,
  decided: toDecision,
  reviewing: toReReview,
  upheld: toUpheld,
  mediating: toMediation,
} satisfies Record<string, (stack: Stack) => Promise<Customer>>;

export type WaitingState = keyof typeof ways;
export type LateState = 'asked' | 'closed';

/** One case for each name, waiting there. */
export async function casesThatWait<Name extends WaitingState>(
  stack: Stack,
  names: readonly Name[],
): Promise<Record<Name, Customer>> {
  const cases: [Name, Customer][] = [];
  for (const name of names) cases.push([name, await ways[name](stack)]);
  return Object.fromEntries(cases) as Record<Name, Customer>;
}

/** The same offer as in `offered`, to somebody who reads English. */
export const caseOfferedInEnglish = (stack: Stack): Promise<Customer> =>
  toRichOffer(stack, inEnglish);

/** A case that is asked about, and one that was confirmed. Moves the clock: sessions and offers made before end with it. */
export async function casesAskedAbout(stack: Stack): Promise<Record<LateState, Customer>> {
  const asked = await toFollowUp(stack);
  const closed = await toFollowUp(stack);
  await stack.days(3);
  await asked.signsIn();
  await closed.signsIn();
  await closed.does('follow-up', { answer: 'solved', score: 5 });
  return { asked, closed };
}
