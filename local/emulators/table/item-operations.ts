import { consumed, wantsCapacity, writeUsage } from './capacity.ts';
import type { Context, Operation, RawRequest } from './context.ts';
import type { Action, Store } from './dynalite.ts';
import { ConditionFailed, invalid, Refusal } from './errors.ts';
import { action, validated } from './requests.ts';
import type { Request, Written } from './types.ts';
import { openUnit } from './unit-of-work.ts';

/** GetItem, BatchGetItem, Query, Scan: answered in one turn, so each is one consistent snapshot. */
export function reading(name: string): Operation {
  const run = action(name);
  return ({ journal, tables }, raw) => {
    const data = validated(name, raw);
    return runNow(run, openUnit(journal, tables).store, data);
  };
}

/** PutItem, UpdateItem, DeleteItem, BatchWriteItem: the item and its index entries in one batch. */
export function writing(name: string): Operation {
  const run = action(name);
  return async (context, raw) => {
    const wantsOld = returnsOldOnFailure(raw);
    const data = validated(name, raw);
    const { writes, result, committed } = writeNow(context, run, data, wantsOld);
    await committed;
    return { ...result, ConsumedCapacity: account(data, writes, name === 'batchWriteItem') };
  };
}

/** Whether a failed condition must show the item it met. The member is newer than dynalite. */
export function returnsOldOnFailure(raw: RawRequest): boolean {
  const wanted = raw['ReturnValuesOnConditionCheckFailure'] ?? 'NONE';
  if (wanted === 'ALL_OLD' || wanted === 'NONE') return wanted === 'ALL_OLD';
  throw invalid(
    `1 validation error detected: Value '${JSON.stringify(wanted)}' at 'returnValuesOnConditionCheckFailure' ` +
      'failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]',
  );
}

/** Runs an action that never waits; an answer that came late would break the isolation of the unit. */
export function runNow(run: Action, store: Store, data: Request): object {
  let outcome: { error: unknown; value: object | undefined } | undefined;
  run(store, data, (error, value) => {
    outcome = { error, value };
  });
  if (!outcome) throw new Error('The table engine did not answer at once');
  if (outcome.error) throw outcome.error;
  return outcome.value ?? {};
}

function writeNow(context: Context, run: Action, data: Request, wantsOld: boolean) {
  const { store, changes, writes } = openUnit(context.journal, context.tables);
  const result = withOldItem(wantsOld, () => runNow(run, store, data));
  return { writes, result, committed: context.journal.commit(changes) };
}

function withOldItem<T>(wanted: boolean, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!wanted || !(error instanceof ConditionFailed) || !error.item) throw error;
    throw new Refusal(String(error.body['__type']), error.message, { Item: error.item });
  }
}

function account(data: Request, writes: Written[], asList: boolean) {
  const wanted = data.ReturnConsumedCapacity;
  if (!wantsCapacity(wanted)) return undefined;
  const accounts = writeUsage(writes, false).map((usage) => consumed(usage, wanted));
  return asList ? accounts : accounts[0];
}
