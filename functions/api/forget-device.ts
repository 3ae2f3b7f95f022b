/** DELETE /api/sessions/device — this device is remembered no longer; a session that runs goes on to its end. */
import { forgetDevice } from '#casework/remembered-device.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';
import { noDevice, tokenIn } from '#runtime/session.ts';

export const forgetThisDevice =
  (needs: Pick<Dependencies, 'access'>) =>
  async ({ cookies }: ApiRequest<'ForgetDevice'>) => {
    await forgetDevice(needs, tokenIn(cookies));
    return { cookies: [noDevice], response: { ended: true } };
  };

export const handler = apiHandler('ForgetDevice', async (request) =>
  forgetThisDevice(reading())(request),
);
