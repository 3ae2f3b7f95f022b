/** POST /api/my/case/reopening — within the profile's window a closed case gets a second look (P3.3-2). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { customerActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const reopenMyCase =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'ReopenMyCase'>) => {
    const { reason } = request.body;
    return customerActs(needs)(request, { name: 'ReopenCase', data: { reason } });
  };

export const handler = apiHandler('ReopenMyCase', async (request) =>
  reopenMyCase(working())(request),
);
