/**
 * How long each bundle takes to load in a fresh process, beside the bare SDK pair (DynamoDB + Step Functions): as published and
 * bundled as usual (quality.md A4 (ii), the measure), and with the parts left out that our bundles leave out.
 * Rounds take every bundle once, so that a slow minute of the machine hits all alike.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BuildOptions } from 'esbuild';
import { bundleHandlers, bundleOptions, handlerEntries } from '../local/host/bundle.ts';
import { bundleSizes } from '../local/host/bundle-budget.ts';
import { REPOSITORY } from '../local/repository.ts';
import { median, rounded } from './support/closed-loop.ts';
import { writeResult } from './support/results.ts';

export interface ColdStartRow {
  readonly bundle: string;
  readonly kb: number;
  readonly medianMs: number;
  readonly minMs: number;
  /** Median against the published pair's of the same rounds. */
  readonly timesPair: number;
  /** The same of the shortest loads: what others do on the machine only ever adds. */
  readonly timesPairShortest: number;
  /** Of the shortest loads, against the pair without what Lambda never asks. */
  readonly timesLeanPair: number;
}

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 11);
export const PAIR = 'SDK pair, as published';
export const LEAN_PAIR = 'SDK pair, built as ours';

const PAIR_SOURCE = `
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SFNClient, SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
const clients = [new DynamoDBClient({}), new SFNClient({})];
export const handler = async () => [clients, GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand, UpdateItemCommand, SendTaskSuccessCommand, StartExecutionCommand];
`;

/** Nothing left out, nothing exchanged: what anybody's bundle of the two clients holds. */
const { external: _, alias: __, plugins: ___, ...asPublished } = bundleOptions(REPOSITORY);

/** Builds the pair; returns its file and size. */
async function buildPair(folder: string, name: string, options: BuildOptions): Promise<Bundle> {
  const { build } = await import('esbuild');
  const file = join(folder, `${options.external ? 'lean' : 'published'}.cjs`);
  await build({
    ...options,
    stdin: { contents: PAIR_SOURCE, resolveDir: REPOSITORY, loader: 'ts' },
    outfile: file,
  });
  return { name, file, kb: statSync(file).size / 1024 };
}

const timer = fileURLToPath(new URL('support/time-load.cjs', import.meta.url));
const run = promisify(execFile);

/** What Lambda sets, and nothing else: a bundle must load without its own configuration. */
const env = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'A',
  AWS_SECRET_ACCESS_KEY: 'S',
  NODE_NO_WARNINGS: '1',
  PATH: process.env['PATH'],
};

async function loadMs(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, [timer, file], { env });
  return Number(stdout);
}

interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly kb: number;
}

async function measured(bundles: readonly Bundle[]): Promise<Map<string, number[]>> {
  const taken = new Map(bundles.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { name, file } of bundles) taken.get(name)?.push(await loadMs(file));
  return taken;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

export async function coldStart(): Promise<void> {
  await bundleHandlers(REPOSITORY);
  const folder = mkdtempSync(join(tmpdir(), 'parley-pair-'));
  try {
    const dist = join(REPOSITORY, 'dist');
    const sizes = new Map(bundleSizes(dist).map(({ name, bytes }) => [name, bytes / 1024]));
    const own = handlerEntries(REPOSITORY).map(({ area, name }) => ({
      name: `${area}/${name}`,
      file: join(dist, area, name, 'index.js'),
      kb: sizes.get(`${area}/${name}`) ?? 0,
    }));
    const pairs = [
      await buildPair(folder, PAIR, asPublished),
      await buildPair(folder, LEAN_PAIR, bundleOptions(REPOSITORY)),
    ];
    const bundles = [...pairs, ...own];
    const taken = await measured(bundles);
    const pair = median(taken.get(PAIR) ?? []);
    const shortest = (name: string) => Math.min(...(taken.get(name) ?? []));
    const rows = bundles.map(({ name, kb }): ColdStartRow => {
      const times = taken.get(name) ?? [];
      const medianMs = rounded(median(times));
      const timesPair = hundredths(median(times) / pair);
      const timesPairShortest = hundredths(Math.min(...times) / shortest(PAIR));
      const timesLeanPair = hundredths(Math.min(...times) / shortest(LEAN_PAIR));
      return {
        bundle: name,
        kb: Math.round(kb),
        medianMs,
        minMs: rounded(Math.min(...times)),
        timesPair,
        timesPairShortest,
        timesLeanPair,
      };
    });
    rows.sort((a, b) => b.timesPairShortest - a.timesPairShortest);
    console.table(rows);
    writeResult('cold-start', { rounds: ROUNDS, rows });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('bench/cold-start.ts')) await coldStart();
