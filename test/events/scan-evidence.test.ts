/** What becomes of a file in quarantine. */
import { describe, expect, test, vi } from 'vitest';
import type { EvidenceFile } from '#domain/evidence/evidence.ts';
import type { EvidenceVault } from '#ports';
import { scanEvidence } from '../../functions/events/scan-evidence.ts';
import { count, eventsOf } from '../schedules/support.ts';
import { aPdf, eicar, toldOf } from '../support/files.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

const FILE = 'file-1';

interface Sent {
  readonly bytes?: Buffer;
  readonly announced?: Partial<EvidenceFile>;
}

/** A case with an announced file, and the file in quarantine. */
async function withFile({ bytes = aPdf(), announced = {} }: Sent = {}) {
  const world = memoryWorld();
  const it = await told(world, stories.registered({}));
  await world.cases.putUpload({
    ...toldOf(bytes),
    sensitive: false,
    givenBy: 'customer',
    by: 'customer',
    ...announced,
    caseId: it.caseId,
    evidenceId: FILE,
    requestedAt: world.clock.now(),
    expiresAt: world.clock.now(),
  });
  world.vault.put(it.caseId, FILE, bytes);
  return { world, caseId: it.caseId };
}

const scan = (world: MemoryWorld, caseId: string, vault: EvidenceVault = world.vault) =>
  scanEvidence({ ...world, vault })({
    detail: { object: { key: `quarantine/${caseId}/${FILE}` } },
  });

const evidenceOf = async ({ cases }: MemoryWorld, caseId: string) =>
  (await cases.load(caseId))?.evidence ?? [];

describe('a good file', () => {
  test('is received, lies clean, and has left quarantine', async () => {
    const { world, caseId } = await withFile();
    expect(await scan(world, caseId)).toEqual({ caseId, evidenceId: FILE, outcome: 'received' });
    expect([...world.vault.objects.keys()]).toEqual([`clean/${caseId}/${FILE}`]);
    expect(await evidenceOf(world, caseId)).toMatchObject([
      { status: 'received', evidenceId: FILE, by: 'customer' },
    ]);
  });

  test('is received once, however often and at once storage tells of it', async () => {
    const { world, caseId } = await withFile();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => scan(world, caseId)));
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await scan(world, caseId)).outcome).toBe('known');
    expect(count(await eventsOf(world, caseId), 'EvidenceReceived')).toBe(1);
    expect([...world.vault.objects.keys()]).toEqual([`clean/${caseId}/${FILE}`]);
  });

  test.each(['release', 'discard'] as const)(
    'that a crash at %s left half done is finished by the repeat',
    async (step) => {
      const { world, caseId } = await withFile();
      const dying = { ...world.vault, [step]: () => Promise.reject(new Error('killed')) };
      await expect(scan(world, caseId, dying)).rejects.toThrow('killed');
      await scan(world, caseId);
      expect(count(await eventsOf(world, caseId), 'EvidenceReceived')).toBe(1);
      expect([...world.vault.objects.keys()]).toEqual([`clean/${caseId}/${FILE}`]);
    },
  );

  test('that was swapped for another while it was looked at is not released', async () => {
    const { world, caseId } = await withFile();
    const swapping: EvidenceVault = {
      ...world.vault,
      async quarantined(...where) {
        const found = await world.vault.quarantined(...where);
        world.vault.put(caseId, FILE, Buffer.from('something else'));
        return found;
      },
    };
    await expect(scan(world, caseId, swapping)).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    expect([...world.vault.objects.keys()]).toEqual([`quarantine/${caseId}/${FILE}`]);
    expect((await scan(world, caseId)).outcome).toBe('wrongSize');
    expect(world.vault.objects.size).toBe(0);
  });

  test('is not released when the scanner cannot say', async () => {
    const { world, caseId } = await withFile();
    const scanner = { scan: () => Promise.reject(new Error('signatures are out of date')) };
    await expect(scan({ ...world, scanner }, caseId)).rejects.toThrow('out of date');
    expect([...world.vault.objects.keys()]).toEqual([`quarantine/${caseId}/${FILE}`]);
    expect(await evidenceOf(world, caseId)).toEqual([]);
  });
});

describe('a bad file', () => {
  const pdf = aPdf();
  test.each<[string, string, Sent]>([
    ['with the EICAR test file in it', 'malware', { bytes: aPdf(eicar()) }],
    [
      'that is the EICAR test file',
      'malware',
      { bytes: Buffer.from(eicar()), announced: { name: 'a.txt', mediaType: 'text/plain' } },
    ],
    ['that is a page', 'wrongType', { bytes: Buffer.from('<html>') }],
    [
      'of other bytes than announced',
      'wrongHash',
      { bytes: pdf, announced: { sha256: 'ab'.repeat(32) } },
    ],
    ['longer than announced', 'wrongSize', { bytes: pdf, announced: { size: 3 } }],
    ['under a name that leaves its folder', 'unsafeName', { announced: { name: '../../x.pdf' } }],
  ])('%s is refused as %s, and deleted', async (_, why, sent) => {
    const { world, caseId } = await withFile(sent);
    expect((await scan(world, caseId)).outcome).toBe(why);
    expect(await evidenceOf(world, caseId)).toMatchObject([{ status: 'refused', why }]);
    expect(world.vault.objects.size).toBe(0);
    expect((await scan(world, caseId)).outcome).toBe('known');
    expect(count(await eventsOf(world, caseId), 'EvidenceRefused')).toBe(1);
  });

  test('beyond ten megabytes is refused unread', async () => {
    const { world, caseId } = await withFile();
    world.vault.put(caseId, FILE, Buffer.alloc(10 * 1024 * 1024 + 1));
    const scanner = { scan: vi.fn(async () => 'clean' as const) };
    expect((await scan({ ...world, scanner }, caseId)).outcome).toBe('tooLarge');
    expect(scanner.scan).not.toHaveBeenCalled();
  });
});

describe('a file that nobody announced', () => {
  test('is deleted and leaves no trace', async () => {
    const { world, caseId } = await withFile();
    world.tables.uploads.clear();
    expect((await scan(world, caseId)).outcome).toBe('unannounced');
    expect(world.vault.objects.size).toBe(0);
    expect(await evidenceOf(world, caseId)).toEqual([]);
  });

  test('for a case that is gone is deleted', async () => {
    const { world, caseId } = await withFile();
    world.tables.cases.delete(caseId);
    expect((await scan(world, caseId)).outcome).toBe('unannounced');
    expect(world.vault.objects.size).toBe(0);
  });

  test.each(['clean/a/b', 'quarantine/a', 'quarantine/a/b/c', 'quarantine/../b'])(
    'at %s is none of ours',
    async (key) => {
      const world = memoryWorld();
      expect(await scanEvidence(world)({ detail: { object: { key } } })).toEqual({
        outcome: 'elsewhere',
      });
    },
  );
});
