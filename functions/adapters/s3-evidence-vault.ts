import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import type { EvidenceVault, Quarantined } from '#ports';
import { quickCalls } from './aws-client.ts';
import { cleanKey, placesOf, quarantineKey } from './evidence-keys.ts';
import { Fault } from './faults.ts';

/** A client whose calls end: a socket that hangs must not take the function's whole time. */
export const s3Client = (): S3Client =>
  new S3Client({
    ...quickCalls(),
    requestHandler: {
      connectionTimeout: 2000,
      requestTimeout: 10_000,
      throwOnRequestTimeout: true,
    },
  });

export interface EvidenceVaultOptions {
  readonly client: S3Client;
  readonly bucket: string;
}

/** Files in one bucket under `quarantine/` and `clean/`. Throws `EvidenceIncomplete` when not all of a case could be deleted. */
export const s3EvidenceVault = ({
  client,
  bucket: Bucket,
}: EvidenceVaultOptions): EvidenceVault => ({
  async quarantined(caseId, evidenceId, maxBytes): Promise<Quarantined | 'tooLarge'> {
    const Key = quarantineKey(caseId, evidenceId);
    const {
      Body,
      ContentLength = 0,
      ETag = '',
    } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (ContentLength > maxBytes) {
      // nobody reads it: the connection is given up with it
      if (Body && 'destroy' in Body) Body.destroy();
      return 'tooLarge';
    }
    return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), mark: ETag };
  },
  async release(caseId, evidenceId, mark) {
    await client.send(
      new CopyObjectCommand({
        Bucket,
        Key: cleanKey(caseId, evidenceId),
        CopySource: `${Bucket}/${quarantineKey(caseId, evidenceId)}`,
        CopySourceIfMatch: mark,
      }),
    );
  },
  async discard(caseId, evidenceId) {
    await client.send(new DeleteObjectCommand({ Bucket, Key: quarantineKey(caseId, evidenceId) }));
  },
  async erase(caseId) {
    for (const place of placesOf(caseId)) await eraseAll(client, Bucket, place);
  },
});

async function eraseAll(client: S3Client, Bucket: string, Prefix: string): Promise<void> {
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
    const Objects = Contents.map(({ Key }) => ({ Key }));
    if (Objects.length === 0) return;
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    if (Errors.length > 0) throw new Fault('EvidenceIncomplete', `${Errors.length} files are left`);
  }
}
