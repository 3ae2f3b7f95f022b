import type { LaptopClock } from '../../clock.ts';
import type { Context, RawRequest, TableEmulator } from './context.ts';
import type { Answer } from './errors.ts';
import { answerOf, malformed } from './errors.ts';
import { openGate } from './gate.ts';
import { openJournal } from './journal.ts';
import { operationOf } from './operations.ts';
import { finishDeletion } from './table-operations.ts';
import { openTableRegister } from './table-register.ts';
import { sweepExpired } from './time-to-live.ts';
import { openTokenMemory } from './token-memory.ts';
import { isRecord } from './transact-request.ts';

export type { TableEmulator } from './context.ts';
export type { TableDefinition } from './ensure-table.ts';
export { ensureTable } from './ensure-table.ts';

export interface TableOptions {
  /** Directory of the store; one process at a time. Null for a table that is gone when it is closed. */
  dir: string | null;
  clock: LaptopClock;
  region?: string;
  account?: string;
}

const SWEEP_EVERY_MS = 60_000;

/** Opens DynamoDB on a directory. What it has answered survives the death of the process. */
export async function openTable(options: TableOptions): Promise<TableEmulator> {
  const context = await openContext(options);
  const gate = openGate();
  const sweep = () => gate.shared(() => sweepExpired(context));
  const stopSweeping = sweepRegularly(options.clock, sweep);
  return {
    handle: (target, body) => answer(context, gate, target, body),
    sweepExpired: sweep,
    async close() {
      stopSweeping();
      await gate.alone(() => context.journal.close());
    },
  };
}

async function openContext({ dir, clock, region, account }: TableOptions): Promise<Context> {
  const journal = await openJournal(dir);
  const tables = await openTableRegister(journal);
  const tokens = await openTokenMemory(journal, clock);
  const arnPrefix = `arn:aws:dynamodb:${region ?? 'us-east-1'}:${account ?? '000000000000'}:table/`;
  const context = { journal, tables, tokens, clock, arnPrefix };
  for (const table of tables.halfDeleted) await finishDeletion(context, table);
  return context;
}

async function answer(
  context: Context,
  gate: ReturnType<typeof openGate>,
  target: string,
  body: string | object,
): Promise<Answer> {
  try {
    const { operation, alone } = operationOf(target);
    const raw = parsed(body);
    const work = async () => operation(context, raw);
    return { status: 200, body: await (alone ? gate.alone(work) : gate.shared(work)) };
  } catch (error) {
    return answerOf(error);
  }
}

/** A copy of the request, since the checks consume it. */
function parsed(body: string | object): RawRequest {
  const copy: unknown = parseJson(typeof body === 'string' ? body : JSON.stringify(body));
  if (isRecord(copy)) return copy;
  throw malformed('The request body is not a JSON object');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('The request body is not JSON');
  }
}

function sweepRegularly(clock: LaptopClock, sweep: () => Promise<number>): () => void {
  const run = () => {
    sweep().catch((error: unknown) => console.error('The sweep of expired items failed', error));
  };
  const timer = setInterval(run, SWEEP_EVERY_MS).unref();
  const unsubscribe = clock.onForward(run);
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}
