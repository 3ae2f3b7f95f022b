/** POST /api/staff/cases/{caseId}/mediation — the bank invites the customer to mediation (P3.3-2). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const proposeMediation =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'ProposeMediation'>) => {
    const { bodyName } = request.body;
    return staffActs(needs)(request, { name: 'ProposeMediation', data: { bodyName } });
  };

export const handler = apiHandler('ProposeMediation', async (request) =>
  proposeMediation(working())(request),
);
