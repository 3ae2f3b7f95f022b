/** POST /api/staff/cases/{caseId}/submission — a draft becomes a case (P3.2-1). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { requireDoor } from '#casework/staff-intake.ts';

import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const submitDraft = (needs: CaseworkNeeds) => async (request: ApiRequest<'SubmitDraft'>) => {
  const { intake } = request.body;
  requireDoor(request.actor, intake.channel);
  return staffActs(needs)(request, { name: 'SubmitCase', data: { intake } });
};

export const handler = apiHandler('SubmitDraft', async (request) =>
  submitDraft(working())(request),
);
