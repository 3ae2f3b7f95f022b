/** POST /api/my/case/information — the customer answers what the bank asked (P3.2-2). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { customerActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const answerInformationRequest =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'AnswerInformationRequest'>) => {
    const { expectedVersion: _, ...data } = request.body;
    return customerActs(needs)(request, { name: 'AnswerInformationRequest', data });
  };

export const handler = apiHandler('AnswerInformationRequest', async (request) =>
  answerInformationRequest(working())(request),
);
