/**
 * POST /api/sessions — a code opens a short session bound to one case; its secret lives in a cookie, here only its hash. Who
 * asks for it has the device remembered in place of any it was remembered for before.
 */
import { redeemCode } from '#casework/access-code.ts';
import { forgetDevice, rememberDevice } from '#casework/remembered-device.ts';
import { NamedError } from '#contracts/errors.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';
import { beginSession, deviceCookie, tokenIn } from '#runtime/session.ts';

export const openSession =
  (needs: Pick<Dependencies, 'cases' | 'access' | 'clock' | 'ids'>) =>
  async ({ body, cookies }: ApiRequest<'OpenSession'>) => {
    const caseId = await redeemCode(needs, body);
    const it = await needs.cases.load(caseId);
    if (!it) throw new NamedError('CodeExpired');
    const session = await beginSession(needs, it, 'code');
    if (!body.remember) return { cookies: [session.cookie], response: session.told };
    await forgetDevice(needs, tokenIn(cookies));
    const token = await rememberDevice(needs, it);
    return {
      cookies: [session.cookie, deviceCookie(token, needs.clock.now())],
      response: { ...session.told, rememberedUntil: token.expiresAt },
    };
  };

export const handler = apiHandler('OpenSession', async (request) =>
  openSession(reading())(request),
);
