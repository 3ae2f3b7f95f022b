/**
 * POST /api/cases/evidence — announces one of the files that were said to follow when the case was opened. Its session takes
 * files for that case and can read nothing; the files go the same way as any other.
 */
import { loaded } from '#casework/case-file.ts';
import { announce, type HandInNeeds } from '#casework/hand-in.ts';
import { NamedError } from '#contracts/errors.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { handingIn } from '#runtime/evidence-door.ts';
import { openingSecretIn, sessionHash } from '#runtime/session.ts';

export const addOpeningEvidence =
  (needs: HandInNeeds & Pick<Dependencies, 'access'>) =>
  async ({ session, cookies, actor, body }: ApiRequest<'AddOpeningEvidence'>) => {
    const { sensitiveDataConsent: _, caseNo, ...file } = body;
    if (caseNo !== session.caseNo) throw new NamedError('Unauthenticated');
    const hash = await sessionHash(openingSecretIn(cookies) ?? '');
    if (!(await needs.access.takeFile(hash))) throw new NamedError('EvidenceFull');
    const it = await loaded(needs, session.caseId);
    return announce(needs, it, actor, { ...file, givenBy: 'customer' });
  };

export const handler = apiHandler('AddOpeningEvidence', async (request) =>
  addOpeningEvidence(handingIn())(request),
);
