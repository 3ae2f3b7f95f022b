/** Each state entered costs money (quality.md A2): the flow is counted on its own history, read through the AWS API. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fullEscalation, happyPath, statesEntered } from './support/economy.ts';
import { type Stack, startStack } from './support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

test('the happy path enters eight states', async () => {
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
});

test('the full escalation enters at most thirty states', async () => {
  const customer = await fullEscalation(stack);
  const entered = await statesEntered(stack, customer);
  expect(entered.at(-1)).toBe('CloseCase');
  expect(entered.length).toBeLessThanOrEqual(30);
});
