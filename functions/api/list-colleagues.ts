/** GET /api/staff/colleagues — who has signed in here, and what they may do: to whom work can be given (P5.1). */
import type { Dependencies } from '#ports';
import { apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

export const listColleagues =
  ({ staff }: Pick<Dependencies, 'staff'>) =>
  async () => {
    const everybody = await staff.all();
    const colleagues = everybody.map(({ staffId, roles, department }) => ({
      staffId,
      roles: [...roles],
      ...(department === undefined ? {} : { department }),
    }));
    return { colleagues };
  };

export const handler = apiHandler('ListColleagues', async () => listColleagues(reading())());
