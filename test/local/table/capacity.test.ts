import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseTable } from './case-table.ts';
import type { Laptop } from './support.ts';
import { openLaptop } from './support.ts';

const TableName = 'capacity';
let laptop: Laptop;

beforeAll(async () => {
  laptop = await openLaptop();
  await laptop.client.send(
    new CreateTableCommand({ ...caseTable(TableName), BillingMode: 'PAY_PER_REQUEST' }),
  );
});
afterAll(() => laptop.close());

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'case' } });
const queued = { queue: { S: 'q' }, due: { N: '1' } };

const put = async (pk: string, rest: Record<string, AttributeValue> = {}) => {
  const Item = { ...key(pk), ...rest };
  const command = new PutItemCommand({ TableName, Item, ReturnConsumedCapacity: 'INDEXES' });
  return (await laptop.client.send(command)).ConsumedCapacity;
};

it('counts a write by started kilobytes in UTF-8', async () => {
  expect(await put('small')).toMatchObject({ TableName, CapacityUnits: 1 });
  expect(await put('chinese', { text: { S: '协'.repeat(1000) } })).toMatchObject({
    CapacityUnits: 3,
  });
});

it('counts the larger of the old and the new item', async () => {
  await put('shrinking', { text: { S: 'x'.repeat(3000) } });
  expect(await put('shrinking')).toMatchObject({ CapacityUnits: 3 });
});

it('counts each index by what its entry costs', async () => {
  const indexes = { byQueue: { CapacityUnits: 2 }, byQueueKeys: { CapacityUnits: 1 } };
  const text = { S: 'x'.repeat(1500) };
  expect(await put('indexed', { ...queued, text })).toMatchObject({
    CapacityUnits: 5,
    Table: { CapacityUnits: 2 },
    GlobalSecondaryIndexes: indexes,
  });
});

it('counts nothing for an index whose entry does not change', async () => {
  await put('still', queued);
  const again = await put('still', { ...queued, text: { S: 'new' } });
  expect(again?.GlobalSecondaryIndexes).toEqual({ byQueue: { CapacityUnits: 1 } });
});

it('counts a moved index entry twice, out and in', async () => {
  await put('moved', queued);
  const moved = await put('moved', { ...queued, due: { N: '2' } });
  expect(moved?.GlobalSecondaryIndexes).toEqual({ byQueue: { CapacityUnits: 2 } });
});

it('counts a delete with its index entries, undivided under TOTAL', async () => {
  await put('deleted', queued);
  const { ConsumedCapacity } = await laptop.client.send(
    new DeleteItemCommand({ TableName, Key: key('deleted'), ReturnConsumedCapacity: 'TOTAL' }),
  );
  expect(ConsumedCapacity).toEqual({ TableName, CapacityUnits: 3 });
});

it('doubles a transaction', async () => {
  const { ConsumedCapacity } = await laptop.client.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName, Item: key('transacted') } },
        {
          ConditionCheck: {
            TableName,
            Key: key('nobody'),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ],
      ReturnConsumedCapacity: 'INDEXES',
    }),
  );
  expect(ConsumedCapacity).toEqual([
    {
      TableName,
      CapacityUnits: 4,
      WriteCapacityUnits: 4,
      Table: { CapacityUnits: 4, WriteCapacityUnits: 4 },
    },
  ]);
});

it('sums a batch by table', async () => {
  const requests = ['a', 'b', 'c'].map((pk) => ({ PutRequest: { Item: key(pk) } }));
  const { ConsumedCapacity } = await laptop.client.send(
    new BatchWriteItemCommand({
      RequestItems: { [TableName]: requests },
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
  expect(ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 3 }]);
});

it('halves an eventually consistent read and doubles a transactional one', async () => {
  await put('read', { text: { S: 'x'.repeat(5000) } });
  const read = async (ConsistentRead: boolean) => {
    const input = { TableName, Key: key('read'), ConsistentRead };
    const command = new GetItemCommand({ ...input, ReturnConsumedCapacity: 'TOTAL' });
    return (await laptop.client.send(command)).ConsumedCapacity?.CapacityUnits;
  };
  expect([await read(false), await read(true)]).toEqual([1, 2]);
  const { ConsumedCapacity } = await laptop.client.send(
    new TransactGetItemsCommand({
      TransactItems: [{ Get: { TableName, Key: key('read') } }],
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
  expect(ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 4, ReadCapacityUnits: 4 }]);
});

it('puts a query of an index down to the index', async () => {
  await put('listed', { ...queued, queue: { S: 'listed' } });
  const { ConsumedCapacity } = await laptop.client.send(
    new QueryCommand({
      TableName,
      IndexName: 'byQueue',
      KeyConditionExpression: '#q = :q',
      ExpressionAttributeNames: { '#q': 'queue' },
      ExpressionAttributeValues: { ':q': { S: 'listed' } },
      ReturnConsumedCapacity: 'INDEXES',
    }),
  );
  expect(ConsumedCapacity).toEqual({
    TableName,
    CapacityUnits: 0.5,
    Table: { CapacityUnits: 0 },
    GlobalSecondaryIndexes: { byQueue: { CapacityUnits: 0.5 } },
  });
});
