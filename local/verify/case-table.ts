/** The case table as an auditor reads it: rows as they are stored, past every function of ours. */
import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Laptop } from '../people/laptop.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface CaseTable {
  /** The row of every case, in pages. */
  cases(): AsyncGenerator<Row>;
  /** The row of the case with this number, if there is one. */
  caseNumbered(caseNo: string): Promise<Row | undefined>;
  /** The row of a case as it is by now. */
  caseAt(pk: string): Promise<Row | undefined>;
  /** Event rows of a case in the order of their keys. */
  events(pk: string): Promise<Row[]>;
  close(): void;
}

interface Operator {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
  readonly tables: readonly string[];
}

/** The table of the host that runs on the laptop. */
export async function laptopTable(laptop: Laptop): Promise<CaseTable> {
  const { endpoint, region, credentials, tables } = await laptop.control<Operator>('operator');
  const [name] = tables;
  if (!name) throw new Error('The stack has no table');
  return caseTable(new DynamoDBClient({ endpoint, region, credentials }), name);
}

/** A table on AWS, with the credentials of the caller's profile or role; reading is all it needs. */
export const awsTable = (name: string, region: string | undefined): CaseTable =>
  caseTable(new DynamoDBClient(region ? { region } : {}), name);

type Start = Record<string, AttributeValue> | undefined;

function caseTable(client: DynamoDBClient, TableName: string): CaseTable {
  const get = async (pk: string, sk: string): Promise<Row | undefined> => {
    const Key = { pk: { S: pk }, sk: { S: sk } };
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    return Item && unmarshall(Item);
  };
  return {
    async *cases() {
      let ExclusiveStartKey: Start;
      do {
        const page = await client.send(
          new ScanCommand({
            TableName,
            ExclusiveStartKey,
            ConsistentRead: true,
            FilterExpression: '#sk = :case',
            ExpressionAttributeNames: { '#sk': 'sk' },
            ExpressionAttributeValues: { ':case': { S: 'CASE' } },
          }),
        );
        for (const item of page.Items ?? []) yield unmarshall(item);
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
    },
    async caseNumbered(caseNo) {
      const pointer = await get(`CASENO#${caseNo}`, 'CASENO');
      return pointer && get(`CASE#${String(pointer['caseId'])}`, 'CASE');
    },
    caseAt: (pk) => get(pk, 'CASE'),
    async events(pk) {
      const rows: Row[] = [];
      let ExclusiveStartKey: Start;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            ExclusiveStartKey,
            ConsistentRead: true,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
            ExpressionAttributeValues: { ':pk': { S: pk }, ':event': { S: 'EVENT#' } },
          }),
        );
        rows.push(...(page.Items ?? []).map((item) => unmarshall(item)));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      return rows;
    },
    close: () => client.destroy(),
  };
}
