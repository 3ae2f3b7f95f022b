/** Files in memory: a quarantine that browsers fill, a clean place that they read, and a scanner that knows one word. */
import { createHash } from 'node:crypto';
import type { EvidenceDoor, EvidenceVault } from '#ports';

export interface MemoryVault extends EvidenceVault {
  /** Content by `quarantine/<case>/<file>` and `clean/<case>/<file>`. */
  readonly objects: Map<string, Uint8Array>;
  /** What a browser does with a form. */
  put(caseId: string, evidenceId: string, bytes: Uint8Array): void;
}

const markOf = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

export function memoryVault(): MemoryVault {
  const objects = new Map<string, Uint8Array>();
  const found = (key: string): Uint8Array => {
    const bytes = objects.get(key);
    if (!bytes) throw Object.assign(new Error(key), { name: 'NoSuchKey' });
    return bytes;
  };
  return {
    objects,
    put: (caseId, evidenceId, bytes) =>
      void objects.set(`quarantine/${caseId}/${evidenceId}`, bytes),
    async quarantined(caseId, evidenceId, maxBytes) {
      const bytes = found(`quarantine/${caseId}/${evidenceId}`);
      return bytes.length > maxBytes ? 'tooLarge' : { bytes, mark: markOf(bytes) };
    },
    async release(caseId, evidenceId, mark) {
      const bytes = found(`quarantine/${caseId}/${evidenceId}`);
      if (markOf(bytes) !== mark) throw Object.assign(new Error(), { name: 'PreconditionFailed' });
      objects.set(`clean/${caseId}/${evidenceId}`, bytes);
    },
    async discard(caseId, evidenceId) {
      objects.delete(`quarantine/${caseId}/${evidenceId}`);
    },
    async erase(caseId) {
      const mine = [...objects.keys()].filter((key) => key.split('/')[1] === caseId);
      for (const key of mine) objects.delete(key);
    },
  };
}

/** Addresses that say what they are for. */
export const memoryDoor: EvidenceDoor = {
  uploadForm: async ({ caseId, evidenceId, expiresAt }) => ({
    url: 'https://files.example/',
    fields: { key: `quarantine/${caseId}/${evidenceId}` },
    expiresAt,
  }),
  downloadUrl: async ({ caseId, evidenceId, name }, now) => ({
    url: `https://files.example/clean/${caseId}/${evidenceId}`,
    name,
    expiresAt: now,
  }),
};
