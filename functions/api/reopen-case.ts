/** POST /api/staff/cases/{caseId}/reopening — a lead or headquarters reopens a closed case at any time, with a reason. */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const reopenCase = (needs: CaseworkNeeds) => async (request: ApiRequest<'ReopenCase'>) => {
  const { reason } = request.body;
  return staffActs(needs)(request, { name: 'ReopenCase', data: { reason } });
};

export const handler = apiHandler('ReopenCase', async (request) => reopenCase(working())(request));
