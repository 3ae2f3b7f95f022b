import type { Context, Operation, RawRequest } from './context.ts';
import { invalid, refusal } from './errors.ts';
import { indexEntry } from './index-entries.ts';
import type { Changes } from './journal.ts';
import { prefixRange } from './journal.ts';
import { indexPrefix, itemPrefix } from './keys.ts';
import { describedIndex, save, tableOf, tableShape } from './table-operations.ts';
import { isRecord } from './transact-request.ts';
import type { IndexDefinition, Table, TableShape } from './types.ts';
import { parseItem } from './unit-of-work.ts';

const ROWS_PER_BATCH = 500;
const ACCEPTED = new Set([
  'TableName',
  'AttributeDefinitions',
  'GlobalSecondaryIndexUpdates',
  'BillingMode',
]);

/**
 * UpdateTable for global indexes: creates (and fills) or deletes them; anything else is refused.
 * Runs with all other requests held back, so that no write slips past the filling.
 */
export const updateTable: Operation = async (context, raw) => {
  const table = tableOf(context, raw);
  refuseOtherChanges(raw);
  let current = table;
  for (const update of indexUpdates(raw)) {
    current = await applyUpdate(context, current, raw, update);
  }
  return { TableDescription: current };
};

async function applyUpdate(context: Context, table: Table, raw: RawRequest, update: RawRequest) {
  const { Create, Delete } = update;
  if (isRecord(Create)) return createIndex(context, table, raw, Create);
  if (isRecord(Delete)) return deleteIndex(context, table, String(Delete['IndexName']));
  throw invalid('The laptop creates and deletes global secondary indexes; it cannot update one');
}

async function createIndex(
  context: Context,
  table: Table,
  raw: RawRequest,
  create: RawRequest,
): Promise<Table> {
  const shape = withIndex(table, raw, create);
  const index = shape.GlobalSecondaryIndexes?.find(
    (each) => each.IndexName === create['IndexName'],
  );
  if (!index) throw invalid('The index to create has no IndexName');
  const AttributeDefinitions = shape.AttributeDefinitions;
  const grown = { ...table, AttributeDefinitions };
  await fill(context, grown, index);
  const shown = describedIndex(context.arnPrefix + table.TableName, index);
  const GlobalSecondaryIndexes = [...(table.GlobalSecondaryIndexes ?? []), shown];
  const updated = { ...grown, GlobalSecondaryIndexes };
  await save(context, updated);
  return updated;
}

/** The table with the index, judged by the rules of CreateTable. */
function withIndex(table: Table, raw: RawRequest, create: RawRequest): TableShape {
  const added = raw['AttributeDefinitions'];
  return tableShape({
    TableName: table.TableName,
    KeySchema: table.KeySchema,
    LocalSecondaryIndexes: table.LocalSecondaryIndexes,
    AttributeDefinitions: mergedAttributes(table, Array.isArray(added) ? added : []),
    // structuredClone: the check consumes what it is given, the table must not change under it
    GlobalSecondaryIndexes: [...structuredClone(table.GlobalSecondaryIndexes ?? []), create].map(
      ({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }),
    ),
  });
}

function mergedAttributes(table: Table, added: unknown[]): unknown[] {
  const known = new Map(table.AttributeDefinitions.map((each) => [each.AttributeName, each]));
  for (const attribute of added.filter(isRecord)) {
    const same = known.get(String(attribute['AttributeName']));
    if (same && same.AttributeType !== attribute['AttributeType']) {
      throw invalid(`Attribute ${same.AttributeName} is already defined as ${same.AttributeType}`);
    }
  }
  const fresh = added.filter((each) => isRecord(each) && !known.has(String(each['AttributeName'])));
  return [...structuredClone(table.AttributeDefinitions), ...fresh];
}

/** The table does not name the index until it is full; leftovers of an interrupted try go first. */
async function fill({ journal }: Context, table: Table, index: IndexDefinition): Promise<void> {
  const prefix = indexPrefix('global', table.TableName, index.IndexName);
  await journal.clear(prefix);
  let changes: Changes = new Map();
  for (const [, text] of journal.entries(prefixRange(itemPrefix(table.TableName)))) {
    const entry = indexEntry(table, index, parseItem(text));
    if (entry) changes.set(prefix + entry.key, JSON.stringify(entry.item));
    if (changes.size < ROWS_PER_BATCH) continue;
    await journal.commit(changes);
    changes = new Map();
  }
  await journal.commit(changes);
}

async function deleteIndex(context: Context, table: Table, name: string): Promise<Table> {
  const indexes = table.GlobalSecondaryIndexes ?? [];
  const rest = indexes.filter((index) => index.IndexName !== name);
  if (rest.length === indexes.length) {
    throw refusal('ResourceNotFoundException', `Requested resource not found: index ${name}`);
  }
  const { GlobalSecondaryIndexes: _all, ...bare } = table;
  const updated = { ...bare, ...(rest.length > 0 && { GlobalSecondaryIndexes: rest }) };
  await save(context, updated);
  await context.journal.clear(indexPrefix('global', table.TableName, name));
  return updated;
}

function refuseOtherChanges(raw: RawRequest): void {
  const other = Object.keys(raw).find((name) => raw[name] !== undefined && !ACCEPTED.has(name));
  if (other) throw invalid(`The laptop does not implement UpdateTable with ${other}`);
  if ((raw['BillingMode'] ?? 'PAY_PER_REQUEST') !== 'PAY_PER_REQUEST') {
    throw invalid('The laptop only keeps on-demand tables');
  }
}

function indexUpdates(raw: RawRequest): RawRequest[] {
  const updates = raw['GlobalSecondaryIndexUpdates'] ?? [];
  if (!Array.isArray(updates)) throw invalid('GlobalSecondaryIndexUpdates must be a list');
  return updates.filter(isRecord);
}
