/** POST /api/sessions — a code opens a short session bound to one case; its secret lives in a cookie, here only its hash. */
import { redeemCode } from '#casework/access-code.ts';
import { NamedError } from '#contracts/errors.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';
import { SESSION_MINUTES, sessionCookie, sessionHash } from '#runtime/session.ts';

export const openSession =
  (needs: Pick<Dependencies, 'cases' | 'access' | 'clock' | 'ids'>) =>
  async ({ body }: ApiRequest<'OpenSession'>) => {
    const { cases, access, clock, ids } = needs;
    const caseId = await redeemCode(needs, body);
    const it = await cases.load(caseId);
    if (!it) throw new NamedError('CodeExpired');
    // two ids of 128 random bits
    const secret = `${ids.id()}${ids.id()}`;
    const startedAt = clock.now();
    const expiresAt = new Date(Date.parse(startedAt) + SESSION_MINUTES * 60_000).toISOString();
    const { caseNo } = it;
    await access.putSession(await sessionHash(secret), { caseId, caseNo, startedAt, expiresAt });
    return {
      cookies: [sessionCookie(secret, SESSION_MINUTES * 60)],
      response: { caseNo, expiresAt },
    };
  };

export const handler = apiHandler('OpenSession', async (request) =>
  openSession(reading())(request),
);
