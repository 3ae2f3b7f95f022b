/** POST /api/my/case/reply — exactly one version is accepted, countered or refused (P3.2-4). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import type { Body } from '#contracts/http.ts';
import type { Command } from '#domain/commands.ts';
import { customerActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

function commandOf(body: Body<'ReplyToOffer'>): Command {
  const { proposalVersion } = body;
  switch (body.reply) {
    case 'accept':
      return {
        name: 'AcceptOffer',
        data: { proposalVersion, confirmedTerms: body.confirmedTerms },
      };
    case 'counter':
      return { name: 'CounterOffer', data: { proposalVersion, terms: body.terms } };
    case 'reject':
      return { name: 'RejectOffer', data: { proposalVersion, reason: body.reason } };
  }
}

export const replyToOffer = (needs: CaseworkNeeds) => async (request: ApiRequest<'ReplyToOffer'>) =>
  customerActs(needs)(request, commandOf(request.body));

export const handler = apiHandler('ReplyToOffer', async (request) =>
  replyToOffer(working())(request),
);
