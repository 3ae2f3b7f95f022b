import type { StaffDirectory, StaffMember } from '#ports';
import type { MemoryTables } from './memory-tables.ts';
import { ascending, stored } from './memory-tables.ts';

/** Staff without a database; loads are counted over the tasks of `tables`. */
export function memoryStaffDirectory({ tasks }: Pick<MemoryTables, 'tasks'>): StaffDirectory {
  const members = new Map<string, StaffMember>();
  return {
    async enter(member) {
      members.set(member.staffId, stored(member));
    },
    all: async () => ascending([...members.values()], ({ staffId }) => staffId).map(stored),
    find: async (staffId) => stored(members.get(staffId) ?? null),
    async loads() {
      const loads = new Map<string, number>();
      const urgent = ascending(
        [...tasks.values()].filter((it) => it.status === 'open' && it.worker === 'agent'),
        ({ dueAt }) => dueAt,
      ).slice(0, 300);
      for (const { assignee } of urgent) {
        if (assignee === null) continue;
        loads.set(assignee, (loads.get(assignee) ?? 0) + 1);
      }
      return loads;
    },
  };
}
