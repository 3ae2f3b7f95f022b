import type {
  AttributeValue,
  TransactWriteItem,
  TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import {
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseTable } from './case-table.ts';
import type { Laptop } from './support.ts';
import { openLaptop } from './support.ts';

const TableName = 'transactions';
let laptop: Laptop;

beforeAll(async () => {
  laptop = await openLaptop();
  await laptop.client.send(
    new CreateTableCommand({ ...caseTable(TableName), BillingMode: 'PAY_PER_REQUEST' }),
  );
});
afterAll(() => laptop.close());

const key = (pk: string, sk = 'case') => ({ pk: { S: pk }, sk: { S: sk } });

const put = (pk: string, rest: Record<string, AttributeValue> = {}) =>
  laptop.client.send(new PutItemCommand({ TableName, Item: { ...key(pk), ...rest } }));

const get = async (pk: string, sk?: string) =>
  (await laptop.client.send(new GetItemCommand({ TableName, Key: key(pk, sk) }))).Item;

const transact = (
  TransactItems: TransactWriteItem[],
  options: Omit<TransactWriteItemsCommandInput, 'TransactItems'> = {},
) => laptop.client.send(new TransactWriteItemsCommand({ TransactItems, ...options }));

const putting = (pk: string, rest: Record<string, AttributeValue> = {}): TransactWriteItem => ({
  Put: { TableName, Item: { ...key(pk), ...rest } },
});

const bumping = (pk: string, from: string, showOld = false): TransactWriteItem => ({
  Update: {
    TableName,
    Key: key(pk),
    UpdateExpression: 'SET version = version + :one',
    ConditionExpression: 'version = :from',
    ExpressionAttributeValues: { ':one': { N: '1' }, ':from': { N: from } },
    ...(showOld && { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }),
  },
});

describe('a transaction', () => {
  it('does all of put, update, delete and check', async () => {
    await Promise.all([put('t1-a', { version: { N: '1' } }), put('t1-b'), put('t1-c')]);
    await transact([
      bumping('t1-a', '1'),
      { Delete: { TableName, Key: key('t1-b') } },
      {
        ConditionCheck: {
          TableName,
          Key: key('t1-c'),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
      putting('t1-d'),
    ]);
    expect(await get('t1-a')).toMatchObject({ version: { N: '2' } });
    expect(await get('t1-b')).toBeUndefined();
    expect(await get('t1-c')).toEqual(key('t1-c'));
    expect(await get('t1-d')).toEqual(key('t1-d'));
  });

  it('does nothing when one condition fails, and gives a reason for each action', async () => {
    await put('t2', { version: { N: '5' } });
    const failure = await transact([putting('t2-new'), bumping('t2', '1', true)]).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      CancellationReasons: [
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: { ...key('t2'), version: { N: '5' } },
        },
      ],
    });
    expect(await get('t2-new')).toBeUndefined();
  });

  it('keeps the failed item to itself unless asked', async () => {
    await put('t3', { version: { N: '5' } });
    const failure = await transact([bumping('t3', '1')]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] });
    expect(failure).not.toHaveProperty('CancellationReasons.0.Item');
  });

  it('names an invalid update among the reasons', async () => {
    await put('t4', { version: { S: 'not a number' } });
    const update: TransactWriteItem = {
      Update: {
        TableName,
        Key: key('t4'),
        UpdateExpression: 'SET version = version + :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
    };
    await expect(transact([putting('t4-new'), update])).rejects.toMatchObject({
      CancellationReasons: [
        { Code: 'None' },
        {
          Code: 'ValidationError',
          Message: 'An operand in the update expression has an incorrect data type',
        },
      ],
    });
  });

  it('refuses two actions on one item', async () => {
    await expect(transact([putting('t5'), bumping('t5', '1')])).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Transaction request cannot include multiple operations on one item',
    });
  });

  it('takes 100 actions and not 101', async () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => putting(`t6-${n}-${i}`));
    await transact(many(100));
    expect(await get('t6-100-99')).toEqual(key('t6-100-99'));
    await expect(transact(many(101))).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await get('t6-101-0')).toBeUndefined();
  });

  it('refuses more than 4 MB', async () => {
    const text = { S: 'x'.repeat(390_000) };
    const large = Array.from({ length: 11 }, (_, i) => putting(`t7-${i}`, { text }));
    await expect(transact(large)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await get('t7-0')).toBeUndefined();
  });

  it('names a missing table', async () => {
    const elsewhere = { Put: { TableName: 'absent', Item: key('x') } };
    await expect(transact([elsewhere])).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('moves index entries with their items', async () => {
    await transact([putting('t8', { queue: { S: 't8' }, due: { N: '1' } })]);
    await transact([putting('t8', { queue: { S: 't8' }, due: { N: '2' } })]);
    const { Items } = await laptop.client.send(
      new QueryCommand({
        TableName,
        IndexName: 'byQueue',
        KeyConditionExpression: '#q = :q',
        ExpressionAttributeNames: { '#q': 'queue' },
        ExpressionAttributeValues: { ':q': { S: 't8' } },
      }),
    );
    expect(Items?.map((item) => item['due'])).toEqual([{ N: '2' }]);
  });

  it('lets one of many racing transactions win and tells the others why', async () => {
    await put('t9', { version: { N: '0' } });
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        transact([bumping('t9', '0'), putting(`t9-by-${n}`)]).then(
          () => 'won',
          (error: Error) => error.name,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['won', 'TransactionCanceledException']));
    expect(await get('t9')).toMatchObject({ version: { N: '1' } });
  });
});

