import type { AttributeValue, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseTable } from './case-table.ts';
import type { Laptop } from './support.ts';
import { openLaptop } from './support.ts';

const TableName = 'queries';
let laptop: Laptop;

beforeAll(async () => {
  laptop = await openLaptop();
  await laptop.client.send(
    new CreateTableCommand({ ...caseTable(TableName), BillingMode: 'PAY_PER_REQUEST' }),
  );
  const events = Array.from({ length: 12 }, (_, n) => ({
    pk: { S: 'case-1' },
    sk: { S: `event#${String(n).padStart(3, '0')}` },
    kind: { S: n % 2 === 0 ? 'even' : 'odd' },
  }));
  await write(events);
  const dues = [-20, -1.5, -1, 0, 1, 2, 10, 100];
  await write(
    dues.map((due, n) => ({
      pk: { S: `queued-${n}` },
      sk: { S: 'case' },
      queue: { S: 'cards' },
      due: { N: String(due) },
      owner: { S: 'li' },
    })),
  );
});
afterAll(() => laptop.close());

const write = (items: Record<string, AttributeValue>[]) =>
  laptop.client.send(
    new BatchWriteItemCommand({
      RequestItems: { [TableName]: items.map((Item) => ({ PutRequest: { Item } })) },
    }),
  );

const query = (input: Omit<QueryCommandInput, 'TableName'>) =>
  laptop.client.send(new QueryCommand({ TableName, ...input }));

const eventsWhere = (condition: string, values: Record<string, AttributeValue> = {}) => ({
  KeyConditionExpression: `pk = :pk${condition && ` AND ${condition}`}`,
  ExpressionAttributeValues: { ':pk': { S: 'case-1' }, ...values },
});

const inQueue = (queue: string) => ({
  IndexName: 'byQueue',
  KeyConditionExpression: '#q = :q',
  ExpressionAttributeNames: { '#q': 'queue' },
  ExpressionAttributeValues: { ':q': { S: queue } },
});

async function pages(input: Omit<QueryCommandInput, 'TableName'>) {
  const found: Record<string, AttributeValue>[] = [];
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await query({ ...input, ExclusiveStartKey });
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return found;
}

describe('queries of the table', () => {
  it('returns a partition in the order of its sort key, either way', async () => {
    const up = await query(eventsWhere(''));
    const down = await query({ ...eventsWhere(''), ScanIndexForward: false });
    expect(up.Items?.map((item) => item['sk']?.S)).toEqual(
      Array.from({ length: 12 }, (_, n) => `event#${String(n).padStart(3, '0')}`),
    );
    expect(down.Items).toEqual(up.Items?.toReversed());
  });

  it.each<[string, Record<string, AttributeValue>, number]>([
    ['begins_with(sk, :a)', { ':a': { S: 'event#00' } }, 10],
    ['sk BETWEEN :a AND :b', { ':a': { S: 'event#002' }, ':b': { S: 'event#004' } }, 3],
    ['sk < :a', { ':a': { S: 'event#002' } }, 2],
    ['sk <= :a', { ':a': { S: 'event#002' } }, 3],
    ['sk > :a', { ':a': { S: 'event#009' } }, 2],
    ['sk >= :a', { ':a': { S: 'event#009' } }, 3],
    ['sk = :a', { ':a': { S: 'event#009' } }, 1],
  ])('finds by %s', async (condition, values, count) => {
    expect((await query(eventsWhere(condition, values))).Count).toBe(count);
  });

  it('pages in both directions without gap or repeat', async () => {
    const all = (await query(eventsWhere(''))).Items;
    expect(await pages({ ...eventsWhere(''), Limit: 5 })).toEqual(all);
    const backwards = await pages({ ...eventsWhere(''), Limit: 5, ScanIndexForward: false });
    expect(backwards).toEqual(all?.toReversed());
  });

  it('filters after reading and says how much it read', async () => {
    const filtered = await query({
      ...eventsWhere('', { ':odd': { S: 'odd' } }),
      FilterExpression: 'kind = :odd',
      Limit: 4,
    });
    expect(filtered).toMatchObject({ Count: 2, ScannedCount: 4 });
    expect(filtered.LastEvaluatedKey).toBeDefined();
  });

  it('counts without items', async () => {
    const counted = await query({ ...eventsWhere(''), Select: 'COUNT' });
    expect(counted.Count).toBe(12);
    expect(counted.Items).toBeUndefined();
  });

  it('stops a page at 1 MB', async () => {
    const large = { S: 'x'.repeat(300_000) };
    for (const n of [1, 2, 3, 4, 5]) await write([{ pk: { S: 'big' }, sk: { S: `${n}` }, large }]);
    const input = {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'big' } },
    };
    const first = await query(input);
    expect(first.Count).toBe(4);
    expect(first.LastEvaluatedKey).toEqual({ pk: { S: 'big' }, sk: { S: '4' } });
    expect(await pages(input)).toHaveLength(5);
  });

  it('sorts text by its UTF-8 bytes', async () => {
    // U+FFFD comes before U+1F600 in UTF-8 and after it in UTF-16
    const names = ['a', 'é', '\uFFFD', '😀'];
    await write(names.map((sk) => ({ pk: { S: 'unicode' }, sk: { S: sk } })));
    const { Items } = await query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'unicode' } },
    });
    expect(Items?.map((item) => item['sk']?.S)).toEqual(names);
  });
});

