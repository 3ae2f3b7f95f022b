import { parseArgs } from 'node:util';
import { normalCaseNo } from '#casework/case-number.ts';
import { dataFolderPath } from './host/data-folder.ts';
import { laptopAt, NotRunning } from './people/laptop.ts';
import { progressOn } from './progress.ts';
import { REPOSITORY } from './repository.ts';
import { awsTable, type CaseTable, laptopTable } from './verify/case-table.ts';
import { type Verified, verifyChains } from './verify/chains.ts';

const usage = `npm run verify -- [--case NUMBER] [--table NAME [--region REGION]]
Reads the rows of every case as an auditor would and recomputes their hash chains; --table reads a table on AWS.
Ends with 0: all whole; 1: at least one is broken; 2: could not be read.`;

const options = {
  case: { type: 'string' },
  table: { type: 'string' },
  region: { type: 'string' },
} as const;

// the SDK's reminder about Node 20 is no part of what an auditor asked for
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

async function tableOf(name: string | undefined, region: string | undefined): Promise<CaseTable> {
  return name ? awsTable(name, region) : laptopTable(await laptopAt(dataFolderPath(REPOSITORY)));
}

function words({ cases, events, breaks }: Verified): string {
  const [first, ...others] = breaks;
  if (!first) return `${cases} cases, ${events} events: every chain is whole`;
  const more = others.length > 0 ? `; ${others.length} more cases are broken` : '';
  return `${cases} cases, ${events} events: ${first.caseNo} is broken. ${first.what}${more}`;
}

/** `npm run verify`. */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const table = await tableOf(values.table, values.region);
  const progress = progressOn(process.stderr);
  try {
    const seen = (cases: number) => progress.show(0, `${cases} cases`);
    const verified = await verifyChains(table, values.case && normalCaseNo(values.case), seen);
    progress.done();
    console.log(words(verified));
    return verified.breaks.length > 0 ? 1 : 0;
  } finally {
    table.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof NotRunning || error instanceof RangeError;
  console.error(known || error instanceof TypeError ? (error as Error).message : error);
  if (error instanceof TypeError) console.error(`\n${usage}`);
  process.exitCode = 2;
}
