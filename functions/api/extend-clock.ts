/** POST /api/staff/cases/{caseId}/extension — grants more time where the caller may, else asks a lead for it (P3.2-3, C13). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { granterOf } from '#domain/steps/any-time.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

/** Headquarters grants every step, a lead those that the profile leaves to a lead. */
const mayGrant = (it: Case | null, { roles }: Actor): boolean =>
  roles.includes('hq') ||
  (it !== null && roles.includes('lead') && granterOf({ it, profile: profileOf(it) }) === 'lead');

export const extendClock = (needs: CaseworkNeeds) => async (request: ApiRequest<'ExtendClock'>) => {
  const { path, actor, body } = request;
  const it = await needs.cases.load(path.caseId);
  const data = { reason: body.reason };
  // if the case moves in between, the version no longer fits and nothing is written
  const name = mayGrant(it, actor) ? ('ExtendClock' as const) : ('RequestExtension' as const);
  return staffActs(needs)(request, { name, data });
};

export const handler = apiHandler('ExtendClock', async (request) =>
  extendClock(working())(request),
);
