import * as z from 'zod/mini';
import { roleOf } from '../situation.ts';
import type { Desk } from './desk.ts';
import { pageOf } from './pages.ts';

export const listStateMachinesRequest = z.object({
  maxResults: z.prefault(z.int().check(z.gte(0), z.lte(1_000)), 0),
  nextToken: z.optional(z.string()),
});

/** State machines in the order they were defined. */
export function listStateMachines(desk: Desk, request: z.infer<typeof listStateMachinesRequest>) {
  const rows = [...desk.registry.all().entries()];
  const page = pageOf(rows, ([index]) => index, request.maxResults || 100, request.nextToken);
  return {
    stateMachines: page.members.map(([, { arn, name, createdAt }]) => ({
      stateMachineArn: arn,
      name,
      type: 'STANDARD',
      creationDate: createdAt / 1_000,
    })),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
}

export const describeStateMachineRequest = z.object({ stateMachineArn: z.string() });

/** A state machine with the definition that new executions begin with. */
export function describeStateMachine(
  desk: Desk,
  request: z.infer<typeof describeStateMachineRequest>,
) {
  const { arn, qualifiedArn, name, definition, createdAt } = desk.registry.find(
    request.stateMachineArn,
  );
  return {
    stateMachineArn: qualifiedArn ?? arn,
    name,
    status: 'ACTIVE',
    type: 'STANDARD',
    definition: JSON.stringify(definition),
    roleArn: roleOf(arn),
    creationDate: createdAt / 1_000,
  };
}
