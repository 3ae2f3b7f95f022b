/** What came of a simulation, for people and for programs. */
import type { HostFacts } from '../people/laptop.ts';
import type { Traffic } from './bank.ts';
import type { Part } from './part.ts';

export interface Outcome {
  readonly seed: number;
  readonly cases: number;
  readonly closed: number;
  readonly stuck: readonly {
    readonly caseNo: string;
    readonly story: string;
    readonly why: string;
  }[];
  readonly seconds: number;
  readonly casesPerSecond: number;
  readonly bankDays: number;
  readonly requests: number;
  readonly repeated: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly mails: number;
  readonly hostRssMb: number;
  readonly hostPeakRssMb: number;
  readonly stories: readonly {
    readonly story: string;
    readonly cases: number;
    readonly ends: Readonly<Record<string, number>>;
  }[];
  /** Closing reason → cases. */
  readonly ends: Readonly<Record<string, number>>;
}

export interface Facts {
  readonly seed: number;
  readonly parts: readonly Part[];
  readonly traffic: Traffic;
  readonly host: HostFacts;
  readonly mails: number;
  readonly seconds: number;
  readonly bankDays: number;
}

function count(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

const endOf = ({ state, last }: Part): string =>
  state === 'over'
    ? (last?.closed?.reason ?? 'unknown')
    : `not closed (${last?.status ?? 'not opened'})`;

const MEGABYTE = 1024 * 1024;
const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

export function outcomeOf({
  seed,
  parts,
  traffic,
  host,
  mails,
  seconds,
  bankDays,
}: Facts): Outcome {
  const over = parts.filter((it) => it.state === 'over');
  const names = [...new Set(parts.map((it) => it.story.name))];
  return {
    seed,
    cases: parts.length,
    closed: over.length,
    stuck: parts
      .filter((it) => it.state !== 'over')
      .map((it) => ({
        caseNo: it.opened?.caseNo ?? '',
        story: it.story.name,
        why: it.why ?? it.state,
      })),
    seconds: round(seconds),
    casesPerSecond: round(over.length / seconds, 2),
    bankDays: round(bankDays),
    requests: traffic.requests,
    repeated: traffic.repeated,
    refusals: Object.fromEntries(traffic.refusals),
    mails,
    hostRssMb: Math.round(host.memory.rssBytes / MEGABYTE),
    hostPeakRssMb: Math.round(host.memory.peakRssBytes / MEGABYTE),
    stories: names.map((story) => {
      const own = parts.filter((it) => it.story.name === story);
      return { story, cases: own.length, ends: count(own.map(endOf)) };
    }),
    ends: count(parts.map(endOf)),
  };
}

/** Columns as wide as what is in them. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((it) => it[at]?.length ?? 0))) ?? [];
  return rows
    .map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

const endsIn = (ends: Readonly<Record<string, number>>): string =>
  Object.entries(ends)
    .map(([reason, times]) => `${reason} ${times}`)
    .join(', ');

export function outcomeTable(it: Outcome): string {
  const stories = it.stories.toSorted((a, b) => b.cases - a.cases);
  const lines = [
    table([
      ['story', 'cases', 'closed as'],
      ...stories.map((one) => [one.story, String(one.cases), endsIn(one.ends)]),
      ['all', String(it.cases), endsIn(it.ends)],
    ]),
    '',
    `  ${it.closed} of ${it.cases} cases closed in ${it.seconds} s (${it.casesPerSecond} a second); the bank's clock went on by ${it.bankDays} days`,
    `  ${it.requests} requests, ${it.repeated} sent again, ${it.mails} mails; host memory ${it.hostRssMb} MB, ${it.hostPeakRssMb} MB at its peak`,
    ...(Object.keys(it.refusals).length > 0 ? [`  people were told: ${endsIn(it.refusals)}`] : []),
    ...it.stuck.slice(0, 20).map((one) => `  NOT CLOSED ${one.caseNo} (${one.story}): ${one.why}`),
  ];
  return lines.join('\n');
}
