/** GET /api/staff/cases/{caseId}/evidence/{evidenceId} — an address of a file, for those who may open it; who asked is logged. */
import { mayOpen, receivedFile } from '#casework/evidence.ts';
import { give } from '#casework/hand-in.ts';
import { caseSeenBy } from '#casework/staff-access.ts';
import { NamedError } from '#contracts/errors.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { handingIn } from '#runtime/evidence-door.ts';
import { log } from '#runtime/log.ts';

export const getEvidence =
  (needs: Pick<Dependencies, 'cases' | 'clock' | 'door'>) =>
  async ({ path: { caseId, evidenceId }, actor }: ApiRequest<'GetEvidence'>) => {
    const it = await caseSeenBy(needs, caseId, actor);
    const file = receivedFile(it, evidenceId);
    // as if there were none: what a file is called may already tell too much
    if (!mayOpen(actor, file)) throw new NamedError('EvidenceNotFound');
    log('EVIDENCE_OPENED', { caseId, evidenceId, by: actor.id, sensitive: file.sensitive });
    return give(needs, it, file);
  };

export const handler = apiHandler('GetEvidence', async (request) =>
  getEvidence(handingIn())(request),
);
