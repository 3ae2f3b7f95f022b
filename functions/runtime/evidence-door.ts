import { s3EvidenceDoor } from '#adapters/s3-evidence-door.ts';
import type { Dependencies } from '#ports';
import { configOf } from './config.ts';
import { once, type Reading, reading, signer } from './dependencies.ts';

/** The table, and addresses of files. Signing needs no client of storage, so that these functions start as fast as others. */
export const handingIn = once((): Reading & Pick<Dependencies, 'door'> => {
  const { EVIDENCE_BUCKET_NAME: bucket, EVIDENCE_URL: url } = configOf('evidence');
  return { ...reading(), door: s3EvidenceDoor({ ...signer, bucket, url }) };
});
