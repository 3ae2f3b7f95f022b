/** POST /api/my/case/withdrawal — the case ends the day this is received (P3.3-1). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { customerActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const withdrawCase =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'WithdrawCase'>) => {
    const { expectedVersion: _, ...data } = request.body;
    return customerActs(needs)(request, { name: 'Withdraw', data });
  };

export const handler = apiHandler('WithdrawCase', async (request) =>
  withdrawCase(working())(request),
);
