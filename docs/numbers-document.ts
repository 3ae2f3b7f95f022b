/** `docs/numbers.md`: what `npm run bench` measured last, with what one must know to judge it. */
import { type ColdStartRow, LEAN_PAIR, PAIR } from '../bench/cold-start.ts';
import type { CostRow } from '../bench/cost.ts';
import { type Price, type PriceName, prices } from '../bench/prices.ts';
import { type Result, readResult } from '../bench/support/results.ts';
import type { ThroughputRow } from '../bench/throughput.ts';

type Cost = Result<{
  readonly rows: readonly CostRow[];
  readonly assumed: Readonly<Record<string, number>>;
  readonly schedules: { readonly readsPerTick: number; readonly dollarsPerMonth: number };
}>;
type ColdStart = Result<{ readonly rounds: number; readonly rows: readonly ColdStartRow[] }>;
type Throughput = Result<{
  readonly rows: readonly ThroughputRow[];
  readonly method: {
    readonly secondsEach: number;
    readonly rounds: number;
    readonly warmUp: string;
  };
}>;

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

const under = ({ at, command, machine, node, load }: Result<object>): string =>
  `\`${command}\` on ${at.slice(0, 10)}; ${machine}, Node ${node}, run queue ${load}.`;

const dollars = (value: number): string => value.toFixed(value < 0.1 ? 4 : 3);

function costSection(it: Cost): string {
  const names = Object.keys(prices) as PriceName[];
  const cells = (name: PriceName, row: CostRow) => [
    Math.round(row.counts[name] * 100) / 100,
    dollars(row.perThousand[name] ?? 0),
  ];
  return [
    '## What a case costs',
    `Both stories are played over HTTP on the laptop stack (\`test/journeys/support/economy.ts\`); the host tells of every call, DynamoDB’s account includes indexes, and transactions count double. ${under(it)}`,
    table(
      ['per case', 'unit price $', 'mark', ...it.rows.flatMap((row) => [row.story, '$ per 1,000'])],
      [
        ...names.map((name) => {
          const { perUnit, unit, mark }: Price = prices[name];
          return [
            unit,
            perUnit.toPrecision(3),
            mark,
            ...it.rows.flatMap((row) => cells(name, row)),
          ];
        }),
        ['**sum**', '', '', ...it.rows.flatMap((row) => ['', `**${row.dollarsPerThousand}**`])],
      ],
    ),
    'Targets: happy path 0.80, full escalation 2.20. Half of a happy path is its four mails (the acknowledgement brings the first code; a remembered device needs one more, for accepting), a quarter its eight states (ADR 2), a sixth its writes.',
    `What runs by the clock costs the same with ten cases or ten million: a tick that finds nothing reads ${it.schedules.readsPerTick} units, $${it.schedules.dollarsPerMonth} a month for three sweeps a minute. Assumed, since a laptop cannot tell: ${Object.entries(
      it.assumed,
    )
      .map(([name, value]) => `${name} ${value}`)
      .join(
        ', ',
      )}. Not in it: storage, traffic, firewall, keys, identity. \`memory\` marks a price that no stored page confirms.`,
  ].join('\n\n');
}

function coldStartSection(it: ColdStart): string {
  const pairs = new Set([PAIR, LEAN_PAIR]);
  const rows = it.rows.filter(({ bundle }) => pairs.has(bundle) || bundle.startsWith('api/'));
  const others = it.rows.filter((row) => !rows.includes(row));
  const spread = (all: readonly ColdStartRow[]) => all.map((row) => row.timesPairShortest);
  const cells = (row: ColdStartRow) => [
    row.bundle,
    row.kb,
    row.medianMs,
    row.minMs,
    row.timesPair,
    row.timesPairShortest,
    row.timesLeanPair,
  ];
  return [
    '## How long a bundle takes to load',
    `A fresh process for each load, ${it.rounds} rounds of all bundles, one after the other; the pair is the DynamoDB and Step Functions clients alone, once as published and bundled as anybody would (the measure, quality.md A4), once without the parts that our bundles leave out as well. ${under(it)}`,
    table(
      [
        'bundle',
        'KB',
        'median ms',
        'shortest ms',
        'times the pair',
        'of the shortest',
        'times our pair',
      ],
      rows.map(cells),
    ),
    `The other ${others.length} bundles lie between ${Math.min(...spread(others))} and ${Math.max(...spread(others))} times the pair, of the shortest loads.`,
    'Target: API bundles at most 1.2 times the pair. Schemas are built when something is first read of them (`functions/domain/on-demand.ts`): before, all three hundred were built at each start, and routes that carry out a command took 1.6 times the pair.',
  ].join('\n\n');
}

function throughputSection(it: Throughput): string {
  const { secondsEach, rounds, warmUp } = it.method;
  return [
    '## What the laptop host does per second',
    `Closed loop on kept connections, no request is ever aborted; the load comes from a process of its own on the same cores. Medians of ${rounds} rounds of ${secondsEach} s; warm-up ${warmUp}. ${under(it)}`,
    table(
      [
        'scenario',
        'connections',
        'per s',
        'p50 ms',
        'p99 ms',
        'host CPU ms each',
        'at rest after ms',
      ],
      it.rows.map((row) => [
        row.scenario,
        row.connections,
        row.perSecond,
        row.p50Ms,
        row.p99Ms,
        row.cpuMs,
        row.restMs,
      ]),
    ),
    'A create sets off two steps, a mail and its event; a full cycle is a case opened by staff, the agent’s question, the customer’s answer, and the four steps, two mails and looks at the case between them. *Host CPU each* hardly depends on who else uses the machine; per second does.',
    'Targets at 16 connections on two cores of one’s own: create 150, list 500, cycle 60. What stands in the way of more cycles: a cycle is eleven calls of functions, each in a thread of its own, and 35 calls of AWS through the real SDK, which cost some 0.35 ms in the function and 0.15 ms in the host once everything is warm: 17 ms before a line of the bank’s own is run, and 60 a second on two cores leave 33 ms for all, the load included. A thread sees a few hundred events in a bench and runs its SDK and schemas cold for most of them: its first thousand calls take 2.3 ms each, 0.6 after three thousand. By thread, a quarter of the time is the host’s main one, where table, workflow and API take turns (some 35 ms a cycle, so that it alone ends at 28 a second), a fifth V8’s own (compiling, collecting), the rest the functions. Tried and not kept: all functions in one thread that share every module, which they cannot on Lambda, 92 ms of processor time a cycle where threads of their own took 131, and 17 cycles a second; two such threads, 102 ms.',
  ].join('\n\n');
}

/** Written from the results that are committed, so that document and figures never part. */
export const numbersDocument = (): string =>
  `${[
    '# Numbers',
    'Generated by `npm run bench` from `bench/results/`. A run queue above the number of cores says that others used the machine at the same time: then compare ratios and processor time, not rates.',
    costSection(readResult('cost')),
    coldStartSection(readResult('cold-start')),
    throughputSection(readResult('throughput')),
  ].join('\n\n')}\n`;
