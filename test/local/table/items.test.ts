import type { AttributeValue, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseTable } from './case-table.ts';
import type { Laptop } from './support.ts';
import { openLaptop } from './support.ts';

const TableName = 'items';
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

const update = (pk: string, input: Omit<UpdateItemCommandInput, 'TableName' | 'Key'>) =>
  laptop.client.send(new UpdateItemCommand({ TableName, Key: key(pk), ...input }));

describe('single items', () => {
  it('gives back every type of attribute as it was put', async () => {
    const all = {
      text: { S: '差额协商' },
      number: { N: '-12.5' },
      bytes: { B: new Uint8Array([0, 255]) },
      yes: { BOOL: true },
      nothing: { NULL: true },
      texts: { SS: ['a', 'b'] },
      numbers: { NS: ['1', '2'] },
      list: { L: [{ S: 'x' }, { M: { y: { N: '1' } } }] },
    };
    await put('types', all);
    expect(await get('types')).toEqual({ ...key('types'), ...all });
  });

  it('answers nothing for an item that is not there', async () => {
    expect(await get('nobody')).toBeUndefined();
  });

  it('returns the replaced item on ALL_OLD', async () => {
    await put('replaced', { version: { N: '1' } });
    const { Attributes } = await laptop.client.send(
      new PutItemCommand({ TableName, Item: key('replaced'), ReturnValues: 'ALL_OLD' }),
    );
    expect(Attributes).toEqual({ ...key('replaced'), version: { N: '1' } });
  });

  it('deletes an item and hands over what it was', async () => {
    await put('deleted', { version: { N: '3' } });
    const command = new DeleteItemCommand({
      TableName,
      Key: key('deleted'),
      ReturnValues: 'ALL_OLD',
    });
    expect((await laptop.client.send(command)).Attributes).toMatchObject({ version: { N: '3' } });
    expect(await get('deleted')).toBeUndefined();
  });

  it('projects nested paths and list elements', async () => {
    await put('nested', { plan: { M: { steps: { L: [{ S: 'first' }, { S: 'second' }] } } } });
    const command = new GetItemCommand({
      TableName,
      Key: key('nested'),
      ProjectionExpression: '#p.steps[1]',
      ExpressionAttributeNames: { '#p': 'plan' },
    });
    const { Item } = await laptop.client.send(command);
    expect(Item).toEqual({ plan: { M: { steps: { L: [{ S: 'second' }] } } } });
  });

  it('refuses an item over 400 KB, counted in UTF-8', async () => {
    const chinese = '协'.repeat(140_000); // 420,000 bytes in 140,000 characters
    await expect(put('large', { text: { S: chinese } })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('refuses a key that does not fit the table', async () => {
    const command = new GetItemCommand({ TableName, Key: { pk: { S: 'only half' } } });
    await expect(laptop.client.send(command)).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The provided key element does not match the schema',
    });
  });

  it('refuses an empty string as an index key, as AWS does', async () => {
    await expect(put('empty', { queue: { S: '' } })).rejects.toThrow(/secondary index key/);
  });

  it('names the absentee table', async () => {
    const command = new GetItemCommand({ TableName: 'absent', Key: key('x') });
    await expect(laptop.client.send(command)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('updates', () => {
  it('creates the item it updates', async () => {
    await update('created', {
      UpdateExpression: 'SET version = :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });
    expect(await get('created')).toMatchObject({ version: { N: '1' } });
  });

  it('sets, adds, removes and deletes in one expression and returns the new item', async () => {
    await put('updated', { count: { N: '1' }, gone: { S: 'x' }, tags: { SS: ['a', 'b'] } });
    const { Attributes } = await update('updated', {
      UpdateExpression: 'SET #c = #c + :one ADD votes :one REMOVE gone DELETE tags :a',
      ExpressionAttributeNames: { '#c': 'count' },
      ExpressionAttributeValues: { ':one': { N: '1' }, ':a': { SS: ['a'] } },
      ReturnValues: 'ALL_NEW',
    });
    const expected = { count: { N: '2' }, votes: { N: '1' }, tags: { SS: ['b'] } };
    expect(Attributes).toEqual({ ...key('updated'), ...expected });
  });

  it('appends to a list and starts one where there is none', async () => {
    const append = () =>
      update('appended', {
        UpdateExpression: 'SET notes = list_append(if_not_exists(notes, :none), :note)',
        ExpressionAttributeValues: { ':none': { L: [] }, ':note': { L: [{ S: 'called' }] } },
      });
    await append();
    await append();
    expect(await get('appended')).toMatchObject({
      notes: { L: [{ S: 'called' }, { S: 'called' }] },
    });
  });

  it('removes list elements by the positions they had before', async () => {
    await put('listed', { notes: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }] } });
    await update('listed', { UpdateExpression: 'REMOVE notes[0], notes[1]' });
    expect(await get('listed')).toMatchObject({ notes: { L: [{ S: 'c' }] } });
  });

  it('returns only what changed, before or after', async () => {
    await put('partial', { version: { N: '1' }, owner: { S: 'li' } });
    const bump = (ReturnValues: 'UPDATED_OLD' | 'UPDATED_NEW') =>
      update('partial', {
        UpdateExpression: 'SET version = version + :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
        ReturnValues,
      });
    expect((await bump('UPDATED_OLD')).Attributes).toEqual({ version: { N: '1' } });
    expect((await bump('UPDATED_NEW')).Attributes).toEqual({ version: { N: '3' } });
  });

  it('refuses to change a key attribute', async () => {
    const change = update('rekeyed', {
      UpdateExpression: 'SET sk = :other',
      ExpressionAttributeValues: { ':other': { S: 'x' } },
    });
    await expect(change).rejects.toThrow(/part of the key/);
  });

  it('refuses reserved words and values nobody uses', async () => {
    await expect(update('words', { UpdateExpression: 'REMOVE amount, #s' })).rejects.toThrow(/#s/);
    const reserved = update('words', { UpdateExpression: 'REMOVE status' });
    await expect(reserved).rejects.toThrow(/reserved keyword/);
    const unused = update('words', {
      UpdateExpression: 'REMOVE amount',
      ExpressionAttributeValues: { ':x': { S: 'x' } },
    });
    await expect(unused).rejects.toThrow(/unused in expressions/);
  });

  it('loses no update of 40 that race for one item', async () => {
    await put('raced', { version: { N: '0' } });
    const bump = () =>
      update('raced', {
        UpdateExpression: 'ADD version :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      });
    await Promise.all(Array.from({ length: 40 }, bump));
    expect(await get('raced')).toMatchObject({ version: { N: '40' } });
  });

  it('lets exactly one of many claims win', async () => {
    await put('claimed', {});
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        update('claimed', {
          UpdateExpression: 'SET claimedBy = :me',
          ConditionExpression: 'attribute_not_exists(claimedBy)',
          ExpressionAttributeValues: { ':me': { S: `agent-${n}` } },
        }).then(
          () => 'won',
          () => 'lost',
        ),
      ),
    );
    expect(claims.filter((claim) => claim === 'won')).toHaveLength(1);
  });
});

describe('conditions', () => {
  beforeAll(() =>
    put('judged', {
      version: { N: '10' },
      state: { S: 'Offered' },
      tags: { SS: ['a', 'b'] },
      proposal: { M: { months: { N: '12' }, parts: { L: [{ N: '1' }] } } },
      notes: { L: [{ M: { text: { S: 'called' } } }] },
      name: { S: '张三' },
    }).then(() => undefined),
  );

  it.each<[string, boolean, Record<string, AttributeValue>?]>([
    ['attribute_exists(version)', true],
    ['attribute_not_exists(version)', false],
    ['attribute_exists(proposal.months)', true],
    ['version = :v', true, { ':v': { N: '10.0' } }],
    ['version <> :v', false, { ':v': { N: '10' } }],
    ['absentee <> :v', true, { ':v': { N: '10' } }],
    ['absentee = :v', false, { ':v': { N: '10' } }],
    ['absentee < :v', false, { ':v': { N: '10' } }],
    ['absentee <= nobody', false],
    ['version > :v', true, { ':v': { N: '9' } }],
    ['version BETWEEN :a AND :b', true, { ':a': { N: '9' }, ':b': { N: '11' } }],
    ['version IN (:a, :b)', false, { ':a': { N: '1' }, ':b': { S: '10' } }],
    ['#state IN (:a, :b)', true, { ':a': { S: 'Open' }, ':b': { S: 'Offered' } }],
    ['begins_with(#state, :p)', true, { ':p': { S: 'Off' } }],
    ['begins_with(absentee, :p)', false, { ':p': { S: 'Off' } }],
    ['contains(tags, :t)', true, { ':t': { S: 'b' } }],
    ['contains(notes, :n)', true, { ':n': { M: { text: { S: 'called' } } } }],
    ['attribute_type(proposal, :t)', true, { ':t': { S: 'M' } }],
    ['size(#name) = :n', true, { ':n': { N: '6' } }],
    ['size(tags) = :n', true, { ':n': { N: '2' } }],
    ['tags = :t', true, { ':t': { SS: ['b', 'a'] } }],
    ['proposal = :p', true, { ':p': { M: { parts: { L: [{ N: '1' }] }, months: { N: '12' } } } }],
    ['NOT (version = :v OR attribute_exists(tags))', false, { ':v': { N: '1' } }],
    ['version = :v AND attribute_exists(tags)', true, { ':v': { N: '10' } }],
  ])('%s is %s', async (condition, expected, values) => {
    const [expression, ExpressionAttributeNames] = named(condition);
    const command = new UpdateItemCommand({
      TableName,
      Key: key('judged'),
      UpdateExpression: 'SET touched = :touched',
      ConditionExpression: expression,
      ExpressionAttributeNames,
      ExpressionAttributeValues: { ':touched': { BOOL: true }, ...values },
    });
    const verdict = await laptop.client.send(command).then(
      () => true,
      (error: Error) => error.name,
    );
    expect(verdict).toBe(expected || 'ConditionalCheckFailedException');
  });

  it('keeps a missing item from meeting any comparison', async () => {
    const change = update('unborn', {
      UpdateExpression: 'SET version = :v',
      ConditionExpression: 'version = :v',
      ExpressionAttributeValues: { ':v': { N: '1' } },
    });
    await expect(change).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(await get('unborn')).toBeUndefined();
  });

  it('shows the item that failed the condition when asked to, and only then', async () => {
    await put('shown', { version: { N: '7' } });
    const attempt = (ReturnValuesOnConditionCheckFailure: 'ALL_OLD' | 'NONE') =>
      update('shown', {
        UpdateExpression: 'SET version = :v',
        ConditionExpression: 'version = :v',
        ExpressionAttributeValues: { ':v': { N: '1' } },
        ReturnValuesOnConditionCheckFailure,
      }).catch((error: unknown) => error);
    expect(await attempt('ALL_OLD')).toMatchObject({ Item: { version: { N: '7' } } });
    expect(await attempt('NONE')).not.toHaveProperty('Item.version');
  });
});

/** `#state` and `#name` stand for the reserved words of the same name. */
function named(condition: string): [string, Record<string, string> | undefined] {
  const used = condition.match(/#\w+/g);
  return [condition, used ? Object.fromEntries(used.map((n) => [n, n.slice(1)])) : undefined];
}

describe('batches', () => {
  it('writes and reads many items at once', async () => {
    const requests = Array.from({ length: 25 }, (_, n) => ({
      PutRequest: { Item: key('batch', `item-${n}`) },
    }));
    const { UnprocessedItems } = await laptop.client.send(
      new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }),
    );
    expect(UnprocessedItems).toEqual({});
    const Keys = [key('batch', 'item-0'), key('batch', 'item-24'), key('batch', 'absent')];
    const { Responses } = await laptop.client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }),
    );
    expect(Responses?.[TableName]).toHaveLength(2);
  });

  it('deletes in a batch and refuses the same key twice', async () => {
    await put('twice');
    const request = { DeleteRequest: { Key: key('twice') } };
    const send = (requests: (typeof request)[]) =>
      laptop.client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
    await expect(send([request, request])).rejects.toThrow(/duplicates/);
    await send([request]);
    expect(await get('twice')).toBeUndefined();
  });
});
