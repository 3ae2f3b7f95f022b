/** POST /api/staff/cases/{caseId}/tasks/{taskId}/claim — takes a task from the queue (P5.1). */
import * as desk from '#casework/desk-acts.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

export const claimTask =
  (needs: Pick<Dependencies, 'cases'>) =>
  async ({ path, actor }: ApiRequest<'ClaimTask'>) =>
    desk.claimTask(needs)(path, actor);

export const handler = apiHandler('ClaimTask', async (request) => claimTask(reading())(request));
