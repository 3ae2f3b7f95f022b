/** POST /api/sessions/device — a remembered device opens a session that may read and tell, and gets its next token (ADR 11). */
import { deviceOf, nextToken } from '#casework/remembered-device.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';
import { beginSession, deviceCookie, tokenIn } from '#runtime/session.ts';

export const resumeSession =
  (needs: Pick<Dependencies, 'cases' | 'access' | 'clock' | 'ids'>) =>
  async ({ body, cookies }: ApiRequest<'ResumeSession'>) => {
    const device = await deviceOf(needs, tokenIn(cookies), body.caseNo);
    const session = await beginSession(needs, device, 'remembered');
    const token = await nextToken(needs, device, session.hash);
    return {
      cookies: [session.cookie, deviceCookie(token, needs.clock.now())],
      response: { ...session.told, rememberedUntil: token.expiresAt },
    };
  };

export const handler = apiHandler('ResumeSession', async (request) =>
  resumeSession(reading())(request),
);
