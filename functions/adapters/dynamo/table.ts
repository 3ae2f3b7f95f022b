import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AttributeValue, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { quickCalls } from '../aws-client.ts';

export type Item = Record<string, AttributeValue>;
export type Key = { readonly pk: string; readonly sk: string };

/** The case table as the adapters see it. */
export interface Table {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Waits before the next try; `attempt` counts from 1. */
  readonly pause: (attempt: number) => Promise<void>;
}
export type TableOptions = Pick<Table, 'client' | 'tableName'> & Partial<Pick<Table, 'pause'>>;

/** The table with the number of its shards, for whoever writes what the sweeps read, or reads it. */
export interface ShardedTable extends Table {
  readonly shards: number;
}

/** Full jitter below 25, 50, 100 … ms, so that those who collided do not meet again. */
const jitter = async (attempt: number): Promise<void> => {
  await sleep(randomInt(1, 25 * 2 ** Math.min(attempt - 1, 5)));
};

export const tableOf = (options: TableOptions): Table => ({ pause: jitter, ...options });

/** A client whose calls end: a socket that hangs must not take the function's whole time. */
export const dynamoClient = (): DynamoDBClient =>
  new DynamoDBClient({
    ...quickCalls(),
    requestHandler: {
      connectionTimeout: 2000,
      requestTimeout: 5000,
      throwOnRequestTimeout: true,
    },
  });

export const keyItem = ({ pk, sk }: Key): Item => ({ pk: { S: pk }, sk: { S: sk } });

/** One row as last written, or undefined. */
export async function getItem({ client, tableName }: Table, key: Key): Promise<Item | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: keyItem(key), ConsistentRead: true }),
  );
  return Item;
}

const BATCH = 100;

/** Rows as last written, in the order of `keys`; rows that are not there are left out. Keys must differ. */
export async function getItems(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const found = new Map<string, Item>();
  for (let start = 0; start < keys.length; start += BATCH) {
    const rows = await getBatch(table, keys.slice(start, start + BATCH));
    for (const row of rows) found.set(`${row['pk']?.S} ${row['sk']?.S}`, row);
  }
  return keys.map(({ pk, sk }) => found.get(`${pk} ${sk}`)).filter((row) => row !== undefined);
}

async function getBatch(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const rows: Item[] = [];
  let open: Item[] = keys.map(keyItem);
  for (let attempt = 1; open.length > 0; attempt += 1) {
    if (attempt > 1) await table.pause(attempt - 1);
    const { Responses = {}, UnprocessedKeys = {} } = await table.client.send(
      new BatchGetItemCommand({
        RequestItems: { [table.tableName]: { Keys: open, ConsistentRead: true } },
      }),
    );
    rows.push(...(Responses[table.tableName] ?? []));
    open = UnprocessedKeys[table.tableName]?.Keys ?? [];
  }
  return rows;
}

export type Query = Omit<QueryCommandInput, 'TableName'>;

/** Rows of a query, page by page, until there are `atMost` or no more. */
export async function queryItems(
  { client, tableName }: Table,
  query: Query,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const rows: Item[] = [];
  let from = query.ExclusiveStartKey;
  do {
    const page = await client.send(
      new QueryCommand({ ...query, TableName: tableName, ExclusiveStartKey: from }),
    );
    rows.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from && rows.length < atMost);
  return rows.slice(0, atMost);
}
