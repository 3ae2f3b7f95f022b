/**
 * What the laptop host does per second: create, list of 20, and the full cycle, at 1 and 16 connections. The load comes from
 * this process, the host runs in another; both share the machine.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, client } from './support/client.ts';
import { closedLoop, type LoopFigures, median, rounded } from './support/closed-loop.ts';
import { create, fullCycle, list, sessionsOf } from './support/deeds.ts';
import { type HostProcess, startHostProcess } from './support/host-process.ts';
import { writeResult } from './support/results.ts';

interface Scenario {
  readonly name: string;
  readonly act: (http: Client) => Promise<unknown>;
}

export interface ThroughputRow extends LoopFigures {
  readonly scenario: string;
  readonly connections: number;
  /** How long after the last answer the host was still at work on what the requests had set off. */
  readonly restMs: number;
  /** Processor time of the host per operation, with all that it set off: hardly depends on who else uses the machine. */
  readonly cpuMs: number;
}

const CONNECTIONS = [1, 16];
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 5);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const WARM_UP_SECONDS = Number(process.env['BENCH_WARM_UP'] ?? 20);

async function scenariosOf(host: HostProcess): Promise<Scenario[]> {
  const staff = { authorization: `Bearer ${await host.token('agent.chen')}` };
  const sessionFor = sessionsOf(host.facts);
  const http = client(host.facts.api, 1);
  // the directory learns of her: she owns the cases
  await http.get('/api/staff/me', staff);
  http.close();
  return [
    { name: 'create', act: create },
    { name: 'list of 20', act: (it) => list(it, staff) },
    { name: 'full cycle', act: (it) => fullCycle(it, staff, sessionFor) },
  ];
}

async function measured(
  host: HostProcess,
  { name, act }: Scenario,
  connections: number,
  seconds: number,
): Promise<ThroughputRow> {
  const http = client(host.facts.api, connections);
  const before = await host.cpuSeconds();
  const figures = await closedLoop(connections, seconds, () => act(http));
  http.close();
  const ended = performance.now();
  await host.settle();
  const restMs = Math.round(performance.now() - ended);
  const cpuMs = rounded((((await host.cpuSeconds()) - before) * 1000) / figures.count);
  return { scenario: name, connections, restMs, cpuMs, ...figures };
}

/** Rounds of all scenarios, one after the other, so that a slow minute of the machine does not hit one of them alone. */
async function rounds(host: HostProcess, scenarios: readonly Scenario[]) {
  for (const it of scenarios) await measured(host, it, 16, WARM_UP_SECONDS);
  const rows: ThroughputRow[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const scenario of scenarios)
      for (const connections of CONNECTIONS) {
        const row = await measured(host, scenario, connections, SECONDS);
        rows.push(row);
        console.log(
          `${row.scenario.padEnd(10)} ${String(connections).padStart(2)}  ${row.perSecond}/s  p50 ${row.p50Ms} p99 ${row.p99Ms} ms, rest ${row.restMs} ms, cpu ${row.cpuMs} ms`,
        );
        await pause(200);
      }
  return rows;
}

function medians(rows: readonly ThroughputRow[]): ThroughputRow[] {
  const keyOf = (it: ThroughputRow) => `${it.scenario} ${it.connections}`;
  return [...new Map(rows.map((it) => [keyOf(it), it]))].map(([key, first]) => {
    const all = rows.filter((it) => keyOf(it) === key);
    const of = (figure: 'perSecond' | 'p50Ms' | 'p99Ms' | 'restMs' | 'cpuMs') =>
      rounded(median(all.map((it) => it[figure])));
    const count = all.reduce((sum, it) => sum + it.count, 0);
    const figures = { perSecond: of('perSecond'), p50Ms: of('p50Ms'), p99Ms: of('p99Ms') };
    return { ...first, ...figures, restMs: of('restMs'), cpuMs: of('cpuMs'), count };
  });
}

export async function throughput(): Promise<void> {
  const flags = process.env['BENCH_PROFILE']
    ? ['--cpu-prof', '--cpu-prof-dir=/tmp/bench-prof']
    : [];
  const host = await startHostProcess(flags);
  try {
    const rows = await rounds(host, await scenariosOf(host));
    writeResult('throughput', {
      method: {
        secondsEach: SECONDS,
        rounds: ROUNDS,
        warmUp: `${WARM_UP_SECONDS} s of each scenario at 16 connections`,
      },
      rows: medians(rows),
    });
  } finally {
    await host.stop();
  }
}

if (process.argv[1]?.endsWith('bench/throughput.ts')) await throughput();
