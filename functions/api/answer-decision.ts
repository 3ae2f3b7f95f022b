/** POST /api/my/case/contest — the decision is accepted, contested, or to be checked by headquarters (P3.3-2). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import type { Body } from '#contracts/http.ts';
import type { Command } from '#domain/commands.ts';
import { customerActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

function commandOf(body: Body<'AnswerDecision'>): Command {
  switch (body.answer) {
    case 'accept':
      return { name: 'AcceptDecision', data: {} };
    case 'dissatisfied':
      return { name: 'ContestDecision', data: { reason: body.reason } };
    case 'recheck':
      return { name: 'RequestReCheck', data: { reason: body.reason } };
  }
}

export const answerDecision =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'AnswerDecision'>) =>
    customerActs(needs)(request, commandOf(request.body));

export const handler = apiHandler('AnswerDecision', async (request) =>
  answerDecision(working())(request),
);
