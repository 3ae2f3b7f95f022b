import { s3Client, s3EvidenceVault } from '#adapters/s3-evidence-vault.ts';
import type { EvidenceVault } from '#ports';
import { configOf } from './config.ts';
import { once } from './dependencies.ts';

/** Where the bytes lie: for the functions that read and delete them. */
export const evidenceVault = once((): EvidenceVault => {
  const { EVIDENCE_BUCKET_NAME: bucket } = configOf('evidence');
  return s3EvidenceVault({ client: s3Client(), bucket });
});
