/** POST /api/my/case/follow-up — solved or not, with a score (P3.2-5). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import type { Body } from '#contracts/http.ts';
import type { Command } from '#domain/commands.ts';
import { customerActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

function commandOf(body: Body<'AnswerFollowUp'>): Command {
  const { score, words } = body;
  return body.answer === 'notSolved'
    ? { name: 'ReportNotSolved', data: { score, words: body.words } }
    : { name: 'ConfirmSolved', data: { score, ...(words ? { words } : {}) } };
}

export const answerFollowUp =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'AnswerFollowUp'>) =>
    customerActs(needs)(request, commandOf(request.body));

export const handler = apiHandler('AnswerFollowUp', async (request) =>
  answerFollowUp(working())(request),
);
