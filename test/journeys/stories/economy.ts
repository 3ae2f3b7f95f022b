/**
 * Each state entered and each letter costs money (quality.md A2): the flow is counted on its own history, read through the AWS API,
 * the letters in the customer's inbox.
 */
import { expect, test } from 'vitest';
import { fullEscalation, happyPath, statesEntered } from '../support/economy.ts';
import { stack } from '../support/open-stack.ts';

test('the happy path enters eight states and sends four letters: two of them carry a code', async () => {
  const customer = await happyPath(stack);
  expect(await statesEntered(stack, customer)).toEqual([
    'RegisterCase',
    'AwaitCollection',
    'AwaitAssessment',
    'AwaitProposal',
    'AwaitCustomerReply',
    'AwaitImplementation',
    'AwaitFollowUp',
    'CloseCase',
  ]);
  expect(await customer.letters()).toEqual(['acknowledgement', 'offer', 'accessCode', 'followUp']);
});

test('the full escalation enters at most thirty states and twelve letters', async () => {
  const customer = await fullEscalation(stack);
  const entered = await statesEntered(stack, customer);
  expect(entered.at(-1)).toBe('CloseCase');
  expect(entered.length).toBeLessThanOrEqual(30);
  const letters = await customer.letters();
  expect(letters.length).toBeLessThanOrEqual(12);
  // one for each thing that binds, on days apart: the refusal, the contest, the consent
  expect(letters.filter((it) => it === 'accessCode')).toHaveLength(3);
});
