/** POST /api/staff/cases/{caseId}/evidence — announces a file that came by letter or desk, or is the bank's own. */
import { announce, type HandInNeeds } from '#casework/hand-in.ts';
import { caseSeenBy } from '#casework/staff-access.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { handingIn } from '#runtime/evidence-door.ts';

export const addEvidence =
  (needs: HandInNeeds) =>
  async ({ path, actor, body }: ApiRequest<'AddEvidence'>) => {
    const it = await caseSeenBy(needs, path.caseId, actor);
    const { sensitiveDataConsent: _, ...file } = body;
    return announce(needs, it, actor, file);
  };

export const handler = apiHandler('AddEvidence', async (request) =>
  addEvidence(handingIn())(request),
);
