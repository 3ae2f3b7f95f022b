/** POST /api/staff/cases/{caseId}/messages — a message to the customer, by mail and on the case page (P3.1-2). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const writeToCustomer =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'WriteToCustomer'>) => {
    const { text } = request.body;
    return staffActs(needs)(request, { name: 'WriteToCustomer', data: { text } });
  };

export const handler = apiHandler('WriteToCustomer', async (request) =>
  writeToCustomer(working())(request),
);
