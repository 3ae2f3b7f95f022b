import { randomUUID } from 'node:crypto';
import type { Context, Operation, RawRequest } from './context.ts';
import { invalid, refusal } from './errors.ts';
import { indexesOf } from './index-entries.ts';
import { indexPrefix, itemPrefix, timeToLiveKey } from './keys.ts';
import { validated } from './requests.ts';
import { isRecord } from './transact-request.ts';
import type { IndexDefinition, Table, TableShape } from './types.ts';

const MOST_TABLES = 100;

/** CreateTable: active at once, unlike on AWS; the answer still says CREATING as clients expect. */
export const createTable: Operation = async (context, raw) => {
  refuseStream(raw);
  const shape = tableShape(raw);
  if (!(context.tables.find(shape.TableName) instanceof Error)) {
    throw refusal('ResourceInUseException', `Table already exists: ${shape.TableName}`);
  }
  const table = described(context, shape);
  await save(context, table);
  return { TableDescription: { ...table, TableStatus: 'CREATING' } };
};

export const describeTable: Operation = (context, raw) => ({ Table: tableOf(context, raw) });

export const listTables: Operation = ({ tables }, raw) => {
  const { Limit = MOST_TABLES, ...data } = validated('listTables', raw);
  const after = startName(data);
  const names = tables.names().filter((name) => name > after);
  const page = names.slice(0, Limit);
  return {
    TableNames: page,
    ...(names.length > Limit && { LastEvaluatedTableName: page.at(-1) }),
  };
};

/** DeleteTable: a crash half way is finished at the next start, see `finishDeletion`. */
export const deleteTable: Operation = async (context, raw) => {
  const table = tableOf(context, raw);
  const deleting = { ...table, TableStatus: 'DELETING' };
  await save(context, deleting);
  await finishDeletion(context, deleting);
  return { TableDescription: deleting };
};

/** Clears what a table leaves behind and then forgets it. */
export async function finishDeletion(context: Context, table: Table): Promise<void> {
  await context.journal.clear(itemPrefix(table.TableName));
  for (const { kind, index } of indexesOf(table)) {
    await context.journal.clear(indexPrefix(kind, table.TableName, index.IndexName));
  }
  const changes = new Map([[timeToLiveKey(table.TableName), undefined]]);
  context.tables.remove(table.TableName, changes);
  await context.journal.commit(changes);
}

/** The table a request names, or its refusal. */
export function tableOf({ tables }: Context, raw: RawRequest): Table {
  const { TableName } = validated('describeTable', { TableName: raw['TableName'] });
  const table = tables.find(TableName);
  if (table instanceof Error) throw table;
  return table;
}

/** Checks a whole definition by the rules of CreateTable, on-demand unless it says otherwise. */
export function tableShape(raw: RawRequest): TableShape {
  const data: unknown = validated('createTable', { BillingMode: 'PAY_PER_REQUEST', ...raw });
  if (!isTableShape(data)) throw invalid('A table needs KeySchema and AttributeDefinitions');
  return data;
}

export async function save({ tables, journal }: Context, table: Table): Promise<void> {
  const changes = new Map();
  tables.put(table, changes);
  await journal.commit(changes);
}

/** An index as DescribeTable shows it. */
export function describedIndex(tableArn: string, index: IndexDefinition) {
  return {
    ...index,
    IndexArn: `${tableArn}/index/${index.IndexName}`,
    IndexStatus: 'ACTIVE',
    IndexSizeBytes: 0,
    ItemCount: 0,
    ProvisionedThroughput: NO_THROUGHPUT,
  };
}

const NO_THROUGHPUT = { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 };

function described({ arnPrefix, clock }: Context, shape: TableShape) {
  const TableArn = arnPrefix + shape.TableName;
  const { TableName, KeySchema, AttributeDefinitions } = shape;
  const { GlobalSecondaryIndexes, LocalSecondaryIndexes } = shape;
  const show = (index: IndexDefinition) => describedIndex(TableArn, index);
  return {
    TableName,
    KeySchema,
    AttributeDefinitions,
    ProvisionedThroughput: NO_THROUGHPUT,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(show) }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(show) }),
    TableArn,
    TableId: randomUUID(),
    CreationDateTime: clock.now() / 1000,
    TableStatus: 'ACTIVE',
    ItemCount: 0,
    TableSizeBytes: 0,
  };
}

function refuseStream({ StreamSpecification: stream }: RawRequest): void {
  if (isRecord(stream) && stream['StreamEnabled'] !== false) {
    throw invalid('The laptop does not implement DynamoDB Streams');
  }
}

function startName(data: object): string {
  return 'ExclusiveStartTableName' in data ? String(data.ExclusiveStartTableName) : '';
}

function isTableShape(data: unknown): data is TableShape {
  return (
    isRecord(data) &&
    Array.isArray(data['KeySchema']) &&
    Array.isArray(data['AttributeDefinitions'])
  );
}
