/** The same expression again, with other values and names: the answer is the request's own, whatever was asked before. */
import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import {
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseTable } from './case-table.ts';
import type { Laptop } from './support.ts';
import { openLaptop } from './support.ts';

const TableName = 'expressions';
const Key = { pk: { S: 'case-1' }, sk: { S: 'case' } };
let laptop: Laptop;

beforeAll(async () => {
  laptop = await openLaptop();
  await laptop.client.send(
    new CreateTableCommand({ ...caseTable(TableName), BillingMode: 'PAY_PER_REQUEST' }),
  );
});
afterAll(() => laptop.close());

const put = (more: object) =>
  laptop.client.send(new PutItemCommand({ TableName, Item: { ...Key, ...more } }));
const update = (input: Partial<UpdateItemCommandInput>) =>
  laptop.client.send(new UpdateItemCommand({ TableName, Key, ...input }));
const stored = async () =>
  (await laptop.client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;

it('takes each request’s own values', async () => {
  await put({ version: { N: '1' } });
  const step = (from: number) =>
    update({
      UpdateExpression: 'SET version = :next, note = :note',
      ConditionExpression: 'version = :now',
      ExpressionAttributeValues: {
        ':now': { N: String(from) },
        ':next': { N: String(from + 1) },
        ':note': { M: { from: { L: [{ N: String(from) }] } } },
      },
    });
  await step(1);
  await step(2);
  await expect(step(2)).rejects.toThrow('The conditional request failed');
  expect(await stored()).toMatchObject({
    version: { N: '3' },
    note: { M: { from: { L: [{ N: '2' }] } } },
  });
});

it('takes each request’s own names', async () => {
  await put({ one: { S: 'first' }, two: { S: 'second' } });
  const remove = (name: string) =>
    update({ UpdateExpression: 'REMOVE #it', ExpressionAttributeNames: { '#it': name } });
  await remove('one');
  expect(await stored()).toEqual({ ...Key, two: { S: 'second' } });
  await remove('two');
  expect(await stored()).toEqual(Key);
});

it('takes positions of a list as they were at the beginning, each time', async () => {
  for (const letters of ['abcd', 'efgh']) {
    await put({ letters: { L: Array.from(letters, (S) => ({ S })) } });
    await update({ UpdateExpression: 'REMOVE letters[0], letters[2]' });
    const [, second = '', , fourth = ''] = letters;
    expect((await stored())?.['letters']).toEqual({ L: [{ S: second }, { S: fourth }] });
  }
});

it('still judges values by their types, and by what they are', async () => {
  const add = (value: { N: string } | { S: string }) =>
    update({ UpdateExpression: 'ADD owed :more', ExpressionAttributeValues: { ':more': value } });
  await add({ N: '1' });
  await expect(add({ S: 'one' })).rejects.toThrow('Incorrect operand type');
  const between = (first: string, last: string) =>
    laptop.client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': { S: 'case-1' },
          ':first': { S: first },
          ':last': { S: last },
        },
      }),
    );
  expect((await between('a', 'z')).Count).toBe(1);
  await expect(between('z', 'a')).rejects.toThrow(/BETWEEN/);
});

it('still tells of names and values that are missing or not used', async () => {
  const asks = (values: Record<string, { S: string }>, names?: Record<string, string>) =>
    update({
      UpdateExpression: 'SET note = :note',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: values,
      ...(names && { ExpressionAttributeNames: names }),
    });
  await asks({ ':note': { S: 'one' } });
  await expect(asks({ ':other': { S: 'one' } })).rejects.toThrow('not defined');
  await expect(asks({ ':note': { S: 'one' }, ':other': { S: 'two' } })).rejects.toThrow('unused');
  await expect(asks({ ':note': { S: 'one' } }, { '#a': 'a' })).rejects.toThrow('unused');
});

it('counts a value as used by whichever expression uses it', async () => {
  const asks = (condition: string) =>
    update({
      UpdateExpression: 'SET note = :it',
      ConditionExpression: condition,
      ExpressionAttributeValues: { ':it': { S: 'same' } },
    });
  await asks('attribute_exists(pk)');
  await asks('note = :it');
  await update({
    UpdateExpression: 'SET copied = note',
    ConditionExpression: 'note = :it',
    ExpressionAttributeValues: { ':it': { S: 'same' } },
  });
  expect((await stored())?.['copied']).toEqual({ S: 'same' });
});

it('tells of the same mistake each time', async () => {
  const wrong = () => update({ UpdateExpression: 'SET note = ' });
  await expect(wrong()).rejects.toThrow('Syntax error');
  await expect(wrong()).rejects.toThrow('Syntax error');
});
