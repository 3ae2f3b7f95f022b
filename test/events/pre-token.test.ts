import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { expect, it } from 'vitest';
import { handler } from '../../functions/events/pre-token.ts';

const asked = (userAttributes: Record<string, string>) =>
  ({
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    request: { userAttributes, groupConfiguration: {} },
    response: {},
    // the handler reads and returns no more of it than this
  }) as unknown as PreTokenGenerationV2TriggerEvent;

const addedTo = async (userAttributes: Record<string, string>) => {
  const { response } = await handler(asked(userAttributes));
  return response.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride;
};

it('copies department and skills into the access token and nothing else of the person', async () => {
  const claims = { 'custom:department': 'credit', 'custom:skills': 'loan,deposit' };
  expect(await addedTo({ ...claims, email: 'li@bank.example', name: '李娜' })).toEqual(claims);
});

it('adds no empty claims for people without department', async () => {
  expect(await addedTo({ email: 'li@bank.example', 'custom:skills': '' })).toEqual({});
});

it('hands the event back as Cognito wants it, with the groups untouched', async () => {
  const event = asked({});
  expect(await handler(event)).toMatchObject({ version: '2', request: event.request });
});
