import { createHash } from 'node:crypto';
import { consumed, wantsCapacity, writeUsage } from './capacity.ts';
import { checkConditional } from './condition.ts';
import type { Context, Operation, RawRequest } from './context.ts';
import type { Action, Callback, Store } from './dynalite.ts';
import { engine } from './dynalite.ts';
import { ConditionFailed, invalid, isWireError, refusal } from './errors.ts';
import { returnsOldOnFailure, runNow } from './item-operations.ts';
import { itemSize } from './item-size.ts';
import { itemPrefix } from './keys.ts';
import { action, validated } from './requests.ts';
import { members, transactItems, wantedCapacity } from './transact-request.ts';
import type { Request, Table, Written } from './types.ts';
import { openUnit } from './unit-of-work.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_TOKEN_LENGTH = 36;

interface Step {
  run: Action;
  data: Request;
  wantsOld: boolean;
}

interface Reason {
  Code: string;
  Message?: string;
  Item?: object;
}

const STEPS: Record<string, { rules: string; run: Action; needs: string[] }> = {
  Put: { rules: 'putItem', run: action('putItem'), needs: ['Item'] },
  Update: { rules: 'updateItem', run: action('updateItem'), needs: ['Key', 'UpdateExpression'] },
  Delete: { rules: 'deleteItem', run: action('deleteItem'), needs: ['Key'] },
  ConditionCheck: { rules: 'deleteItem', run: checkOnly, needs: ['Key', 'ConditionExpression'] },
};

/** TransactWriteItems: all of it in one LevelDB batch, or a list of reasons and nothing. */
export const transactWriteItems: Operation = async (context, raw) => {
  const wanted = wantedCapacity(raw);
  const token = requestToken(raw);
  const entries = transactItems(raw);
  const digest = createHash('sha256').update(JSON.stringify(entries)).digest('base64');
  if (token && isRepeat(context, token, digest)) return settled(context);
  const steps = entries.map(stepOf);
  refuseSameItemTwice(context, steps);
  const { writes, committed } = writeAll(context, steps, token, digest);
  await committed;
  if (!wantsCapacity(wanted)) return {};
  const usages = writeUsage(writes, true);
  return { ConsumedCapacity: usages.map((u) => consumed(u, wanted, 'WriteCapacityUnits')) };
};

function writeAll(context: Context, steps: Step[], token: string | undefined, digest: string) {
  const { store, changes, writes } = openUnit(context.journal, context.tables);
  const reasons = steps.map((step) => attempt(step, store));
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  refuseTooLarge(writes);
  if (token) context.tokens.remember(token, digest, changes);
  return { writes, committed: context.journal.commit(changes) };
}

function attempt({ run, data, wantsOld }: Step, store: Store): Reason {
  try {
    runNow(run, store, data);
    return { Code: 'None' };
  } catch (error) {
    if (error instanceof ConditionFailed) return conditionReason(error, wantsOld);
    if (!isWireError(error) || !/ValidationException/.test(String(error.body['__type'])))
      throw error;
    return { Code: 'ValidationError', Message: String(error.body['message']) };
  }
}

function conditionReason({ message, item }: ConditionFailed, wantsOld: boolean): Reason {
  return {
    Code: 'ConditionalCheckFailed',
    Message: message,
    ...(wantsOld && item && { Item: item }),
  };
}

function cancelled(reasons: Reason[]) {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return refusal('TransactionCanceledException', message, { CancellationReasons: reasons });
}

function stepOf(entry: RawRequest): Step {
  const { kind, parameters } = members(entry, Object.keys(STEPS));
  const step = STEPS[kind];
  if (!step) throw invalid(`Unknown transaction action ${kind}`);
  const wantsOld = returnsOldOnFailure(parameters);
  const data = validated(step.rules, withoutReturnValues(parameters));
  const missing = step.needs.find((name) => !(name in data));
  if (missing) throw invalid(`The parameter '${missing}' is required in ${kind} of a transaction`);
  return { run: step.run, data, wantsOld };
}

function withoutReturnValues(parameters: RawRequest): RawRequest {
  return { ...parameters, ReturnValues: undefined, ReturnConsumedCapacity: undefined };
}

/** A condition check in the shape of a dynalite action: it records a write, which is what AWS bills. */
function checkOnly(store: Store, data: Request, done: Callback<object>): void {
  const key = data.Key ?? {};
  store.getTable(data.TableName, (error, table) => {
    const misfit = error ?? (table && engine.validateKey(key, table));
    if (misfit || !table) return done(misfit);
    store.getItemDb(data.TableName).get(engine.createKey(key, table), (_none, item) => {
      const failure = checkConditional(data, item);
      if (failure) return done(failure);
      store.recordWrite(table, item, item);
      done(null, {});
    });
  });
}

function refuseSameItemTwice({ tables }: Context, steps: Step[]): void {
  const seen = new Set<string>();
  for (const { data } of steps) {
    const table = tables.find(data.TableName);
    if (table instanceof Error) throw table;
    const key = keyOf(data, table);
    if (key && seen.has(key)) {
      throw invalid('Transaction request cannot include multiple operations on one item');
    }
    if (key) seen.add(key);
  }
}

/** Undefined when the key does not fit the table, which the action itself will refuse. */
function keyOf({ Item, Key }: Request, table: Table): string | undefined {
  const misfit = Item ? engine.validateItem(Item, table) : engine.validateKey(Key ?? {}, table);
  return misfit
    ? undefined
    : itemPrefix(table.TableName) + engine.createKey(Item ?? Key ?? {}, table);
}

function refuseTooLarge(writes: Written[]): void {
  const bytes = writes.reduce((sum, { next }) => sum + (next ? itemSize(next) : 0), 0);
  if (bytes > MAX_BYTES) {
    throw invalid(`Transaction size ${bytes} exceeds the limit of ${MAX_BYTES} bytes`);
  }
}

function requestToken(raw: RawRequest): string | undefined {
  const token = raw['ClientRequestToken'];
  if (token === undefined || token === null) return undefined;
  if (typeof token === 'string' && token.length > 0 && token.length <= MAX_TOKEN_LENGTH)
    return token;
  throw invalid(`ClientRequestToken must be a string of 1 to ${MAX_TOKEN_LENGTH} characters`);
}

function isRepeat({ tokens }: Context, token: string, digest: string): boolean {
  const known = tokens.recall(token);
  if (known === undefined || known === digest) return known !== undefined;
  throw refusal(
    'IdempotentParameterMismatchException',
    'The request uses the same client token as a previous, but non-identical request.',
  );
}

/** The first attempt may still be on its way to disk: a repeat must not promise more than it kept. */
async function settled({ journal }: Context): Promise<object> {
  await journal.settled();
  return {};
}
