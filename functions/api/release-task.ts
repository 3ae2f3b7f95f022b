/** POST /api/staff/cases/{caseId}/tasks/{taskId}/release — puts a task back into the queue (P5.1). */
import * as desk from '#casework/desk-acts.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

export const releaseTask =
  (needs: Pick<Dependencies, 'cases'>) =>
  async ({ path, actor }: ApiRequest<'ReleaseTask'>) =>
    desk.releaseTask(needs)(path, actor);

export const handler = apiHandler('ReleaseTask', async (request) =>
  releaseTask(reading())(request),
);
