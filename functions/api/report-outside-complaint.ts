/** POST /api/my/case/outside-complaint — the customer tells of a complaint elsewhere; the bank's own work goes on (P3.3-3). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { customerActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const reportOutsideComplaint =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'ReportOutsideComplaint'>) => {
    const { expectedVersion: _, ...complaint } = request.body;
    // only the liaison knows whether the body took the case over
    const data = { ...complaint, tookOver: false };
    return customerActs(needs)(request, { name: 'ReferOutside', data });
  };

export const handler = apiHandler('ReportOutsideComplaint', async (request) =>
  reportOutsideComplaint(working())(request),
);
