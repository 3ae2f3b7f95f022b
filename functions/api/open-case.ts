/** POST /api/cases — a customer opens a case on the website or in the app (P3.2-1). */
import { newOpener } from '#casework/access-code.ts';
import { type CaseworkNeeds, carryOut } from '#casework/carry-out.ts';
import { dueOf } from '#domain/clocks.ts';
import { mailAddress } from '#domain/party.ts';
import { profileById } from '#domain/profiles/index.ts';
import type { Dependencies, Opener } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { beginOpening } from '#runtime/session.ts';
import { working } from '#runtime/working.ts';

type Needs = CaseworkNeeds & Pick<Dependencies, 'access'>;

/** Who opens a case waits on that page for the first letter: the code in it works there and nowhere else. */
const openerOf = (needs: Needs, parties: Parameters<typeof mailAddress>[0]): Opener | undefined =>
  mailAddress(parties) === undefined ? undefined : newOpener(needs);

export const openCase = (needs: Needs) => async (request: ApiRequest<'OpenCase'>) => {
  const { filesFollow, ...intake } = request.body;
  const { actor, once } = request;
  const newCaseId = needs.ids.id();
  const opener = openerOf(needs, intake);
  const receipt = await carryOut(needs)({
    caseId: null,
    newCaseId,
    command: { name: 'SubmitCase', data: { intake } },
    actor,
    once,
    ...(opener && { opener }),
  });
  // on these channels what arrives is received as it is recorded
  const { caseId, caseNo, at: receivedAt } = receipt;
  const dueAt = dueOf('ack', receivedAt, profileById(needs.settings.profileId)) ?? receivedAt;
  const challenge = caseId === newCaseId ? opener : await needs.access.opener(caseId);
  const files =
    filesFollow && (await beginOpening(needs, { ...receipt, openedAt: receivedAt }, filesFollow));
  return {
    cookies: files ? [files.cookie] : [],
    response: {
      caseNo,
      receivedAt,
      nextAct: { by: 'bank', what: 'AwaitCollection', dueAt },
      ...(challenge && { challenge }),
      ...(files && { filesUntil: files.expiresAt }),
    },
  };
};

export const handler = apiHandler('OpenCase', async (request) => openCase(working())(request));
