/** GET /api/my/case/evidence/{evidenceId} — an address of one of the own files. */
import { loaded } from '#casework/case-file.ts';
import { receivedFile } from '#casework/evidence.ts';
import { give } from '#casework/hand-in.ts';
import { NamedError } from '#contracts/errors.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { handingIn } from '#runtime/evidence-door.ts';

export const getMyEvidence =
  (needs: Pick<Dependencies, 'cases' | 'clock' | 'door'>) =>
  async ({ session, path }: ApiRequest<'GetMyEvidence'>) => {
    const it = await loaded(needs, session.caseId);
    const file = receivedFile(it, path.evidenceId);
    if (file.givenBy !== 'customer') throw new NamedError('EvidenceNotFound');
    return give(needs, it, file);
  };

export const handler = apiHandler('GetMyEvidence', async (request) =>
  getMyEvidence(handingIn())(request),
);
