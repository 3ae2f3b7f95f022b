import { dataFolderPath } from './host/data-folder.ts';
import { ImporterBusy } from './import/journal.ts';
import { exitCodeOf, lastWords, runImport } from './import/main.ts';
import { importOptions, usage, WrongUse } from './import/options.ts';
import { Stopped } from './import/stopped.ts';
import { NotRunning } from './people/laptop.ts';
import { progressOn } from './progress.ts';
import { REPOSITORY } from './repository.ts';

/** `npm run import -- FILE.csv`: opens a case for each row of a file, once, however often it is run. */
async function main(args: readonly string[]): Promise<number> {
  const dataDir = dataFolderPath(REPOSITORY);
  const options = importOptions(args, process.env, dataDir);
  const begun = performance.now();
  const outcome = await runImport(options, dataDir, progressOn(process.stderr));
  console.log(lastWords(outcome, options));
  console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return exitCodeOf(outcome);
}

/** What a person can do something about; anything else is a fault of ours and shown whole. */
const expected = [WrongUse, ImporterBusy, NotRunning, Stopped];

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = expected.some((it) => error instanceof it);
  console.error(known ? (error as Error).message : error);
  if (error instanceof WrongUse) console.error(`\n${usage}`);
  process.exitCode = 2;
}
