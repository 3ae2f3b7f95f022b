import type { CaseStore } from '#ports';
import { type MemoryTables, stored } from './memory-tables.ts';

type Erasure = 'entomb' | 'eraseRest' | 'tombstone';

/** The end of retention, in the two halves of the table's adapter. */
export const memoryErasure = (tables: MemoryTables): Pick<CaseStore, Erasure> => ({
  async tombstone(caseId) {
    const row = tables.tombstones.get(caseId);
    if (!row) return null;
    const { left: _left, ...tombstone } = row;
    return stored(tombstone);
  },
  async entomb(tombstone, version) {
    const { caseId } = tombstone;
    if (tables.cases.get(caseId)?.case.version !== version || tables.tombstones.has(caseId))
      return false;
    tables.cases.delete(caseId);
    tables.tombstones.set(caseId, { ...stored(tombstone), left: true });
    return true;
  },
  async eraseRest(caseId) {
    const row = tables.tombstones.get(caseId);
    if (!row) return;
    const { events, tasks, mails, notes, uploads, runs } = tables;
    for (const rows of [events, tasks, mails, notes, uploads, runs])
      for (const key of [...rows.keys()].filter((it) => it.startsWith(`${caseId}/`)))
        rows.delete(key);
    tables.waits.delete(caseId);
    tables.tombstones.set(caseId, { ...row, left: false });
  },
});