describe('a client request token', () => {
  const adding = (pk: string): TransactWriteItem => ({
    Update: {
      TableName,
      Key: key(pk),
      UpdateExpression: 'ADD version :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    },
  });

  it('makes a repeat do nothing for ten minutes of the laptop clock', async () => {
    const again = () => transact([adding('k1')], { ClientRequestToken: 'k1' });
    await again();
    await again();
    expect(await get('k1')).toMatchObject({ version: { N: '1' } });
    laptop.clock.forward(10 * 60_000);
    await again();
    expect(await get('k1')).toMatchObject({ version: { N: '2' } });
  });

  it('does not cover another request', async () => {
    await transact([adding('k2')], { ClientRequestToken: 'k2' });
    const other = transact([adding('k2-other')], { ClientRequestToken: 'k2' });
    await expect(other).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
  });

  it('is not used up by a transaction that was cancelled', async () => {
    const attempt = () => transact([bumping('k3', '1')], { ClientRequestToken: 'k3' });
    await expect(attempt()).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    await put('k3', { version: { N: '1' } });
    await attempt();
    expect(await get('k3')).toMatchObject({ version: { N: '2' } });
  });
});

describe('a transactional read', () => {
  it('answers in the order asked, with gaps for what is missing', async () => {
    await put('g1', { version: { N: '1' }, text: { S: 'x' } });
    const { Responses } = await laptop.client.send(
      new TransactGetItemsCommand({
        TransactItems: [
          { Get: { TableName, Key: key('g-none') } },
          { Get: { TableName, Key: key('g1'), ProjectionExpression: 'version' } },
        ],
      }),
    );
    expect(Responses).toEqual([{}, { Item: { version: { N: '1' } } }]);
  });

  it('never sees half of a transaction', async () => {
    const both = (n: number) => [
      putting('g2-a', { version: { N: `${n}` } }),
      putting('g2-b', { version: { N: `${n}` } }),
    ];
    await transact(both(0));
    const read = async () => {
      const { Responses } = await laptop.client.send(
        new TransactGetItemsCommand({
          TransactItems: ['g2-a', 'g2-b'].map((pk) => ({ Get: { TableName, Key: key(pk) } })),
        }),
      );
      return Responses?.map((response) => response.Item?.['version']?.N);
    };
    const rounds = Array.from({ length: 30 }, (_, n) => n + 1);
    const pairs = await Promise.all(rounds.flatMap((n) => [transact(both(n)).then(read), read()]));
    for (const pair of pairs) expect(pair?.[0]).toBe(pair?.[1]);
  });
});
