/** POST /api/staff/cases/{caseId}/contacts — a contact or an attempt, with its proof (P3.2-2). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const recordContact =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'RecordContact'>) => {
    const { expectedVersion: _, ...data } = request.body;
    return staffActs(needs)(request, { name: 'RecordContact', data });
  };

export const handler = apiHandler('RecordContact', async (request) =>
  recordContact(working())(request),
);
