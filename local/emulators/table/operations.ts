import type { Operation } from './context.ts';
import { unknownOperation } from './errors.ts';
import { reading, writing } from './item-operations.ts';
import { createTable, deleteTable, describeTable, listTables } from './table-operations.ts';
import { describeTimeToLive, updateTimeToLive } from './time-to-live.ts';
import { transactGetItems } from './transact-get.ts';
import { transactWriteItems } from './transact-write.ts';
import { updateTable } from './update-table.ts';

const TARGET = /^DynamoDB_20120810\.(\w+)$/;

const OPERATIONS = new Map<string, Operation>([
  ['CreateTable', createTable],
  ['DescribeTable', describeTable],
  ['ListTables', listTables],
  ['DeleteTable', deleteTable],
  ['UpdateTable', updateTable],
  ['UpdateTimeToLive', updateTimeToLive],
  ['DescribeTimeToLive', describeTimeToLive],
  ['GetItem', reading('getItem')],
  ['BatchGetItem', reading('batchGetItem')],
  ['Query', reading('query')],
  ['Scan', reading('scan')],
  ['PutItem', writing('putItem')],
  ['UpdateItem', writing('updateItem')],
  ['DeleteItem', writing('deleteItem')],
  ['BatchWriteItem', writing('batchWriteItem')],
  ['TransactWriteItems', transactWriteItems],
  ['TransactGetItems', transactGetItems],
]);

/** These change a table as a whole and run alone. */
const ALONE = new Set<Operation>([createTable, deleteTable, updateTable]);

/** The operation an `x-amz-target` names; what the laptop lacks is refused by name. */
export function operationOf(target: string): { operation: Operation; alone: boolean } {
  const name = TARGET.exec(target)?.[1];
  const operation = name === undefined ? undefined : OPERATIONS.get(name);
  if (operation) return { operation, alone: ALONE.has(operation) };
  throw unknownOperation(`The laptop does not implement the DynamoDB operation ${name ?? target}`);
}
