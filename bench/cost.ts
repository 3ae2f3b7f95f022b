/** What a case costs on AWS: the happy path and the full escalation are played on the laptop stack, counted, and priced. */
import { join } from 'node:path';
import { SHARDS } from '../infra/settings.ts';
import { prepare } from '../local/host/prepare.ts';
import { synthesize } from '../local/host/synth.ts';
import { REPOSITORY } from '../local/repository.ts';
import type { Customer } from '../test/journeys/support/customer.ts';
import { fullEscalation, happyPath, statesEntered } from '../test/journeys/support/economy.ts';
import { type Stack, startStack } from '../test/journeys/support/stack.ts';
import { type Counts, priced, prices, total } from './prices.ts';
import { isSchedule, type Meter, openMeter, type Readings } from './support/meter.ts';
import { writeResult } from './support/results.ts';

/** What cannot be counted on a laptop. */
export const assumed = {
  /** A warm call on arm64 at 256 MB (quality.md A2). */
  callSeconds: 0.04,
  callGb: 0.25,
  /** Lambda's own lines about a call are left out at their level; the HTTP API's access log line is not. */
  callLogKb: 0,
  httpLogKb: 0.3,
  /** X-Ray keeps one request a second and then 5 %. */
  tracesKept: 0.05,
  schedulesCallSeconds: 0.2,
  minutesOfMonth: 43_200,
} as const;

export interface CostRow {
  readonly story: string;
  readonly states: number;
  readonly readings: Readings;
  readonly counts: Counts;
  readonly perThousand: Readonly<Record<string, number>>;
  readonly dollarsPerThousand: number;
}

interface Told {
  readonly states: number;
  readonly mails: number;
  readonly logKb: number;
  readonly readings: Readings;
}

function countsOf({ states, mails, logKb, readings: it }: Told): Counts {
  const calls = it.apiCalls + it.stepCalls + it.eventCalls;
  return {
    stateTransition: states,
    lambdaCall: calls,
    lambdaGbSecond: calls * assumed.callSeconds * assumed.callGb,
    httpCall: it.httpCalls,
    // a sweep writes only for a case that is due
    writeUnit: it.writeUnits + it.tickWriteUnits,
    readUnit: it.readUnits,
    mail: mails,
    logKb: logKb + calls * assumed.callLogKb + it.httpCalls * assumed.httpLogKb,
    trace: calls * assumed.tracesKept,
  };
}

const round = (value: number, digits = 4): number => Number(value.toFixed(digits));

/** What CloudWatch takes in of these lines, with its 26 bytes for each; a sweep's belong to no case. */
const logKbOf = (text: string): number =>
  text
    .split('\n')
    .filter(Boolean)
    .map((it) => JSON.parse(it) as { readonly function: string; readonly line: unknown })
    .filter((it) => !isSchedule(it.function))
    .reduce((sum, { line }) => sum + Buffer.byteLength(JSON.stringify(line)) + 26, 0) / 1024;

async function told(
  stack: Stack,
  meter: Meter,
  story: (stack: Stack) => Promise<Customer>,
): Promise<Told> {
  const logBefore = stack.log().length;
  const mailsBefore = stack.host.mail.list({}).length;
  meter.read();
  const customer = await story(stack);
  await stack.settle();
  const readings = meter.read();
  return {
    states: (await statesEntered(stack, customer)).length,
    mails: stack.host.mail.list({}).length - mailsBefore,
    logKb: logKbOf(stack.log().slice(logBefore)),
    readings,
  };
}

function rowOf(story: string, it: Told): CostRow {
  const counts = countsOf(it);
  const dollars = priced(counts);
  const perThousand = Object.entries(dollars).map(([name, one]) => [name, round(one * 1000)]);
  return {
    story,
    states: it.states,
    readings: it.readings,
    counts,
    perThousand: Object.fromEntries(perThousand) as Record<string, number>,
    dollarsPerThousand: round(total(dollars) * 1000, 3),
  };
}

/** Sweeps cost the same with ten cases or ten million: a month of ticks that find nothing. */
async function idleMonth(stack: Stack, meter: Meter) {
  meter.read();
  await stack.days(1);
  const { ticks, tickReadUnits } = meter.read();
  const readsPerTick = tickReadUnits / ticks;
  // three sweeps a minute; what runs each hour or night hardly counts
  const ticksOfMonth = 3 * assumed.minutesOfMonth;
  const seconds = ticksOfMonth * assumed.schedulesCallSeconds * assumed.callGb;
  const dollars =
    ticksOfMonth * (readsPerTick * prices.readUnit.perUnit + prices.lambdaCall.perUnit) +
    seconds * prices.lambdaGbSecond.perUnit +
    ticksOfMonth * assumed.callLogKb * prices.logKb.perUnit;
  return { readsPerTick: round(readsPerTick, 2), dollarsPerMonth: round(dollars, 2) };
}

export async function cost(): Promise<void> {
  const meter = openMeter();
  // a bank's sweeps are counted, not a trial's
  const assembly = join(REPOSITORY, 'node_modules/.cache/parley-cost');
  const context = { shards: String(SHARDS.prod) };
  await prepare(REPOSITORY);
  await synthesize({ root: REPOSITORY, outDir: assembly, context });
  const stack = await startStack({ watch: meter, assembly });
  try {
    const schedules = await idleMonth(stack, meter);
    const rows = [
      rowOf('happy path', await told(stack, meter, happyPath)),
      rowOf('full escalation', await told(stack, meter, fullEscalation)),
    ];
    for (const it of rows) console.log(it.story, it.dollarsPerThousand, 'dollars per 1,000 cases');
    writeResult('cost', { assumed, schedules, rows });
  } finally {
    await stack.stop();
  }
}

if (process.argv[1]?.endsWith('bench/cost.ts')) await cost();
