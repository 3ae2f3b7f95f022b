/** GET /api/staff/me — who the caller is here; being asked enters them in the directory from which cases are assigned (P5.1). */
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

export const getMe =
  ({ staff, clock }: Pick<Dependencies, 'staff' | 'clock'>) =>
  async ({ actor, skills }: ApiRequest<'GetMe'>) => {
    const { id: staffId, roles, department } = actor;
    const me = { staffId, roles, skills: [...skills], ...(department ? { department } : {}) };
    await staff.enter({ ...me, seenAt: clock.now() });
    return me;
  };

export const handler = apiHandler('GetMe', async (request) => getMe(reading())(request));
