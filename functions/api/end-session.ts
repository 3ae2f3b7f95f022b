/** DELETE /api/sessions — ends the session here and in the browser. */
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';
import { secretIn, sessionCookie, sessionHash } from '#runtime/session.ts';

export const endSession =
  ({ access }: Pick<Dependencies, 'access'>) =>
  async ({ cookies }: ApiRequest<'EndSession'>) => {
    const secret = secretIn(cookies);
    if (secret) await access.endSession(await sessionHash(secret));
    return { cookies: [sessionCookie('', 0)], response: { ended: true } };
  };

export const handler = apiHandler('EndSession', async (request) => endSession(reading())(request));
