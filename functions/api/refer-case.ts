/** POST /api/staff/cases/{caseId}/referral — an outside body deals with the matter, or took the case over (P3.3-3). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const referCase = (needs: CaseworkNeeds) => async (request: ApiRequest<'ReferCase'>) => {
  const { expectedVersion: _, ...data } = request.body;
  return staffActs(needs)(request, { name: 'ReferOutside', data });
};

export const handler = apiHandler('ReferCase', async (request) => referCase(working())(request));
