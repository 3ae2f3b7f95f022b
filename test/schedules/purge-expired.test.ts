import { afterEach, describe, expect, test, vi } from 'vitest';
import { carryOut } from '#casework/carry-out.ts';
import type { CaseStore } from '#ports';
import { purgeExpired } from '../../functions/schedules/purge-expired.ts';
import { day } from '../support/builders.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { theCustomer } from '../support/people.ts';
import { anIntake } from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { storedIn, told } from '../support/told-case.ts';
import { eightAtOnce, logged, meddle, severalTold, unhurried } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const sweep = (world: MemoryWorld) => purgeExpired(world)(unhurried);
const YEARS = 366;

/** A case closed by its customer on day 10, content. */
async function closed() {
  const world = memoryWorld();
  const it = await told(world, stories.solved({}));
  return { world, it };
}

describe('a closed case', () => {
  test('is kept for its years, then only its tombstone is left', async () => {
    const { world, it } = await closed();
    world.advance(5 * YEARS - 1);
    await sweep(world);
    expect(await world.cases.load(it.caseId)).not.toBeNull();
    world.advance(1);
    const erasedAt = world.clock.now();
    expect(await sweep(world)).toMatchObject({ done: 1 });
    expect(await world.cases.load(it.caseId)).toBeNull();
    expect(await world.cases.tombstone(it.caseId)).toEqual({
      caseId: it.caseId,
      caseNo: it.caseNo,
      openedAt: it.openedAt,
      closedAt: day(10),
      closeReason: 'satisfied',
      lastSeq: it.lastSeq,
      lastHash: it.lastHash,
      why: 'retentionOver',
      erasedAt,
    });
  });

  test('leaves nothing that a person wrote', async () => {
    const { world } = await closed();
    expect(storedIn(world)).toContain('Lin Mei');
    world.advance(5 * YEARS);
    await sweep(world);
    const left = storedIn(world);
    for (const words of ['Lin Mei', 'lin.mei@example.com', 'late fee', 'core booking'])
      expect(left).not.toContain(words);
  });

  test('takes its files with it, wherever they lie, and no others', async () => {
    const { world, it } = await closed();
    const theirs = Buffer.from('their proof');
    world.vault.objects.set(`clean/${it.caseId}/file-1`, theirs);
    world.vault.put(it.caseId, 'file-2', theirs);
    world.vault.put('another', 'file-3', theirs);
    world.advance(5 * YEARS);
    await sweep(world);
    expect([...world.vault.objects.keys()]).toEqual(['quarantine/another/file-3']);
  });

  test('whose files cannot be deleted stays due', async () => {
    logged();
    const { world, it } = await closed();
    world.advance(5 * YEARS);
    const vault = { ...world.vault, erase: () => Promise.reject(new Error('denied')) };
    expect(await purgeExpired({ ...world, vault })(unhurried)).toMatchObject({ failed: 1 });
    expect(await world.cases.events(it.caseId)).not.toEqual([]);
    expect(await sweep(world)).toMatchObject({ done: 1 });
    expect(await world.cases.events(it.caseId)).toEqual([]);
  });

  test('under a legal hold is never erased, and is looked at again later', async () => {
    const { world, it } = await closed();
    meddle(world, it.caseId, (one) => ({ ...one, flags: ['legalHold'] }));
    world.advance(5 * YEARS);
    expect(await sweep(world)).toMatchObject({ done: 0, left: 1 });
    world.advance(29);
    expect(await sweep(world)).toMatchObject({ left: 0 });
    world.advance(400);
    expect(await sweep(world)).toMatchObject({ left: 1 });
    expect(await world.cases.load(it.caseId)).not.toBeNull();
    meddle(world, it.caseId, (one) => ({ ...one, flags: [] }));
    expect(await sweep(world)).toMatchObject({ done: 1 });
  });

  test('that was half erased when the function died is finished the next night', async () => {
    logged();
    const { world, it } = await closed();
    world.advance(5 * YEARS);
    const eraseRest: CaseStore['eraseRest'] = () => Promise.reject(new Error('killed'));
    const dying = { ...world, cases: { ...world.cases, eraseRest } };
    expect(await purgeExpired(dying)(unhurried)).toMatchObject({ failed: 1 });
    expect(await world.cases.load(it.caseId)).toBeNull();
    expect(await world.cases.events(it.caseId)).not.toEqual([]);
    world.advance(1);
    expect(await sweep(world)).toMatchObject({ done: 1 });
    expect(await world.cases.events(it.caseId)).toEqual([]);
    world.advance(1);
    expect(await sweep(world)).toMatchObject({ done: 0, left: 0 });
  });

  test('is erased once by eight sweeps at once', async () => {
    const { world, ids } = await severalTold(memoryWorld, stories.withdrawn({}), 20);
    world.advance(5 * YEARS + 1);
    const entomb = vi.spyOn(world.cases, 'entomb');
    await eightAtOnce(purgeExpired(world));
    const won = await Promise.all(entomb.mock.results.map(({ value }) => value));
    expect(won.filter(Boolean)).toHaveLength(ids.length);
    for (const id of ids) expect(await world.cases.load(id)).toBeNull();
  });
});

describe('a draft', () => {
  test('is erased after thirty days', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.draft());
    world.advance(day(29));
    await sweep(world);
    expect(await world.cases.load(caseId)).not.toBeNull();
    world.advance(day(30));
    await sweep(world);
    expect(await world.cases.load(caseId)).toBeNull();
    const tombstone = await world.cases.tombstone(caseId);
    expect(tombstone).toMatchObject({ why: 'draftExpired' });
    expect(tombstone).not.toHaveProperty('closeReason');
  });

  test('that is submitted at that very moment stays', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.draft());
    world.advance(day(31));
    const submit = { name: 'SubmitCase' as const, data: { intake: anIntake() } };
    const entomb: CaseStore['entomb'] = async (...grave) => {
      await carryOut(world)({ caseId, command: submit, actor: theCustomer });
      return world.cases.entomb(...grave);
    };
    const racing = { ...world, cases: { ...world.cases, entomb } };
    expect(await purgeExpired(racing)(unhurried)).toMatchObject({ done: 0, left: 1 });
    expect((await world.cases.load(caseId))?.stage.status).toBe('RECEIVED');
    expect(await world.cases.events(caseId)).not.toEqual([]);
  });
});

describe('what is not due', () => {
  test('for erasing loses its nomination', async () => {
    const { world, it } = await closed();
    const row = world.tables.cases.get(it.caseId);
    if (!row) throw new Error('no row');
    world.tables.cases.set(it.caseId, { ...row, wake: { at: day(0), kind: 'purge' } });
    expect(await sweep(world)).toMatchObject({ left: 1 });
    expect(world.tables.cases.get(it.caseId)?.wake).toEqual(row.wake);
  });

  test('to the minute tells no lag', async () => {
    const { world } = await closed();
    world.advance(6 * YEARS);
    expect(await sweep(world)).not.toHaveProperty('lagSeconds');
  });
});
