/**
 * Cognito asks before it makes tokens (trigger version V2_0): department and skills, which the administrator keeps as custom
 * attributes of a person, go into the access token, where the API reads them beside the groups.
 */
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

const COPIED = ['custom:department', 'custom:skills'] as const;

export const handler = async (
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> => {
  const attributes = event.request.userAttributes;
  const known = COPIED.flatMap((name) => (attributes[name] ? [[name, attributes[name]]] : []));
  const claimsToAddOrOverride: Record<string, string> = Object.fromEntries(known);
  const accessTokenGeneration = { claimsToAddOrOverride };
  return { ...event, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration } } };
};
