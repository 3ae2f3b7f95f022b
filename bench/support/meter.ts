/** Counts what a story costs, told by the host of every call; what runs by the clock stands apart. */

import { scheduleNames } from '#contracts/functions.ts';
import type { Watch } from '../../local/host/watch.ts';

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems']);

export interface Readings {
  readonly httpCalls: number;
  /** Calls of functions by routes, by steps, and by events of AWS. */
  readonly apiCalls: number;
  readonly stepCalls: number;
  readonly eventCalls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Ticks of schedules, what they read, and what they wrote for cases; a sum of the month belongs to none. */
  readonly ticks: number;
  readonly tickReadUnits: number;
  readonly tickWriteUnits: number;
}

const nothing = (): { -readonly [K in keyof Readings]: number } => ({
  httpCalls: 0,
  apiCalls: 0,
  stepCalls: 0,
  eventCalls: 0,
  readUnits: 0,
  writeUnits: 0,
  ticks: 0,
  tickReadUnits: 0,
  tickWriteUnits: 0,
});

export const isSchedule = (name: string): boolean =>
  scheduleNames.some((it) => name.endsWith(`-${it}`));

export interface Meter extends Watch {
  /** What was counted since the last reading. */
  read(): Readings;
}

export function openMeter(): Meter {
  let now = nothing();
  return {
    read() {
      const readings = now;
      now = nothing();
      return readings;
    },
    awsCall({ operation, caller, capacity }) {
      const units = capacity.reduce((sum, it) => sum + it.CapacityUnits, 0);
      const kind = READS.has(operation) ? 'ReadUnits' : 'WriteUnits';
      if (/-(RollUpReports|PurgeExpired)$/.test(caller) && kind === 'WriteUnits') return;
      if (isSchedule(caller)) now[`tick${kind}`] += units;
      // a bench that looks on pays nothing
      else if (caller !== 'operator')
        now[kind === 'ReadUnits' ? 'readUnits' : 'writeUnits'] += units;
    },
    invocation(functionArn, via) {
      if (via === 'workflow') now.stepCalls += 1;
      else if (via === 'api') {
        now.apiCalls += 1;
        now.httpCalls += 1;
      } else if (isSchedule(functionArn)) now.ticks += 1;
      else now.eventCalls += 1;
    },
  };
}
