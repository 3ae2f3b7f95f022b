/** POST /api/my/case/evidence — announces a file; the browser then sends it straight to storage, never through us. */
import { loaded } from '#casework/case-file.ts';
import { announce, type HandInNeeds } from '#casework/hand-in.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { handingIn } from '#runtime/evidence-door.ts';

export const addMyEvidence =
  (needs: HandInNeeds) =>
  async ({ session, actor, body }: ApiRequest<'AddMyEvidence'>) => {
    const it = await loaded(needs, session.caseId);
    const { sensitiveDataConsent: _, ...file } = body;
    return announce(needs, it, actor, { ...file, givenBy: 'customer' });
  };

export const handler = apiHandler('AddMyEvidence', async (request) =>
  addMyEvidence(handingIn())(request),
);
