import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTable } from '../../../local/emulators/table/index.ts';
import { caseTable } from './case-table.ts';
import type { Laptop } from './support.ts';
import { openLaptop } from './support.ts';

let laptop: Laptop;

beforeAll(async () => {
  laptop = await openLaptop();
});
afterAll(() => laptop.close());

/** The SDK's waiter sleeps 20 seconds between looks unless told otherwise. */
const waiting = () => ({ client: laptop.client, maxWaitTime: 5, minDelay: 1, maxDelay: 1 });

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'case' } });

const create = (name: string) =>
  laptop.client.send(
    new CreateTableCommand({ ...caseTable(name), BillingMode: 'PAY_PER_REQUEST' }),
  );

const describeTable = async (TableName: string) =>
  (await laptop.client.send(new DescribeTableCommand({ TableName }))).Table;

const idsInQueue = async (TableName: string, queue: string) => {
  const { Items } = await laptop.client.send(
    new QueryCommand({
      TableName,
      IndexName: 'byQueue',
      KeyConditionExpression: '#q = :q',
      ExpressionAttributeNames: { '#q': 'queue' },
      ExpressionAttributeValues: { ':q': { S: queue } },
    }),
  );
  return Items?.map((item) => item['pk']?.S);
};

const withoutIndex = (TableName: string) => ({
  TableName,
  KeySchema: caseTable(TableName).KeySchema,
  AttributeDefinitions: caseTable(TableName).AttributeDefinitions.slice(0, 2),
});

const putQueued = (TableName: string, pk: string) =>
  laptop.client.send(
    new PutItemCommand({
      TableName,
      Item: { ...key(pk), queue: { S: 'cards' }, due: { N: '1' } },
    }),
  );

describe('tables', () => {
  it('are created on demand and described with their indexes', async () => {
    const { TableDescription } = await create('made');
    expect(TableDescription?.TableStatus).toBe('CREATING');
    await waitUntilTableExists(waiting(), { TableName: 'made' });
    expect(await describeTable('made')).toMatchObject({
      TableName: 'made',
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      GlobalSecondaryIndexes: [
        { IndexName: 'byQueue', IndexStatus: 'ACTIVE', Projection: { ProjectionType: 'ALL' } },
        { IndexName: 'byQueueKeys', IndexStatus: 'ACTIVE' },
      ],
    });
  });

  it('cannot be created twice', async () => {
    await create('once');
    await expect(create('once')).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });

  it('are listed page by page', async () => {
    await create('listed-a');
    await create('listed-b');
    const list = (ExclusiveStartTableName: string) =>
      laptop.client.send(new ListTablesCommand({ ExclusiveStartTableName, Limit: 1 }));
    expect(await list('listed-')).toMatchObject({
      TableNames: ['listed-a'],
      LastEvaluatedTableName: 'listed-a',
    });
    expect((await list('listed-a')).TableNames).toEqual(['listed-b']);
  });

  it('take their items and index entries with them when deleted', async () => {
    await create('dropped');
    await putQueued('dropped', 'a');
    await laptop.client.send(new DeleteTableCommand({ TableName: 'dropped' }));
    const absent = { TableName: 'dropped' };
    await waitUntilTableNotExists(waiting(), absent);
    await create('dropped');
    expect(await idsInQueue('dropped', 'cards')).toEqual([]);
    const { Item } = await laptop.client.send(
      new GetItemCommand({ TableName: 'dropped', Key: key('a') }),
    );
    expect(Item).toBeUndefined();
  });

  it('gain an index that already holds what the table held', async () => {
    await laptop.client.send(
      new CreateTableCommand({ ...withoutIndex('grown'), BillingMode: 'PAY_PER_REQUEST' }),
    );
    await putQueued('grown', 'before');
    const { AttributeDefinitions, GlobalSecondaryIndexes } = caseTable('grown');
    const [Create] = GlobalSecondaryIndexes;
    await laptop.client.send(
      new UpdateTableCommand({
        TableName: 'grown',
        AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create }],
      }),
    );
    await putQueued('grown', 'later');
    expect((await idsInQueue('grown', 'cards'))?.sort()).toEqual(['before', 'later']);
  });

  it('refuse changes the laptop cannot make', async () => {
    await create('fixed');
    const change = new UpdateTableCommand({
      TableName: 'fixed',
      StreamSpecification: { StreamEnabled: true },
    });
    await expect(laptop.client.send(change)).rejects.toThrow(/does not implement/);
  });
});

