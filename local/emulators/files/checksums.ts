/** What a sender says of the bytes must hold, or they are refused. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Fault } from './s3-fault.ts';

const digest = (algorithm: string, bytes: Buffer) =>
  createHash(algorithm).update(bytes).digest('base64');

const CHECKS: Readonly<Record<string, (bytes: Buffer) => string>> = {
  'content-md5': (it) => digest('md5', it),
  'x-amz-checksum-sha256': (it) => digest('sha256', it),
  'x-amz-checksum-sha1': (it) => digest('sha1', it),
  'x-amz-checksum-crc32': (it) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(it));
    return sum.toString('base64');
  },
};

/** Throws `BadDigest` at the first that does not hold, `NotImplemented` for a kind the laptop cannot compute. */
export function checkDigests(bytes: Buffer, told: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(told)) {
    if (name !== 'content-md5' && !name.startsWith('x-amz-checksum-')) continue;
    if (name === 'x-amz-checksum-algorithm' || typeof value !== 'string') continue;
    const check = CHECKS[name];
    if (!check) throw new S3Fault('NotImplemented', `${name} is not known on the laptop`);
    if (check(bytes) !== value) {
      throw new S3Fault('BadDigest', `The ${name} you specified did not match what we received`);
    }
  }
}

export const etagOf = (bytes: Buffer): string =>
  `"${createHash('md5').update(bytes).digest('hex')}"`;
