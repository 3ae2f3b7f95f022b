/** Objects by the SDK's own client, at an address of this machine: path style without being told. */
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import type { S3Permission } from '../../../local/emulators/files/index.ts';
import { BUCKET, laptopFiles } from './laptop-files.ts';

const Bucket = BUCKET;
const Body = Buffer.from('证明 \0 with every kind of byte \xff');

async function withObject(Key = 'quarantine/case/file') {
  const laptop = await laptopFiles();
  const put = await laptop.s3.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body,
      ContentType: 'application/pdf',
      Metadata: { a: 'b' },
    }),
  );
  return { ...laptop, Key, ETag: put.ETag ?? '' };
}

describe('an object', () => {
  test('comes back as it was put, with its facts', async () => {
    const { s3, Key, ETag } = await withObject();
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(Body);
    expect(got).toMatchObject({ ETag, ContentType: 'application/pdf', Metadata: { a: 'b' } });
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head).toMatchObject({ ETag, ContentLength: Body.length });
  });

  test.each(['a', '名字 with spaces/%20/+&?', "it's (1)*!", 'x'.repeat(1000)])(
    'may be called %j',
    async (name) => {
      const { s3, Key } = await withObject(name);
      const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
      expect(got.ContentLength).toBe(Body.length);
      const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
      expect(Contents?.map((it) => it.Key)).toEqual([name]);
    },
  );

  test('is copied, if it is still the one that was read', async () => {
    const { s3, Key, ETag } = await withObject();
    const copy = (mark: string) =>
      s3.send(
        new CopyObjectCommand({
          Bucket,
          Key: 'clean/case/file',
          CopySource: `${Bucket}/${Key}`,
          CopySourceIfMatch: mark,
        }),
      );
    await expect(copy('"another"')).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect((await copy(ETag)).CopyObjectResult?.ETag).toBe(ETag);
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'clean/case/file' }));
    expect(got).toMatchObject({ ETag, ContentType: 'application/pdf' });
  });

  test('is gone when it was deleted, once or twice', async () => {
    const { s3, Key } = await withObject();
    for (let n = 0; n < 2; n += 1) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    await expect(s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
  });

  test('is still there for the next start on the same folder', async () => {
    const { dir, Key } = await withObject();
    const { s3 } = await laptopFiles({ dir });
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength).toBe(Body.length);
  });
});

test('objects are listed by prefix in order, and deleted together', async () => {
  const { s3 } = await laptopFiles();
  for (const Key of ['clean/b/2', 'clean/a/1', 'clean/b/1<&>', 'other'])
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'clean/b/' }));
  expect(Contents.map(({ Key }) => Key)).toEqual(['clean/b/1<&>', 'clean/b/2']);
  const Objects = Contents.map(({ Key }) => ({ Key }));
  await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: '' }));
  expect(KeyCount).toBe(2);
});

describe('what is wrong', () => {
  test('in the digest is refused', async () => {
    const { s3 } = await laptopFiles();
    const put = new PutObjectCommand({ Bucket, Key: 'a', Body, ChecksumSHA256: 'AAAA' });
    await expect(s3.send(put)).rejects.toMatchObject({ name: 'BadDigest' });
  });

  test('in the bucket is refused', async () => {
    const { s3 } = await laptopFiles();
    const put = new PutObjectCommand({ Bucket: 'another', Key: 'a', Body });
    await expect(s3.send(put)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  test('since the laptop does not know it is refused loudly', async () => {
    const { s3, Key } = await withObject();
    const known = { name: 'NotImplemented' };
    await expect(s3.send(new GetObjectTaggingCommand({ Bucket, Key }))).rejects.toMatchObject(
      known,
    );
    await expect(s3.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject(known);
    const versioned = new GetObjectCommand({ Bucket, Key, VersionId: '1' });
    await expect(s3.send(versioned)).rejects.toMatchObject(known);
  });
});

describe('IAM', () => {
  test('is asked for what each call needs', async () => {
    const asked: string[] = [];
    const { s3 } = await laptopFiles({
      async denial(_, permissions) {
        asked.push(...permissions.map((it) => [it.action, it.key ?? it.prefix].join(' ')));
        return undefined;
      },
    });
    await s3.send(new PutObjectCommand({ Bucket, Key: 'q/1', Body }));
    await s3.send(new CopyObjectCommand({ Bucket, Key: 'c/1', CopySource: `${Bucket}/q/1` }));
    await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'c/' }));
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'c/1' }] } }));
    expect(asked).toEqual([
      's3:PutObject q/1',
      's3:GetObject q/1',
      's3:PutObject c/1',
      's3:ListBucket c/',
      's3:DeleteObject c/1',
    ]);
  });

  test('that refuses leaves everything as it was', async () => {
    const denial = async (_: string, [first]: readonly S3Permission[]) =>
      first?.action === 's3:PutObject' ? 'not authorized to perform: s3:PutObject' : undefined;
    const { s3, told } = await laptopFiles({ denial });
    const put = new PutObjectCommand({ Bucket, Key: 'a', Body });
    await expect(s3.send(put)).rejects.toMatchObject({ name: 'AccessDenied' });
    expect((await s3.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
    expect(told).toEqual([]);
  });

  test('without s3:ListBucket hides that a key is missing, as on AWS', async () => {
    const denial = async (_: string, permissions: readonly S3Permission[]) =>
      permissions.some((it) => it.action === 's3:ListBucket') ? 'no s3:ListBucket' : undefined;
    const { s3 } = await laptopFiles({ denial });
    await expect(s3.send(new GetObjectCommand({ Bucket, Key: 'a' }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});
