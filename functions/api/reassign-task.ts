/** POST /api/staff/cases/{caseId}/tasks/{taskId}/assignment — gives a task to a colleague who may do it (P5.1). */
import * as desk from '#casework/desk-acts.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { requireColleague } from '#runtime/colleague.ts';
import { reading } from '#runtime/dependencies.ts';

export const reassignTask =
  (needs: Pick<Dependencies, 'cases' | 'staff'>) =>
  async ({ path, body: { to }, actor, locale }: ApiRequest<'ReassignTask'>) =>
    desk.reassignTask(needs)({ ...path, to, actor }, async (task) =>
      requireColleague(needs, to, task, locale),
    );

export const handler = apiHandler('ReassignTask', async (request) =>
  reassignTask(reading())(request),
);
