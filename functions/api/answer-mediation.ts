/** POST /api/my/case/mediation — the customer consents, declines or proposes mediation (P3.3-2). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import type { Body } from '#contracts/http.ts';
import type { Command } from '#domain/commands.ts';
import { customerActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

function commandOf(body: Body<'AnswerMediation'>): Command {
  switch (body.answer) {
    case 'consent':
      return { name: 'ConsentToMediation', data: {} };
    case 'decline':
      return { name: 'DeclineMediation', data: body.reason ? { reason: body.reason } : {} };
    case 'propose':
      return { name: 'ProposeMediation', data: { bodyName: body.bodyName } };
  }
}

export const answerMediation =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'AnswerMediation'>) =>
    customerActs(needs)(request, commandOf(request.body));

export const handler = apiHandler('AnswerMediation', async (request) =>
  answerMediation(working())(request),
);
