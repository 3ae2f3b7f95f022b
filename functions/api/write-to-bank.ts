/** POST /api/my/case/messages — a message to the bank, whatever else is going on (P3.1-2). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { customerActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const writeToBank =
  (needs: CaseworkNeeds) =>
  async ({ body, ...request }: ApiRequest<'WriteToBank'>) =>
    customerActs(needs)({ ...request, body: {} }, { name: 'WriteToBank', data: body });

export const handler = apiHandler('WriteToBank', async (request) =>
  writeToBank(working())(request),
);
