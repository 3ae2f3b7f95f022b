import { ExecuteStatementCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTable } from '../../../local/emulators/table/index.ts';
import { caseTable } from './case-table.ts';
import type { Laptop } from './support.ts';
import { openLaptop } from './support.ts';

let laptop: Laptop;

beforeAll(async () => {
  laptop = await openLaptop();
  await ensureTable(laptop.emulator, caseTable('cases'));
});
afterAll(() => laptop.close());

const handle = (operation: string, body: string | object) =>
  laptop.emulator.handle(`DynamoDB_20120810.${operation}`, body);

const key = { pk: { S: 'a' }, sk: { S: 'b' } };
const update = { TableName: 'cases', Key: key, UpdateExpression: 'SET a = :v' };
const query = { TableName: 'cases', KeyConditionExpression: 'pk = :v' };
const deep = `${'{"M":{"a":'.repeat(20_000)}{"S":"x"}${'}}'.repeat(20_000)}`;

describe('malformed requests', () => {
  it.each<[string, string, string | object]>([
    ['no JSON', 'PutItem', '{"TableName":'],
    ['a list', 'PutItem', '[]'],
    ['null', 'GetItem', 'null'],
    ['nothing', 'GetItem', ''],
    ['a number for a table name', 'GetItem', { TableName: 7, Key: key }],
    ['a null attribute', 'PutItem', { TableName: 'cases', Item: { ...key, x: null } }],
    ['an empty attribute', 'PutItem', { TableName: 'cases', Item: { ...key, x: {} } }],
    ['a null in a list', 'PutItem', { TableName: 'cases', Item: { ...key, x: { L: [null] } } }],
    ['a null in a map', 'PutItem', { TableName: 'cases', Item: { ...key, x: { M: { y: null } } } }],
    ['a null key', 'GetItem', { TableName: 'cases', Key: { pk: null, sk: null } }],
    [
      'a null expression value',
      'UpdateItem',
      { ...update, ExpressionAttributeValues: { ':v': null } },
    ],
    ['a null in a query', 'Query', { ...query, ExpressionAttributeValues: { ':v': null } }],
    ['a null expected value', 'PutItem', { TableName: 'cases', Item: key, Expected: { x: null } }],
    ['a number too large', 'PutItem', { TableName: 'cases', Item: { ...key, x: { N: '1e999' } } }],
    ['a bottomless map', 'PutItem', `{"TableName":"cases","Item":{"x":${deep}}}`],
    ['a batch without requests', 'BatchWriteItem', { RequestItems: { cases: null } }],
    ['an empty batch entry', 'BatchWriteItem', { RequestItems: { cases: [{}] } }],
    ['a null batch entry', 'BatchWriteItem', { RequestItems: { cases: [null] } }],
    ['null keys of a batch', 'BatchGetItem', { RequestItems: { cases: { Keys: [null] } } }],
    ['no actions', 'TransactWriteItems', { TransactItems: [] }],
    ['a null action', 'TransactWriteItems', { TransactItems: [null] }],
    ['an empty action', 'TransactWriteItems', { TransactItems: [{}] }],
    ['an unknown action', 'TransactWriteItems', { TransactItems: [{ Explode: {} }] }],
    [
      'a check without condition',
      'TransactWriteItems',
      { TransactItems: [{ ConditionCheck: { TableName: 'cases', Key: key } }] },
    ],
    [
      'an odd token',
      'TransactWriteItems',
      { ClientRequestToken: 5, TransactItems: [{ Put: { TableName: 'cases', Item: key } }] },
    ],
    ['a put among reads', 'TransactGetItems', { TransactItems: [{ Put: {} }] }],
    ['no key schema', 'CreateTable', { TableName: 'new' }],
    [
      'a null attribute definition',
      'CreateTable',
      { ...caseTable('new'), AttributeDefinitions: [null] },
    ],
    ['a null index', 'CreateTable', { ...caseTable('new'), GlobalSecondaryIndexes: [null] }],
    [
      'an index without keys',
      'UpdateTable',
      { TableName: 'cases', GlobalSecondaryIndexUpdates: [{ Create: {} }] },
    ],
    [
      'half a time to live',
      'UpdateTimeToLive',
      { TableName: 'cases', TimeToLiveSpecification: {} },
    ],
    [
      'a cursor of nulls',
      'Scan',
      { TableName: 'cases', ExclusiveStartKey: { pk: null, sk: null } },
    ],
    [
      'an odd old-item wish',
      'PutItem',
      { TableName: 'cases', Item: key, ReturnValuesOnConditionCheckFailure: 'SOME' },
    ],
  ])('%s is answered with 400 and a name (%s)', async (_what, operation, body) => {
    const answer = await handle(operation, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { __type: expect.stringMatching(/#(Validation|Serialization)Exception$/) },
    });
  });

  it('leave the emulator in working order', async () => {
    const put = await handle('PutItem', { TableName: 'cases', Item: key });
    const got = await handle('GetItem', { TableName: 'cases', Key: key });
    expect([put.status, got.body]).toMatchObject([200, { Item: key }]);
  });

  it('do not consume the object they came as', async () => {
    const request = { TableName: 'cases', Key: key, Unknown: 1 };
    await handle('GetItem', request);
    expect(request).toEqual({ TableName: 'cases', Key: key, Unknown: 1 });
  });
});

describe('operations the laptop lacks', () => {
  it('are refused by name through the client', async () => {
    const statement = new ExecuteStatementCommand({ Statement: 'SELECT * FROM cases' });
    await expect(laptop.client.send(statement)).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'The laptop does not implement the DynamoDB operation ExecuteStatement',
    });
  });

  it.each(['DynamoDBStreams_20120810.ListStreams', 'PutItem', ''])(
    'are refused when the target is "%s"',
    async (target) => {
      const answer = await laptop.emulator.handle(target, '{}');
      expect(answer).toMatchObject({
        status: 400,
        body: { __type: expect.stringMatching(/#UnknownOperationException$/) },
      });
    },
  );
});
