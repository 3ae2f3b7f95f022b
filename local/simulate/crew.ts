/** The bank's staff: who may do something, in the order in which they are asked. */
import type { StaffCase } from '#contracts/views.ts';
import { DEMO_STAFF } from '../emulators/identity/demo-staff.ts';
import type { Who } from './act.ts';
import type { Bank } from './bank.ts';
import { shuffled } from './seeded.ts';

export interface Colleague {
  readonly username: string;
  readonly staffId: string;
  readonly roles: readonly string[];
  readonly department: string;
}

export interface Crew {
  /** Fitting colleagues; whoever has the task already is the only one. Empty when nobody may. */
  candidates(who: Who, it: StaffCase, assignee: string | null): readonly Colleague[];
}

/** Everybody signs in once: only then are they in the staff directory, and given cases. */
export async function crewOf(bank: Bank): Promise<Crew> {
  const all = await Promise.all(
    DEMO_STAFF.map(async ({ username, roles, department }): Promise<Colleague> => {
      const { staffId } = await bank.staff<{ staffId: string }>(username, '/me');
      return { username, staffId, roles, department };
    }),
  );
  return {
    candidates({ roles, department, not = [] }, it, assignee) {
      const free = all.filter(
        (one) =>
          roles.some((role) => one.roles.includes(role)) &&
          (department === undefined || one.department === department) &&
          !not.includes(one.staffId) &&
          !it.recused.includes(one.staffId),
      );
      const holder = free.filter((one) => one.staffId === assignee);
      // earlier roles first, and each case with people of its own
      return holder.length > 0
        ? holder
        : roles.flatMap((role) =>
            shuffled(
              free.filter((one) => one.roles.includes(role)),
              it.caseId,
              role,
            ),
          );
    },
  };
}
