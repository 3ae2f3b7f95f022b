import { isDeepStrictEqual } from 'node:util';
import type { TableEmulator } from './context.ts';
import { isRecord } from './transact-request.ts';
import type { IndexDefinition, Table, TableShape } from './types.ts';

/** `AWS::DynamoDB::Table` properties as the template has them, with the name settled. */
export interface TableDefinition extends TableShape {
  BillingMode?: string;
  TimeToLiveSpecification?: { AttributeName?: string; Enabled: boolean };
  [property: string]: unknown;
}

/** Properties that matter on AWS and change nothing that can be observed on a laptop. */
const WITHOUT_EFFECT = new Set([
  'ContributorInsightsSpecification',
  'DeletionProtectionEnabled',
  'OnDemandThroughput',
  'PointInTimeRecoverySpecification',
  'ProvisionedThroughput',
  'SSESpecification',
  'TableClass',
  'Tags',
]);

const UNDERSTOOD = new Set([
  'TableName',
  'KeySchema',
  'AttributeDefinitions',
  'GlobalSecondaryIndexes',
  'LocalSecondaryIndexes',
  'BillingMode',
  'TimeToLiveSpecification',
]);

/**
 * Brings the store to what the template says: creates the table, or adds, fills and removes global indexes,
 * and sets the TTL. Data is kept. Throws when a property is unknown or the change would need a new table.
 */
export async function ensureTable(
  emulator: Pick<TableEmulator, 'handle'>,
  definition: TableDefinition,
): Promise<void> {
  const call = caller(emulator);
  refuseUnknown(definition);
  const existing = await describe(emulator, definition.TableName);
  if (!existing) await call('CreateTable', shapeOf(definition));
  else await adapt(call, existing, definition);
  await ensureTimeToLive(call, definition);
}

type Call = (operation: string, request: object) => Promise<object>;

function caller(emulator: Pick<TableEmulator, 'handle'>): Call {
  return async (operation, request) => {
    const { status, body } = await emulator.handle(`DynamoDB_20120810.${operation}`, request);
    if (status === 200) return body;
    throw new Error(`${operation} was refused: ${JSON.stringify(body)}`);
  };
}

async function describe(
  emulator: Pick<TableEmulator, 'handle'>,
  TableName: string,
): Promise<Table | undefined> {
  const target = 'DynamoDB_20120810.DescribeTable';
  const { status, body }: { status: number; body: { Table?: Table } } = await emulator.handle(
    target,
    { TableName },
  );
  return status === 200 ? body.Table : undefined;
}

function refuseUnknown(definition: TableDefinition): void {
  for (const [name, value] of Object.entries(definition)) {
    if (value === undefined || UNDERSTOOD.has(name) || WITHOUT_EFFECT.has(name)) continue;
    throw new Error(`The laptop does not understand ${name} of table ${definition.TableName}`);
  }
}

function shapeOf(definition: TableDefinition): object {
  const { TableName, KeySchema, AttributeDefinitions, LocalSecondaryIndexes } = definition;
  return {
    TableName,
    KeySchema,
    AttributeDefinitions,
    ...(LocalSecondaryIndexes?.length && { LocalSecondaryIndexes }),
    ...(definition.GlobalSecondaryIndexes?.length && {
      GlobalSecondaryIndexes: definition.GlobalSecondaryIndexes.map(essential),
    }),
    BillingMode: 'PAY_PER_REQUEST',
  };
}

const essential = ({ IndexName, KeySchema, Projection }: IndexDefinition) => ({
  IndexName,
  KeySchema,
  Projection,
});

async function adapt(call: Call, existing: Table, definition: TableDefinition): Promise<void> {
  const { TableName, AttributeDefinitions } = definition;
  refuseReplacement(existing, definition);
  const before = existing.GlobalSecondaryIndexes ?? [];
  const after = definition.GlobalSecondaryIndexes ?? [];
  const update = (change: object) =>
    call('UpdateTable', {
      TableName,
      AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [change],
    });
  for (const { IndexName } of without(before, after)) await update({ Delete: { IndexName } });
  for (const index of without(after, before)) await update({ Create: essential(index) });
}

function without(indexes: IndexDefinition[], others: IndexDefinition[]): IndexDefinition[] {
  const names = new Set(others.map((index) => index.IndexName));
  return indexes.filter((index) => !names.has(index.IndexName));
}

function refuseReplacement(existing: Table, definition: TableDefinition): void {
  const refuse = (what: string) => {
    throw new Error(
      `Table ${definition.TableName} exists with ${what}: remove the laptop's data directory to start anew`,
    );
  };
  if (!isDeepStrictEqual(existing.KeySchema, definition.KeySchema)) refuse('another KeySchema');
  const changed = indexesIn(existing).find((index) => differs(index, indexesIn(definition)));
  if (changed) refuse(`another index ${changed.IndexName}`);
  if (
    (existing.LocalSecondaryIndexes?.length ?? 0) !==
    (definition.LocalSecondaryIndexes?.length ?? 0)
  ) {
    refuse('other local indexes');
  }
  for (const { AttributeName, AttributeType } of definition.AttributeDefinitions) {
    const known = existing.AttributeDefinitions.find(
      (each) => each.AttributeName === AttributeName,
    );
    if (known && known.AttributeType !== AttributeType) refuse(`another type of ${AttributeName}`);
  }
}

const indexesIn = (table: TableShape) => [
  ...(table.GlobalSecondaryIndexes ?? []),
  ...(table.LocalSecondaryIndexes ?? []),
];

function differs(index: IndexDefinition, wanted: IndexDefinition[]): boolean {
  const same = wanted.find((each) => each.IndexName === index.IndexName);
  return same !== undefined && !isDeepStrictEqual(essential(same), essential(index));
}

async function ensureTimeToLive(call: Call, definition: TableDefinition): Promise<void> {
  const { TableName, TimeToLiveSpecification: wanted } = definition;
  const { TimeToLiveDescription: current }: { TimeToLiveDescription?: unknown } = await call(
    'DescribeTimeToLive',
    { TableName },
  );
  const attribute = isRecord(current) ? current['AttributeName'] : undefined;
  const goal = wanted?.Enabled ? wanted.AttributeName : undefined;
  if (attribute === goal) return;
  const set = (AttributeName: unknown, Enabled: boolean) =>
    call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { AttributeName, Enabled } });
  if (attribute !== undefined) await set(attribute, false);
  if (goal !== undefined) await set(goal, true);
}
