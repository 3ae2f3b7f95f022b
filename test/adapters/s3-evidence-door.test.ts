/** What we sign by hand is what the SDK would sign. */
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { s3EvidenceDoor } from '#adapters/s3-evidence-door.ts';
import { scopeOf, sign } from '#adapters/sigv4.ts';
import { anEvidenceFile } from '../support/samples.ts';

const NOW = '2026-03-02T01:02:03.000Z';
const bucket = 'parley-evidence';
const credentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret/+=',
  sessionToken: 'a+/=b',
};
const door = s3EvidenceDoor({
  credentials: async () => credentials,
  region: async () => 'eu-west-1',
  bucket,
  url: `https://${bucket}.s3.eu-west-1.amazonaws.com`,
});
// without this the SDK's address asks for checksums, which a browser would not check
const quiet = {
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
} as const;
const client = new S3Client({ region: 'eu-west-1', credentials, ...quiet });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(NOW), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a form', () => {
  const expiresAt = '2026-03-02T01:12:03.000Z';
  const upload = { ...anEvidenceFile(), caseId: 'case-1', requestedAt: NOW, expiresAt };
  const decoded = (policy = '') => JSON.parse(Buffer.from(policy, 'base64').toString('utf8'));

  test('is signed as the SDK signs its own', async () => {
    const Key = 'quarantine/case-1/file-1';
    const theirs = await createPresignedPost(client, { Bucket: bucket, Key, Expires: 600 });
    const scope = scopeOf(NOW, 'eu-west-1');
    expect(sign(credentials, scope, theirs.fields['Policy'] ?? '')).toBe(
      theirs.fields['X-Amz-Signature'],
    );
    const { url, fields } = await door.uploadForm(upload, NOW);
    expect(fields['x-amz-signature']).toBe(sign(credentials, scope, fields['policy'] ?? ''));
    expect(url).toBe(theirs.url);
    for (const name of [
      'X-Amz-Algorithm',
      'X-Amz-Credential',
      'X-Amz-Date',
      'X-Amz-Security-Token',
    ])
      expect(fields[name.toLowerCase()]).toBe(theirs.fields[name]);
  });

  test('takes one file: its key, type, size and hash, for as long as it was announced', async () => {
    const { fields } = await door.uploadForm(upload, NOW);
    const policy = decoded(fields['policy']) as { expiration: string; conditions: unknown[] };
    expect(policy.expiration).toBe(expiresAt);
    const hash = Buffer.from('ab'.repeat(32), 'hex').toString('base64');
    for (const condition of [
      { bucket },
      ['eq', '$key', 'quarantine/case-1/file-1'],
      ['eq', '$Content-Type', 'application/pdf'],
      ['content-length-range', 1000, 1000],
      ['eq', '$x-amz-checksum-sha256', hash],
    ])
      expect(policy.conditions).toContainEqual(condition);
    expect(JSON.stringify(policy)).not.toContain('starts-with');
  });

  test('has no field that its policy leaves open', async () => {
    const { fields } = await door.uploadForm(upload, NOW);
    const { conditions } = decoded(fields['policy']) as { conditions: unknown[] };
    const free = new Set(['policy', 'x-amz-signature']);
    for (const [name, value] of Object.entries(fields).filter(([it]) => !free.has(it)))
      expect(conditions).toContainEqual(['eq', `$${name}`, value]);
  });
});

test.each(['住院证明.pdf', 'O\'Brien (1) & co; x="y".pdf', '100% *sure*!.pdf'])(
  'an address is, to the last sign, the one that the SDK makes (%s)',
  async (name) => {
    const { url, expiresAt } = await door.downloadUrl({ caseId: 'c', evidenceId: 'f', name }, NOW);
    const disposition = new URL(url).searchParams.get('response-content-disposition') ?? '';
    expect(disposition).toBe(`attachment; filename*=UTF-8''${disposition.split("''")[1]}`);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(name);
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: 'clean/c/f',
      ResponseContentDisposition: disposition,
      ResponseContentType: 'application/octet-stream',
    });
    const theirs = await getSignedUrl(client, command, { expiresIn: 60 });
    const parts = (it: string) => [it.split('?')[0], it.split('?')[1]?.split('&').toSorted()];
    expect(parts(url)).toEqual(parts(theirs));
    expect(expiresAt).toBe('2026-03-02T01:03:03.000Z');
  },
);
