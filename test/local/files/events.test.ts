import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test, vi } from 'vitest';
import { BUCKET, freshFolder, laptopFiles } from './laptop-files.ts';

const put = (Key: string, Bucket = BUCKET) => new PutObjectCommand({ Bucket, Key, Body: 'proof' });
const never = () => new Promise<void>(() => {});

test('a new object is told as EventBridge tells it', async () => {
  const { s3, files, told } = await laptopFiles();
  const { ETag } = await s3.send(put('quarantine/名字/1'));
  await files.idle();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    resources: [`arn:aws:s3:::${BUCKET}`],
    detail: {
      bucket: { name: BUCKET },
      object: { key: 'quarantine/名字/1', size: 5, etag: ETag?.replaceAll('"', '') },
      reason: 'PutObject',
    },
  });
});

test('a bucket that does not tell EventBridge is silent', async () => {
  const { s3, files, told } = await laptopFiles();
  await s3.send(put('a', 'silent'));
  await files.idle();
  expect(told).toEqual([]);
});

test('what was not told before a kill is told by the next start, once', async () => {
  const dir = freshFolder();
  const killed = await laptopFiles({ dir, emit: never });
  await killed.s3.send(put('quarantine/a/1'));
  const { files, told } = await laptopFiles({ dir });
  await new Promise((resolve) => setImmediate(resolve));
  await files.idle();
  expect(told.map(({ detail }) => detail['object'])).toMatchObject([{ key: 'quarantine/a/1' }]);
  const third = await laptopFiles({ dir });
  await new Promise((resolve) => setImmediate(resolve));
  await third.files.idle();
  expect(third.told).toEqual([]);
});

test('an object that is gone by the next start is told no more', async () => {
  const dir = freshFolder();
  const killed = await laptopFiles({ dir, emit: never });
  await killed.s3.send(put('quarantine/a/1'));
  await killed.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'quarantine/a/1' }));
  const { files, told } = await laptopFiles({ dir });
  await new Promise((resolve) => setImmediate(resolve));
  await files.idle();
  expect(told).toEqual([]);
  expect(readdirSync(join(dir, 'untold'))).toEqual([]);
});

test('an event that the bus refuses is told again', async () => {
  const emit = vi.fn(async () => {});
  emit.mockRejectedValueOnce(new Error('the bus is busy'));
  const { s3 } = await laptopFiles({ emit });
  await s3.send(put('a'));
  await vi.waitFor(() => expect(emit).toHaveBeenCalledTimes(2), 3000);
});
