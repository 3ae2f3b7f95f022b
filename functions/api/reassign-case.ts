/** POST /api/staff/cases/{caseId}/owner — another agent takes the case over, with the tasks that its owner had (P5.1). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { handOver } from '#casework/desk-acts.ts';
import type { Dependencies } from '#ports';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { requireColleague } from '#runtime/colleague.ts';
import { working } from '#runtime/working.ts';

export const reassignCase =
  (needs: CaseworkNeeds & Pick<Dependencies, 'staff'>) =>
  async (request: ApiRequest<'ReassignCase'>) => {
    const { to, reason } = request.body;
    const check = async () => requireColleague(needs, to, { worker: 'agent' }, request.locale);
    const command = { name: 'ReassignCase' as const, data: { to, reason } };
    const receipt = await staffActs(needs)(request, command, { check });
    await handOver(
      needs,
      receipt.caseId,
      (it) => it.worker === 'agent' && it.assignee !== null,
      to,
    );
    return receipt;
  };

export const handler = apiHandler('ReassignCase', async (request) =>
  reassignCase(working())(request),
);
