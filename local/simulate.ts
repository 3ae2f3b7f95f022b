import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolderPath } from './host/data-folder.ts';
import { NotRunning } from './people/laptop.ts';
import { Unreachable } from './people/patience.ts';
import { progressOn } from './progress.ts';
import { REPOSITORY } from './repository.ts';
import { outcomeTable } from './simulate/outcome.ts';
import { simulate } from './simulate/simulate.ts';

const usage = `npm run simulate -- [--cases 100] [--seed 1] [--concurrency 16] [--json FILE]
Plays customers and staff of the running host until every case is closed, those that were there before included.`;

function numberOf(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`--${name} is a whole number`);
  return value;
}

function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      concurrency: { type: 'string', default: '16' },
      json: { type: 'string' },
    },
  });
  return {
    dataDir: dataFolderPath(REPOSITORY),
    cases: numberOf(values.cases, 'cases'),
    seed: numberOf(values.seed, 'seed'),
    concurrency: Math.max(1, numberOf(values.concurrency, 'concurrency')),
    json: values.json,
  };
}

/** `npm run simulate`: 0 when every case is closed, 1 when some are not. */
async function main(args: string[]): Promise<number> {
  const { json, ...options } = optionsOf(args);
  const outcome = await simulate(options, progressOn(process.stderr));
  console.log(outcomeTable(outcome));
  if (json)
    writeFileSync(
      resolve(process.env['INIT_CWD'] ?? '.', json),
      `${JSON.stringify(outcome, null, 2)}\n`,
    );
  return outcome.closed === outcome.cases ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = [NotRunning, Unreachable, TypeError].some((it) => error instanceof it);
  console.error(known ? (error as Error).message : error);
  if (error instanceof TypeError) console.error(`\n${usage}`);
  process.exitCode = 2;
}
