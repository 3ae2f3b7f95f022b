import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { laptopClock } from '../../../local/clock.ts';
import type { TableEmulator } from '../../../local/emulators/table/index.ts';
import { ensureTable, openTable } from '../../../local/emulators/table/index.ts';
import { openJournal } from '../../../local/emulators/table/journal.ts';
import { caseTable } from './case-table.ts';

const clock = laptopClock();
let dir: string;
let emulator: TableEmulator;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'parley-races-'));
  emulator = await openTable({ dir, clock });
});
afterAll(async () => {
  await emulator.close();
  await rm(dir, { recursive: true });
});

interface Body {
  Item?: object;
  Count?: number;
}

async function call(operation: string, request: object): Promise<Body> {
  const { body }: { body: Body } = await emulator.handle(`DynamoDB_20120810.${operation}`, request);
  return body;
}

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'case' } });
const queued = (pk: string) => ({ ...key(pk), queue: { S: 'q' }, due: { N: '1' } });

const countQueued = async (TableName: string, IndexName = 'byQueue') => {
  const page = await call('Query', {
    TableName,
    IndexName,
    KeyConditionExpression: '#q = :q',
    ExpressionAttributeNames: { '#q': 'queue' },
    ExpressionAttributeValues: { ':q': { S: 'q' } },
    Select: 'COUNT',
  });
  return page.Count;
};

const withoutIndex = (TableName: string) => ({
  TableName,
  KeySchema: caseTable(TableName).KeySchema,
  AttributeDefinitions: caseTable(TableName).AttributeDefinitions.slice(0, 2),
});

it('shows a query what a read before it has seen, though it is not yet on disk', async () => {
  await ensureTable(emulator, caseTable('fresh'));
  // large, so that the disk is still busy when the query comes
  const text = { S: 'x'.repeat(300_000) };
  const items = Array.from({ length: 12 }, (_, n) => ({ ...queued(`large-${n}`), text }));
  const writing = call('TransactWriteItems', {
    TransactItems: items.map((Item) => ({ Put: { TableName: 'fresh', Item } })),
  });
  const reading = call('GetItem', { TableName: 'fresh', Key: key('large-0') });
  const counting = countQueued('fresh', 'byQueueKeys');
  expect(await reading).toHaveProperty('Item');
  expect(await counting).toBe(12);
  await writing;
});

it('lets no write slip past the filling of a new index', async () => {
  await ensureTable(emulator, withoutIndex('filling'));
  const put = (pk: string) => call('PutItem', { TableName: 'filling', Item: queued(pk) });
  await Promise.all(Array.from({ length: 1500 }, (_, n) => put(`before-${n}`)));
  const growing = ensureTable(emulator, caseTable('filling'));
  const during = Array.from({ length: 200 }, async (_, n) => {
    await new Promise((resolve) => setTimeout(resolve, n % 20));
    return put(`during-${n}`);
  });
  await Promise.all([growing, ...during]);
  expect(await countQueued('filling')).toBe(1700);
});

it('does not sweep an item that is prolonged while the sweep is under way', async () => {
  const TableName = 'prolonged';
  await ensureTable(emulator, {
    ...caseTable(TableName),
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
  });
  const expires = (inS: number) => ({ N: String(Math.floor(clock.now() / 1000) + inS) });
  const names = Array.from({ length: 200 }, (_, n) => `expired-${n}`);
  const put = (pk: string) =>
    call('PutItem', { TableName, Item: { ...key(pk), expires: expires(-10) } });
  await Promise.all(names.map(put));
  const prolong = (pk: string) =>
    emulator.handle('DynamoDB_20120810.UpdateItem', {
      TableName,
      Key: key(pk),
      UpdateExpression: 'SET expires = :e',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':e': expires(3600) },
    });
  const sweeping = emulator.sweepExpired();
  await setImmediate();
  const answers = await Promise.all(names.map(prolong));
  const prolonged = answers.filter(({ status }) => status === 200).length;
  expect(prolonged).toBeGreaterThan(0);
  expect(await sweeping).toBe(names.length - prolonged);
  expect(await call('Scan', { TableName })).toMatchObject({ Count: prolonged });
});

/** Closes the emulator, changes the store behind its back, opens it again. */
async function whileClosed(changes: [string, object][]): Promise<void> {
  await emulator.close();
  const journal = await openJournal(dir);
  await journal.commit(new Map(changes.map(([name, value]) => [name, JSON.stringify(value)])));
  await journal.close();
  emulator = await openTable({ dir, clock });
}

it('finishes at the next start a deletion that a crash interrupted', async () => {
  await ensureTable(emulator, caseTable('halfway'));
  await call('PutItem', { TableName: 'halfway', Item: queued('left over') });
  const deleting = { ...caseTable('halfway'), TableStatus: 'DELETING' };
  await whileClosed([['table~halfway', deleting]]);
  const described = await call('DescribeTable', { TableName: 'halfway' });
  expect(described).toMatchObject({
    __type: expect.stringMatching(/ResourceNotFoundException$/),
  });
  await ensureTable(emulator, caseTable('halfway'));
  expect(await countQueued('halfway')).toBe(0);
  const { Count } = await call('Scan', { TableName: 'halfway' });
  expect(Count).toBe(0);
});

it('clears what an interrupted filling left in an index', async () => {
  await ensureTable(emulator, withoutIndex('refilled'));
  await call('PutItem', { TableName: 'refilled', Item: queued('real') });
  // built in another table of the same shape, then copied under this one's index
  await ensureTable(emulator, caseTable('donor'));
  await call('PutItem', { TableName: 'donor', Item: queued('orphan') });
  await emulator.close();
  const journal = await openJournal(dir);
  const copied = new Map<string, string>();
  for (const [name, text] of journal.entries({
    gte: 'index-global~donor~',
    lt: 'index-global~donor~z',
  })) {
    copied.set(name.replace('~donor~', '~refilled~'), text);
  }
  expect(copied.size).toBe(2);
  await journal.commit(copied);
  await journal.close();
  emulator = await openTable({ dir, clock });
  await ensureTable(emulator, caseTable('refilled'));
  expect(await countQueued('refilled')).toBe(1);
});
