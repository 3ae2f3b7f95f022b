import type { LaptopClock } from '../../clock.ts';
import type { Answer } from './errors.ts';
import type { Journal } from './journal.ts';
import type { TableRegister } from './table-register.ts';
import type { TokenMemory } from './token-memory.ts';

/** What the operations share. */
export interface Context {
  journal: Journal;
  tables: TableRegister;
  tokens: TokenMemory;
  clock: LaptopClock;
  /** Prefix of every table's ARN, `arn:aws:dynamodb:<region>:<account>:table/`. */
  arnPrefix: string;
}

export type RawRequest = Record<string, unknown>;
export type Operation = (context: Context, raw: RawRequest) => object | Promise<object>;

export interface TableEmulator {
  /** Answers one request; `target` is the `x-amz-target` header. Never throws: faults are answers too. */
  handle(target: string, body: string | object): Promise<Answer>;
  /** Deletes expired items now and tells how many; it also happens each minute and when the clock moves. */
  sweepExpired(): Promise<number>;
  close(): Promise<void>;
}
