import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { laptopClock } from '../../../local/clock.ts';
import { ensureTable, openTable } from '../../../local/emulators/table/index.ts';
import { caseTable } from './case-table.ts';

const load = createRequire(import.meta.url);
const { Level } = createRequire(load.resolve('dynalite/package.json'))('level');

afterEach(() => vi.restoreAllMocks());

it('a disk that refused a write is not believed again: nothing is told and nothing accepted, until the host is started anew', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'parley-broken-'));
  const table = await openTable({ dir, clock: laptopClock() });
  await ensureTable(table, caseTable('broken'));
  const key = { pk: { S: 'a' }, sk: { S: 'case' } };
  const write = () =>
    table.handle('DynamoDB_20120810.TransactWriteItems', {
      ClientRequestToken: 'the-same',
      TransactItems: [{ Put: { TableName: 'broken', Item: key } }],
    });
  const read = (from: typeof table) =>
    from.handle('DynamoDB_20120810.GetItem', { TableName: 'broken', Key: key });

  vi.spyOn(Level.prototype, 'batch').mockRejectedValue(new Error('ENOSPC'));
  expect((await write()).status).toBe(500);
  vi.restoreAllMocks();
  // what the SDK does: the same request with the same token
  expect((await write()).status).toBe(500);
  expect((await read(table)).status).toBe(500);
  await table.close().catch(() => undefined);

  const again = await openTable({ dir, clock: laptopClock() });
  expect(await read(again)).toMatchObject({ status: 200, body: {} });
  await again.close();
  await rm(dir, { recursive: true });
});
