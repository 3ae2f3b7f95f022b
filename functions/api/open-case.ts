/** POST /api/cases — a customer opens a case on the website or in the app (P3.2-1). */
import { type CaseworkNeeds, carryOut } from '#casework/carry-out.ts';
import { fieldError } from '#contracts/field-messages.ts';
import { dueOf } from '#domain/clocks.ts';
import { profileById } from '#domain/profiles/index.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { InvalidFields } from '#runtime/problem.ts';
import { working } from '#runtime/working.ts';

/** Other channels have their own door: staff types in calls and letters, so nobody can pretend to be one. */
const ownChannels = new Set(['website', 'app']);

/** When and under which reference something arrived is for staff to say, who have it before them. */
const staffOnly = ['receivedAt', 'outsideReference'] as const;

export const openCase = (needs: CaseworkNeeds) => async (request: ApiRequest<'OpenCase'>) => {
  const { body: intake, actor, once, locale } = request;
  if (!ownChannels.has(intake.channel))
    throw new InvalidFields([fieldError('channel', 'oneOf', locale, [...ownChannels].join(', '))]);
  const foreign = staffOnly.filter((field) => intake[field] !== undefined);
  if (foreign.length > 0)
    throw new InvalidFields(
      foreign.map((field) => fieldError(field, 'unknownField', locale, field)),
    );
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