describe('time to live', () => {
  const ttl = (TableName: string, Enabled: boolean) =>
    laptop.client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled },
      }),
    );

  const status = async (TableName: string) =>
    (await laptop.client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;

  it('is off until switched on, and cannot be switched on twice', async () => {
    await create('timed');
    expect(await status('timed')).toEqual({ TimeToLiveStatus: 'DISABLED' });
    await ttl('timed', true);
    expect(await status('timed')).toEqual({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expires',
    });
    await expect(ttl('timed', true)).rejects.toThrow('TimeToLive is already enabled');
  });

  it('removes an item and its index entries once the laptop clock has passed it', async () => {
    await create('expiring');
    await ttl('expiring', true);
    const expires = { N: String(Math.floor(laptop.clock.now() / 1000) + 3600) };
    await putQueued('expiring', 'kept');
    await putQueued('expiring', 'gone');
    await laptop.client.send(
      new UpdateItemCommand({
        TableName: 'expiring',
        Key: key('gone'),
        UpdateExpression: 'SET expires = :e',
        ExpressionAttributeValues: { ':e': expires },
      }),
    );
    expect(await laptop.emulator.sweepExpired()).toBe(0);
    expect((await idsInQueue('expiring', 'cards'))?.sort()).toEqual(['gone', 'kept']);
    laptop.clock.forward(3_600_000);
    await laptop.emulator.sweepExpired();
    expect(await idsInQueue('expiring', 'cards')).toEqual(['kept']);
  });
});

describe('a table from a template', () => {
  const settled = (TableName: string) => ({
    ...caseTable(TableName),
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
  });

  it('is created once and left as it is the next time', async () => {
    await ensureTable(laptop.emulator, settled('templated'));
    const first = await describeTable('templated');
    await putQueued('templated', 'kept');
    await ensureTable(laptop.emulator, settled('templated'));
    expect(await describeTable('templated')).toEqual(first);
    expect(await idsInQueue('templated', 'cards')).toEqual(['kept']);
  });

  it('gains and loses indexes and time to live as the template does', async () => {
    await ensureTable(laptop.emulator, withoutIndex('evolving'));
    await putQueued('evolving', 'old');
    await ensureTable(laptop.emulator, settled('evolving'));
    expect(await idsInQueue('evolving', 'cards')).toEqual(['old']);
    await ensureTable(laptop.emulator, withoutIndex('evolving'));
    expect(await describeTable('evolving')).not.toHaveProperty('GlobalSecondaryIndexes');
    const { TimeToLiveDescription } = await laptop.client.send(
      new DescribeTimeToLiveCommand({ TableName: 'evolving' }),
    );
    expect(TimeToLiveDescription?.TimeToLiveStatus).toBe('DISABLED');
  });

  it('refuses properties it does not understand', async () => {
    const streaming = { ...settled('streaming'), StreamSpecification: { StreamViewType: 'X' } };
    await expect(ensureTable(laptop.emulator, streaming)).rejects.toThrow(/StreamSpecification/);
  });

  it('refuses what would need a new table', async () => {
    await ensureTable(laptop.emulator, settled('rigid'));
    const [pk] = caseTable('rigid').KeySchema;
    const rekeyed = { ...settled('rigid'), KeySchema: pk ? [pk] : [] };
    await expect(ensureTable(laptop.emulator, rekeyed)).rejects.toThrow(/KeySchema/);
    const [first, second] = caseTable('rigid').GlobalSecondaryIndexes;
    if (!first || !second) throw new Error('The case table has two indexes');
    const reindexed = { ...first, Projection: { ProjectionType: 'KEYS_ONLY' } };
    const changed = { ...settled('rigid'), GlobalSecondaryIndexes: [reindexed, second] };
    await expect(ensureTable(laptop.emulator, changed)).rejects.toThrow(/byQueue/);
  });
});
