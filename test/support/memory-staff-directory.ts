import type { StaffDirectory, StaffMember } from '#ports';
import type { MemoryTables } from './memory-tables.ts';
import { ascending, stored } from './memory-tables.ts';

/** Staff without a database; their loads are counted by the commits of `tables`. */
export function memoryStaffDirectory({ loads }: Pick<MemoryTables, 'loads'>): StaffDirectory {
  const members = new Map<string, Omit<StaffMember, 'load'>>();
  const withLoad = (it: Omit<StaffMember, 'load'>): StaffMember =>
    stored({ ...it, load: loads.get(it.staffId) ?? 0 });
  return {
    async enter(member) {
      members.set(member.staffId, stored(member));
    },
    all: async () => ascending([...members.values()], ({ staffId }) => staffId).map(withLoad),
    async find(staffId) {
      const found = members.get(staffId);
      return found ? withLoad(found) : null;
    },
  };
}
