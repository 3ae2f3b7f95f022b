import {
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { Fault } from '../faults.ts';
import type { Table } from './table.ts';
import { TRIES } from './update.ts';

const MOST_ITEMS = 100;
/** The SDK tries a throttled call again, but not a transaction that was cancelled for it. */
const THROTTLED = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * Writes all items or none. Returns the positions of the conditions that refused, or null when all was written; after
 * several collisions with other transactions `'conflict'`.
 */
export async function transact(
  table: Table,
  items: TransactWriteItem[],
): Promise<readonly number[] | 'conflict' | null> {
  if (items.length > MOST_ITEMS)
    throw new Fault('CommitTooLarge', `${items.length} rows do not fit into one transaction`);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    if (attempt > 1) await table.pause(attempt - 1);
    const refused = await attemptOf(table, items);
    if (refused !== 'conflict') return refused;
  }
  return 'conflict';
}

async function attemptOf({ client }: Table, items: TransactWriteItem[]) {
  try {
    // the client adds a request token, so that its own retries never write twice
    await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    return null;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    const refused = codes.flatMap((code, at) => (code === 'ConditionalCheckFailed' ? [at] : []));
    if (refused.length > 0) return refused;
    if (codes.includes('TransactionConflict')) return 'conflict' as const;
    if (codes.some((code) => code && THROTTLED.has(code)))
      throw new Fault('TableThrottled', 'The table asks for patience', error);
    throw error;
  }
}
