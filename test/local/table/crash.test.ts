import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { laptopClock } from '../../../local/clock.ts';
import type { TableEmulator } from '../../../local/emulators/table/index.ts';
import { openTable } from '../../../local/emulators/table/index.ts';

const TableName = 'crashing';
/** Killed after so many acknowledged transactions: early, and in full flight. */
const KILLED_AFTER = [1, 40, 250, 600];
const WRITER = fileURLToPath(new URL('crash-writer.ts', import.meta.url));

type StoredItem = Record<string, AttributeValue>;

let dir: string;
let emulator: TableEmulator;
/** The last acknowledged version of each case. */
const acknowledged = new Map<string, number>();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'parley-crash-'));
  for (const [round, count] of KILLED_AFTER.entries()) await writeAndKill(`round-${round}`, count);
  emulator = await openTable({ dir, clock: laptopClock() });
});
afterAll(async () => {
  await emulator.close();
  await rm(dir, { recursive: true });
});

async function writeAndKill(round: string, count: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, dir, round], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [caseId = '', version] = line.split(' ');
    acknowledged.set(caseId, Number(version));
    seen++;
    if (seen === count) child.kill('SIGKILL');
  }
  const [, signal] = await closed;
  expect(signal).toBe('SIGKILL');
}

async function scan(IndexName?: string): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const request = { TableName, IndexName, ExclusiveStartKey };
    const page: { body: { Items?: StoredItem[]; LastEvaluatedKey?: unknown } } =
      await emulator.handle('DynamoDB_20120810.Scan', request);
    items.push(...(page.body.Items ?? []));
    ExclusiveStartKey = page.body.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

const sorted = (items: StoredItem[]) => items.map((item) => JSON.stringify(item)).sort();

it('loses no acknowledged transaction to kill -9', async () => {
  const items = await scan();
  const stored = new Map(
    items
      .filter((item) => item['sk']?.S === 'case')
      .map((item) => [item['pk']?.S, Number(item['version']?.N)]),
  );
  for (const [caseId, version] of acknowledged) {
    expect(stored.get(caseId)).toBeGreaterThanOrEqual(version);
  }
  const total = [...acknowledged.values()].reduce((sum, version) => sum + version, 0);
  expect(total).toBeGreaterThanOrEqual(KILLED_AFTER.reduce((sum, count) => sum + count, 0));
});

it('never stores a part of a transaction', async () => {
  const items = await scan();
  const count = (caseId: string | undefined, kind: string) =>
    items.filter((item) => item['pk']?.S === caseId && item['sk']?.S?.startsWith(kind)).length;
  const cases = items.filter((item) => item['sk']?.S === 'case');
  const torn = cases.filter(({ pk, version }) => {
    const expected = Number(version?.N);
    return count(pk?.S, 'event#') !== expected || count(pk?.S, 'task#') !== expected;
  });
  expect(cases.length).toBeGreaterThan(0);
  expect(torn).toEqual([]);
});

it('keeps the index equal to the table', async () => {
  const [items, entries] = [await scan(), await scan('byQueue')];
  expect(sorted(entries)).toEqual(sorted(items));
});

it('remembers the tokens of what was acknowledged', async () => {
  const [last] = [...acknowledged].at(-1) ?? [];
  const version = acknowledged.get(last ?? '');
  const { body } = await emulator.handle('DynamoDB_20120810.TransactWriteItems', {
    ClientRequestToken: `${last}-${version}`,
    TransactItems: [{ Delete: { TableName, Key: { pk: { S: 'other' }, sk: { S: 'x' } } } }],
  });
  expect(body).toMatchObject({
    __type: expect.stringMatching(/#IdempotentParameterMismatchException$/),
  });
});

it('refuses a second emulator on the same directory', async () => {
  await expect(openTable({ dir, clock: laptopClock() })).rejects.toThrow(/in use/);
});
