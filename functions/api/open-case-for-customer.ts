/** POST /api/staff/cases — a case (or a draft of one) for a caller, a letter, the app, or a regulator's transfer (P3.2-1). */
import { type CaseworkNeeds, carryOut } from '#casework/carry-out.ts';
import { duplicatesOf } from '#casework/staff-intake.ts';
import type { Body } from '#contracts/http.ts';
import type { Command } from '#domain/commands.ts';
import type { DraftIntake } from '#domain/intake.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { requireStaffDoor } from '#runtime/staff-door.ts';
import { working } from '#runtime/working.ts';

const commandOf = (body: Body<'OpenCaseForCustomer'>): Command =>
  body.as === 'case'
    ? { name: 'SubmitCase', data: { intake: body.intake } }
    : { name: 'SaveDraft', data: { draft: body.draft } };

export const openCaseForCustomer =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'OpenCaseForCustomer'>) => {
    const { body, actor, once } = request;
    const [field, matter]: [string, DraftIntake] =
      body.as === 'case' ? ['intake', body.intake] : ['draft', body.draft];
    requireStaffDoor(request, `${field}.channel`, matter.channel);
    const receipt = await carryOut(needs)({ caseId: null, command: commandOf(body), actor, once });
    return { ...receipt, duplicates: await duplicatesOf(needs, matter, receipt.caseId, actor) };
  };

export const handler = apiHandler('OpenCaseForCustomer', async (request) =>
  openCaseForCustomer(working())(request),
);
