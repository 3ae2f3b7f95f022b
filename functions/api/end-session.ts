/** DELETE /api/sessions — ends the sessions and forgets the device, here and in the browser; may be called without any. */
import { forgetDevice } from '#casework/remembered-device.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';
import {
  noDevice,
  noOpening,
  noSession,
  openingSecretIn,
  secretIn,
  sessionHash,
  tokenIn,
} from '#runtime/session.ts';

export const endSession =
  (needs: Pick<Dependencies, 'access'>) =>
  async ({ cookies }: ApiRequest<'EndSession'>) => {
    for (const secret of [secretIn(cookies), openingSecretIn(cookies)])
      if (secret) await needs.access.endSession(await sessionHash(secret));
    await forgetDevice(needs, tokenIn(cookies));
    return { cookies: [noSession, noOpening, noDevice], response: { ended: true } };
  };

export const handler = apiHandler('EndSession', async (request) => endSession(reading())(request));
