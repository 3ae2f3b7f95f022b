/** POST /api/staff/cases — a case (or a draft of one) for a caller, a letter, the app, or a regulator's transfer (P3.2-1). */
import { type CaseworkNeeds, carryOut } from '#casework/carry-out.ts';
import { duplicatesOf, requireDoor } from '#casework/staff-intake.ts';
import type { Body } from '#contracts/http.ts';
import type { Command } from '#domain/commands.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

const commandOf = (body: Body<'OpenCaseForCustomer'>): Command =>
  body.as === 'case'
    ? { name: 'SubmitCase', data: { intake: body.intake } }
    : { name: 'SaveDraft', data: { draft: body.draft } };

export const openCaseForCustomer =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'OpenCaseForCustomer'>) => {
    const { body, actor, once } = request;
    const matter = body.as === 'case' ? body.intake : body.draft;
    requireDoor(actor, matter.channel);
    const receipt = await carryOut(needs)({ caseId: null, command: commandOf(body), actor, once });
    return { ...receipt, duplicates: await duplicatesOf(needs, matter, receipt.caseId, actor) };
  };

export const handler = apiHandler('OpenCaseForCustomer', async (request) =>
  openCaseForCustomer(working())(request),
);
