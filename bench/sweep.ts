/** A rush: 100,000 rows are due at once, and eight sweeps work at the same time. Each row must be fired exactly once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { toItem } from '#adapters/dynamo/items.ts';
import { keys, shardedEntries } from '#adapters/dynamo/keys.ts';
import { tableOf } from '#adapters/dynamo/table.ts';
import { update } from '#adapters/dynamo/update.ts';
import { dynamoCaseStore } from '#adapters/dynamo-case-store.ts';
import { randomIds } from '#adapters/random-ids.ts';
import { shardOf } from '#adapters/shard.ts';
import { sweepShards, sweepSource } from '#casework/sweep.ts';
import type { CaseStore } from '#ports';
import { SHARDS } from '../infra/settings.ts';
import { laptopClock } from '../local/clock.ts';
import { ensureTable, openTable } from '../local/emulators/table/index.ts';
import { casesTable } from '../test/adapters/cases-table.ts';
import { rounded } from './support/closed-loop.ts';
import { writeResult } from './support/results.ts';
import { straightClient } from './support/straight-client.ts';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const SWEEPS = 8;
const TABLE = 'Cases';
const BATCH = 25;

/** As a bank has them. */
const shards = SHARDS.prod;

const DUE_AT = '2026-11-24T01:00:00.000Z';

/** Rows of cases that are due, as far as a sweep looks at them: their claim is the case's version. */
async function seed(client: DynamoDBClient, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const puts = ids.slice(start, start + BATCH).map((id) => {
      const wake = shardedEntries(shards).wake(id, { at: DUE_AT, kind: 'clock' });
      return { PutRequest: { Item: toItem(keys.case(id), { version: 1 }, wake) } };
    });
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: puts } }));
  }
}

/** What the commit of a due command does to the case's row: one version further, and due no more. */
const claimIn =
  (client: DynamoDBClient) =>
  async (caseId: string): Promise<boolean> => {
    const { done } = await update(tableOf({ client, tableName: TABLE }), {
      key: keys.case(caseId),
      set: { version: 2 },
      remove: ['duePk', 'dueSk', 'dueFor'],
      condition: '#version = :version',
      values: { version: 1 },
    });
    return done;
  };

interface Rush {
  readonly cases: CaseStore;
  readonly claim: (caseId: string) => Promise<boolean>;
  readonly fired: Map<string, number>;
  readonly firedAt: number[];
}

/** One sweep as `WatchClocks` does it, with the claim as its whole act. */
function sweep({ cases, claim, fired, firedAt }: Rush) {
  const tick = { timeLeft: () => 1e9 };
  const act = async (caseId: string) => {
    if (!(await claim(caseId))) return { outcome: 'left' as const };
    fired.set(caseId, (fired.get(caseId) ?? 0) + 1);
    firedAt.push(performance.now());
    return { outcome: 'done' as const };
  };
  return sweepShards(cases.shards, (shard) => [
    () =>
      sweepSource(tick, {
        read: (limit) => cases.due(shard, 'clock', '2026-11-24T01:00:01.000Z', limit),
        keyOf: (it) => it,
        act,
      }),
  ]);
}

function balance(ids: readonly string[]) {
  const perShard = Array.from({ length: shards }, () => 0);
  for (const id of ids) perShard[shardOf(id, shards)] = (perShard[shardOf(id, shards)] ?? 0) + 1;
  const mean = ids.length / shards;
  return { perShard, largestToMean: Math.round((Math.max(...perShard) / mean) * 1000) / 1000 };
}

async function rush(client: DynamoDBClient, ids: readonly string[]) {
  const cases = dynamoCaseStore({ client, tableName: TABLE, shards });
  const claim = claimIn(client);
  const fired = new Map<string, number>();
  const firedAt: number[] = [];
  const begun = performance.now();
  const counts = await Promise.all(
    Array.from({ length: SWEEPS }, () => sweep({ cases, claim, fired, firedAt })),
  );
  const seconds = (performance.now() - begun) / 1000;
  return {
    rows: ids.length,
    sweeps: SWEEPS,
    firedOnce: [...fired.values()].filter((it) => it === 1).length,
    firedTwice: [...fired.values()].filter((it) => it > 1).length,
    neverFired: ids.length - fired.size,
    claimsLost: counts.reduce((sum, it) => sum + it.left, 0),
    seconds: rounded(seconds),
    firesPerSecond: Math.round(ids.length / seconds),
    // all were due at one instant: the last one fired is the longest lag
    lagSeconds: {
      median: rounded(((firedAt[Math.floor(firedAt.length / 2)] ?? begun) - begun) / 1000),
      longest: rounded(((firedAt.at(-1) ?? begun) - begun) / 1000),
    },
    shards: balance(ids),
  };
}

export async function sweepBench(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'parley-sweep-'));
  const table = await openTable({ dir, clock: laptopClock() });
  try {
    await ensureTable(table, casesTable()(TABLE));
    const client = straightClient(table);
    const ids = Array.from({ length: ROWS }, () => randomIds.id());
    await seed(client, ids);
    const result = await rush(client, ids);
    console.log(result);
    writeResult('sweep', result);
    if (result.firedOnce !== ids.length) throw new Error('Not every row was fired exactly once');
  } finally {
    await table.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('bench/sweep.ts')) await sweepBench();
