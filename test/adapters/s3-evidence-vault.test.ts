import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { s3EvidenceVault } from '#adapters/s3-evidence-vault.ts';
import { BUCKET, laptopFiles } from '../local/files/laptop-files.ts';

async function withFile(content = 'proof') {
  const { s3 } = await laptopFiles();
  const vault = s3EvidenceVault({ client: s3, bucket: BUCKET });
  const put = (Key: string, Body = content) =>
    s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
  await put('quarantine/case/file');
  const keys = async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    return Contents.map(({ Key }) => Key);
  };
  return { vault, put, keys };
}

describe('the vault', () => {
  test('gives what is in quarantine, unless it is too large', async () => {
    const { vault } = await withFile();
    const found = await vault.quarantined('case', 'file', 5);
    expect(found).toMatchObject({ bytes: new Uint8Array(Buffer.from('proof')) });
    expect(await vault.quarantined('case', 'file', 4)).toBe('tooLarge');
    await expect(vault.quarantined('case', 'none', 5)).rejects.toThrow('does not exist');
  });

  test('releases what was looked at, again and again, and nothing that came later', async () => {
    const { vault, put, keys } = await withFile();
    const found = await vault.quarantined('case', 'file', 5);
    if (found === 'tooLarge') throw new Error(found);
    for (let n = 0; n < 2; n += 1) await vault.release('case', 'file', found.mark);
    expect(await keys()).toEqual(['clean/case/file', 'quarantine/case/file']);
    await put('quarantine/case/file', 'swapped');
    await expect(vault.release('case', 'file', found.mark)).rejects.toThrow('preconditions');
  });

  test('empties a place in quarantine, also one that is empty', async () => {
    const { vault, keys } = await withFile();
    for (let n = 0; n < 2; n += 1) await vault.discard('case', 'file');
    expect(await keys()).toEqual([]);
  });

  test('erases all files of a case, and none of a case whose id begins alike', async () => {
    const { vault, put, keys } = await withFile();
    await put('clean/case/one');
    await put('clean/case2/one');
    for (let n = 0; n < 2; n += 1) await vault.erase('case');
    expect(await keys()).toEqual(['clean/case2/one']);
  });
});
