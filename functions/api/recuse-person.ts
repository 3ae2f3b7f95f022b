/** POST /api/staff/cases/{caseId}/recusal — somebody steps back from a case, and loses its tasks and the sight of it (P3.1-1). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { handOver } from '#casework/desk-acts.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const recusePerson =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'RecusePerson'>) => {
    const { staffId, reason } = request.body;
    const command = { name: 'RecusePerson' as const, data: { staffId, reason } };
    const receipt = await staffActs(needs)(request, command);
    await handOver(needs, receipt.caseId, (it) => it.assignee === staffId, null);
    return receipt;
  };

export const handler = apiHandler('RecusePerson', async (request) =>
  recusePerson(working())(request),
);
