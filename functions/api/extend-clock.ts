/** POST /api/staff/cases/{caseId}/extension — grants more time where the caller may, else asks a lead for it (P3.2-3, C13). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { mayGrantExtension } from '#domain/steps/any-time.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const extendClock = (needs: CaseworkNeeds) => async (request: ApiRequest<'ExtendClock'>) => {
  const { path, actor, body } = request;
  const it = await needs.cases.load(path.caseId);
  const data = { reason: body.reason };
  // if the case moves in between, the version no longer fits and nothing is written
  const grants = it !== null && mayGrantExtension({ it, profile: profileOf(it), actor });
  const name = grants ? ('ExtendClock' as const) : ('RequestExtension' as const);
  return staffActs(needs)(request, { name, data });
};

export const handler = apiHandler('ExtendClock', async (request) =>
  extendClock(working())(request),
);
