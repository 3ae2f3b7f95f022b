/** `docs/scale.md`: which quotas bind at which size, and whether the shards bear it (`bench/shards.ts`, `bench/sweep.ts`). */
import type { ShardRow } from '../bench/shards.ts';
import { readResult } from '../bench/support/results.ts';

interface Shards {
  readonly configured: number;
  readonly rows: readonly ShardRow[];
}
interface Sweep {
  readonly rows: number;
  readonly sweeps: number;
  readonly firedOnce: number;
  readonly claimsLost: number;
  readonly seconds: number;
  readonly lagSeconds: { readonly median: number; readonly longest: number };
  readonly shards: { readonly perShard: readonly number[]; readonly largestToMean: number };
}

const shardTable = ({ rows }: Shards): string =>
  [
    '| load | changes a second at the peak | shards by the formula | shards simulated | busiest shard’s busiest second, write units | of a partition |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      (it) =>
        `| ${it.load} | ${it.peakPerSecond} | ${it.formula} | ${it.shards} | ${it.busiest} | ${Math.round(it.ofPartition * 100)} % |`,
    ),
  ].join('\n');

const QUOTAS = `| quota (default) | at 100,000 cases a day | at 10 million open cases | ask AWS for |
| --- | --- | --- | --- |
| SES: 50,000 mails a day, 14 a second; beyond it mail is refused | **binds first**: 600,000 mails a day | the same | 1,000,000 a day and 200 a second, before launch |
| Step Functions: 1,000,000 open executions | 3 million open after a month if a case lives 30 days: **binds second** | **binds** | 15 million; or cells, one account each |
| Step Functions: state transitions 5,000 burst, 1,500 a second (older copy: other regions 800 / 500) | 8 states a case: 9 a second mean, 190 in a 20-fold spike | the same | nothing |
| Step Functions: StartExecution 300 a second, SendTask 500 a second | 1.2 and 12 a second | the same | nothing |
| Step Functions: ListExecutions 5 a second, DescribeExecution 15 | the reconciler stays below 5 a second; no request path asks | a full round of 10 million at 5 a second takes 23 days: it looks at what is suspicious only | 50 a second for DescribeExecution |
| Lambda: 1,000 at once, +1,000 per 10 s and function | 26 HTTP calls a case: 30 a second mean, 600 in a spike, 40 ms each = 24 at once | the same | nothing |
| DynamoDB: 1,000 write and 3,000 read units a second per partition, of indexes too | see the shards below; a case is one partition | 8 shards carry it, 16 with the safety factor | warm throughput before a migration |
| HTTP API: 10,000 a second per account (2,000 set for this API) | 600 in a spike | the same | nothing |
| execution: 25,000 events, one year | a run ends itself after 1,500 of the case’s events or 250 days | the same | cannot be raised |`;

const sweepSection = (it: Sweep): string =>
  `${it.rows.toLocaleString('en')} rows due at one instant, ${it.sweeps} sweeps at once over the table emulator: ${it.firedOnce.toLocaleString('en')} fired exactly once, ${it.claimsLost.toLocaleString('en')} claims lost to another sweep, ${it.seconds} s in all; lag of the median row ${it.lagSeconds.median} s, of the last ${it.lagSeconds.longest} s. Rows per shard ${it.shards.perShard.join(', ')}: the fullest has ${it.shards.largestToMean} times the mean.`;

export const scaleDocument = (): string => {
  const shards = readResult<Shards>('shards');
  return `# Scale

Generated from \`bench/results/\` (\`node --import tsx bench/shards.ts\`, \`bench/sweep.ts\`). Quotas are the defaults of the study of 24 Nov 2026; ask for the account’s own before relying on them.

## Quotas that bind

${QUOTAS}

## Shards of the due index

\`N = ceil(2 × peak changes a second × 2 write units / 1000)\` (\`functions/adapters/shard.ts\`; \`-c shards=N\`, ${shards.configured} in prod by default). Simulated with the real hash and ids, a spike of twenty times the mean of an eight-hour day:

${shardTable(shards)}

They may become more at any time: a row stays in its shard, which is read, until it is written again. Fewer would hide what lies in those that are gone.

## A rush

${sweepSection(readResult<Sweep>('sweep'))}

On AWS one sweep works its shards side by side and takes about 50 ms a row, so 160 rows a second with ${shards.configured} shards: a minute of the 20-fold spike at 100,000 cases a day (16,700 rows) is done in 104 s, by the tick that found it and the ones that overlap it.
`;
};
