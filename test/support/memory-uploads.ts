import type { CaseStore } from '#ports';
import { type MemoryTables, rowKey, rowsOf, stored } from './memory-tables.ts';

type Uploads = 'putUpload' | 'upload' | 'uploads';

export const memoryUploads = ({ uploads }: MemoryTables): Pick<CaseStore, Uploads> => ({
  async putUpload(it) {
    uploads.set(rowKey(it.caseId, it.evidenceId), stored(it));
  },
  async upload(caseId, evidenceId) {
    const row = uploads.get(rowKey(caseId, evidenceId));
    return row ? stored(row) : null;
  },
  uploads: async (caseId) => rowsOf(uploads, caseId, (it) => it.evidenceId),
});
