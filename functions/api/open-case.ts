/** POST /api/cases — a customer opens a case on the website or in the app (P3.2-1). */
import { type CaseworkNeeds, carryOut } from '#casework/carry-out.ts';
import { dueOf } from '#domain/clocks.ts';
import { profileById } from '#domain/profiles/index.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const openCase = (needs: CaseworkNeeds) => async (request: ApiRequest<'OpenCase'>) => {
  const { body: intake, actor, once } = request;
  const receipt = await carryOut(needs)({
    caseId: null,
    command: { name: 'SubmitCase', data: { intake } },
    actor,
    once,
  });
  // on these channels what arrives is received as it is recorded
  const { caseNo, at: receivedAt } = receipt;
  const dueAt = dueOf('ack', receivedAt, profileById(needs.settings.profileId)) ?? receivedAt;
  return {
    caseNo,
    receivedAt,
    nextAct: { by: 'bank', what: 'AwaitCollection', dueAt },
  };
};

export const handler = apiHandler('OpenCase', async (request) => openCase(working())(request));
