/** GET /api/staff/cases/{caseId} — one case on one page, as far as the caller may see it (P5.2, P3.1-1). */

import { fileOf } from '#casework/case-file.ts';
import { requireSight } from '#casework/staff-access.ts';
import { staffView } from '#casework/staff-view.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

export const getCase =
  (needs: Pick<Dependencies, 'cases' | 'clock'>) =>
  async ({ path: { caseId }, actor }: ApiRequest<'GetCase'>) => {
    const file = await fileOf(needs, caseId);
    await requireSight(needs, file.case, actor);
    return staffView(file, actor, needs.clock.now());
  };

export const handler = apiHandler('GetCase', async (request) => getCase(reading())(request));