describe('queries of an index', () => {
  it('orders numbers as numbers', async () => {
    const { Items } = await query(inQueue('cards'));
    const dues = Items?.map((item) => item['due']?.N);
    expect(dues).toEqual(['-20', '-1.5', '-1', '0', '1', '2', '10', '100']);
  });

  it('pages through an index in both directions', async () => {
    const all = (await query(inQueue('cards'))).Items;
    expect(await pages({ ...inQueue('cards'), Limit: 3 })).toEqual(all);
    const down = await pages({ ...inQueue('cards'), Limit: 3, ScanIndexForward: false });
    expect(down).toEqual(all?.toReversed());
  });

  it('projects what the index keeps and nothing else', async () => {
    const { Items } = await query({ ...inQueue('cards'), IndexName: 'byQueueKeys', Limit: 1 });
    expect(Object.keys(Items?.[0] ?? {}).sort()).toEqual(['pk', 'queue', 'sk']);
  });

  it('leaves items without the key out, and follows an item that moves or goes', async () => {
    const Key = { pk: { S: 'mover' }, sk: { S: 'case' } };
    const count = async (queue: string) => (await query(inQueue(queue))).Count;
    await laptop.client.send(new PutItemCommand({ TableName, Item: Key }));
    expect(await count('inbox')).toBe(0);
    const move = (UpdateExpression: string, values?: Record<string, AttributeValue>) =>
      laptop.client.send(
        new UpdateItemCommand({
          TableName,
          Key,
          UpdateExpression,
          ExpressionAttributeNames: { '#q': 'queue' },
          ExpressionAttributeValues: values,
        }),
      );
    await move('SET #q = :q, due = :d', { ':q': { S: 'inbox' }, ':d': { N: '1' } });
    expect(await count('inbox')).toBe(1);
    await move('SET #q = :q', { ':q': { S: 'outbox' } });
    expect([await count('inbox'), await count('outbox')]).toEqual([0, 1]);
    await move('REMOVE #q');
    expect(await count('outbox')).toBe(0);
    await move('SET #q = :q', { ':q': { S: 'outbox' } });
    await laptop.client.send(new DeleteItemCommand({ TableName, Key }));
    expect(await count('outbox')).toBe(0);
  });

  it('keeps every one of thousands of items under one index key', async () => {
    const batches = Array.from({ length: 300 }, (_, batch) =>
      Array.from({ length: 25 }, (_, n) => ({
        pk: { S: `crowd-${batch * 25 + n}` },
        sk: { S: 'x' },
        queue: { S: 'crowd' },
      })),
    );
    for (const batch of batches) await write(batch);
    const crowd = await pages({ ...inQueue('crowd'), IndexName: 'byQueueKeys' });
    expect(new Set(crowd.map((item) => item['pk']?.S)).size).toBe(7500);
  });

  it('refuses a consistent read and an unknown index', async () => {
    const consistent = query({ ...inQueue('cards'), ConsistentRead: true });
    await expect(consistent).rejects.toThrow(/Consistent reads are not supported/);
    const unknown = query({ ...inQueue('cards'), IndexName: 'byMoon' });
    await expect(unknown).rejects.toThrow(/does not have the specified index/);
  });
});

describe('queries of a local index', () => {
  it('reads consistently and fetches what the index does not keep', async () => {
    const [pk, sk] = caseTable('local').KeySchema;
    if (!pk || !sk) throw new Error('The case table has two keys');
    await laptop.client.send(
      new CreateTableCommand({
        TableName: 'local',
        KeySchema: [pk, sk],
        AttributeDefinitions: ['pk', 'sk', 'amount'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        LocalSecondaryIndexes: [
          {
            IndexName: 'byAmount',
            KeySchema: [pk, { AttributeName: 'amount', KeyType: 'RANGE' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    const Item = { pk: { S: 'a' }, sk: { S: '1' }, amount: { S: '5' }, text: { S: 'x' } };
    await laptop.client.send(new PutItemCommand({ TableName: 'local', Item }));
    const read = (Select: 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES') =>
      laptop.client.send(
        new QueryCommand({
          TableName: 'local',
          IndexName: 'byAmount',
          KeyConditionExpression: 'pk = :a',
          ExpressionAttributeValues: { ':a': { S: 'a' } },
          ConsistentRead: true,
          Select,
        }),
      );
    expect((await read('ALL_ATTRIBUTES')).Items).toEqual([Item]);
    expect((await read('ALL_PROJECTED_ATTRIBUTES')).Items?.[0]).not.toHaveProperty('text');
  });
});

describe('scans', () => {
  it('splits a table into segments that together are the whole', async () => {
    const scan = async (Segment: number) => {
      const seen: string[] = [];
      let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
      do {
        const page = await laptop.client.send(
          new ScanCommand({
            TableName,
            Segment,
            TotalSegments: 4,
            ExclusiveStartKey,
            Limit: 700,
            FilterExpression: 'attribute_exists(kind)',
          }),
        );
        seen.push(...(page.Items ?? []).map((item) => `${item['pk']?.S}/${item['sk']?.S}`));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      return seen;
    };
    const segments = await Promise.all([0, 1, 2, 3].map(scan));
    expect(segments.flat()).toHaveLength(12);
    expect(new Set(segments.flat()).size).toBe(12);
  });

  it('scans an index', async () => {
    const { Items } = await laptop.client.send(
      new ScanCommand({ TableName, IndexName: 'byQueue', Limit: 100 }),
    );
    expect(Items).toHaveLength(8);
  });
});
