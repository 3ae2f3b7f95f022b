/**
 * Whether the shards of the due index bear the load: the formula of `shard.ts` against a simulated rush, with the real hash and
 * ids as they are made. A partition of an index takes 1,000 write units a second.
 */
import { randomIds } from '#adapters/random-ids.ts';
import { shardOf } from '#adapters/shard.ts';
import { SHARDS } from '../infra/settings.ts';
import { writeResult } from './support/results.ts';

const UNITS_OF_PARTITION = 1000;
/** Write units of the index per change: the old entry goes, the new one comes. */
const UNITS_PER_CHANGE = 2;
const SAFETY = 2;
const WINDOW_SECONDS = 8 * 3600;
const SPIKE = 20;
const SIMULATED_SECONDS = 120;

interface Load {
  readonly name: string;
  readonly duePerDay: number;
}

const LOADS: readonly Load[] = [
  { name: '100,000 cases a day, four due points each', duePerDay: 400_000 },
  { name: '10 million open cases, one follow-up every three days', duePerDay: 10_000_000 / 3 },
];

export interface ShardRow {
  readonly load: string;
  readonly peakPerSecond: number;
  readonly formula: number;
  readonly shards: number;
  /** Write units of the busiest shard in its busiest second. */
  readonly busiest: number;
  /** Of the busiest second's units over all seconds and shards, against what a partition takes. */
  readonly ofPartition: number;
}

const formula = (peakPerSecond: number): number =>
  Math.ceil((SAFETY * peakPerSecond * UNITS_PER_CHANGE) / UNITS_OF_PARTITION);

/** The busiest shard-second of a rush in which changes come evenly, each on the shard of its case. */
function busiestSecond(peakPerSecond: number, shards: number): number {
  let busiest = 0;
  for (let second = 0; second < SIMULATED_SECONDS; second += 1) {
    const units = Array.from({ length: shards }, () => 0);
    for (let n = 0; n < peakPerSecond; n += 1) {
      const shard = shardOf(randomIds.id(), shards);
      units[shard] = (units[shard] ?? 0) + UNITS_PER_CHANGE;
    }
    busiest = Math.max(busiest, ...units);
  }
  return busiest;
}

function rowsOf({ name, duePerDay }: Load): ShardRow[] {
  const peakPerSecond = Math.round((duePerDay / WINDOW_SECONDS) * SPIKE);
  const needed = formula(peakPerSecond);
  return [...new Set([1, needed, SHARDS.prod, 16])].map((shards) => {
    const busiest = busiestSecond(peakPerSecond, shards);
    const ofPartition = Math.round((busiest / UNITS_OF_PARTITION) * 100) / 100;
    return { load: name, peakPerSecond, formula: needed, shards, busiest, ofPartition };
  });
}

export function shards(): void {
  const rows = LOADS.flatMap(rowsOf);
  console.table(rows);
  writeResult('shards', {
    assumed: { windowHours: 8, spike: SPIKE, safety: SAFETY, unitsPerChange: UNITS_PER_CHANGE },
    configured: SHARDS.prod,
    rows,
  });
}

if (process.argv[1]?.endsWith('bench/shards.ts')) shards();
