/** One import from its options to its last words. */
import { existsSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { laptopAt } from '../people/laptop.ts';
import type { Progress } from '../progress.ts';
import { type Account, type ImportJob, importFile, type Outcome } from './importer.ts';
import { openJournal } from './journal.ts';
import { fieldReader, WrongMapping, withOptions } from './mapping.ts';
import { type ImportOptions, WrongUse } from './options.ts';
import { readyMadeFor } from './ready-made.ts';
import { openReport } from './report.ts';
import type { RowRules } from './row-intake.ts';
import { type Bank, staffDoor } from './staff-door.ts';

const CONCURRENCY = 8;

/** The bank elsewhere, or the laptop's; throws `NotRunning` when there is none. */
async function bankOf({ url, token, as }: ImportOptions, dataDir: string): Promise<Bank> {
  if (url && token) return { api: url.replace(/\/+$/, ''), token: async () => token };
  const laptop = await laptopAt(dataDir);
  let last: Promise<string> | undefined;
  return {
    api: laptop.api,
    token: (renew) => (last = renew || !last ? laptop.token(as) : last),
  };
}

/** Everything that is known before the heading is read; the heading may bring a ready-made mapping. */
function jobOf(options: ImportOptions): ImportJob {
  const { file, maps, sets, encoding, locale, zone } = options;
  const rules: { -readonly [K in keyof RowRules]: RowRules[K] } = {
    source: options.source ?? basename(file, extname(file)),
    locale,
    zone,
  };
  if (options.contactDomain) rules.contactDomain = options.contactDomain;
  return {
    file,
    encoding,
    rules,
    concurrency: CONCURRENCY,
    reader(header) {
      const ready = readyMadeFor(header);
      if (!options.source && ready.source) rules.source = ready.source;
      // elsewhere mails would really be sent, and every one of them would bounce: that must be asked for
      if (!options.contactDomain && !options.url && ready.contactDomain)
        rules.contactDomain = ready.contactDomain;
      return fieldReader(withOptions(ready.mapping, maps, sets), header);
    },
  };
}

/** Runs the import. Rejects only with what kept it from beginning. */
export async function runImport(
  options: ImportOptions,
  dataDir: string,
  progress: Progress,
): Promise<Outcome> {
  const { file } = options;
  if (!existsSync(file) || !statSync(file).isFile()) throw new WrongUse(`No such file: ${file}`);
  const size = statSync(file).size;
  const door = staffDoor(await bankOf(options, dataDir));
  const journal = openJournal(options.journal);
  try {
    const report = openReport(options.report);
    const show = (bytes: number, { opened, already, refused }: Account) =>
      progress.show(
        size ? bytes / size : 1,
        `${opened} opened, ${already} already there, ${refused} refused`,
      );
    const outcome = await importFile({ door, journal, report, progress: show }, jobOf(options));
    report.close();
    return outcome;
  } finally {
    progress.done();
    journal.close();
  }
}

/** What was done, why it stopped if it did, and what to do next. */
export function lastWords({ account, stopped }: Outcome, { report, file }: ImportOptions): string {
  const { rows, opened, already, refused, unreachable } = account;
  return [
    `${rows} rows: ${opened} opened, ${already} already there, ${refused} refused`,
    ...(refused > 0 ? [`what was wrong with them: ${report}`] : []),
    ...(unreachable > 0
      ? [
          `${unreachable} have no contact: their address cannot be reached; call or write to these customers`,
        ]
      : []),
    ...(stopped ? [`stopped: ${stopped.message}`] : []),
    ...(stopped && !(stopped instanceof WrongMapping)
      ? [
          `What is opened stays. Run the import of ${file} again: it goes on and opens nothing twice.`,
        ]
      : []),
  ].join('\n');
}

/** 0 all in, 1 some refused, 2 not begun, 3 stopped on the way. */
export function exitCodeOf({ account, stopped }: Outcome): number {
  if (stopped) return stopped instanceof WrongMapping ? 2 : 3;
  return account.refused > 0 ? 1 : 0;
}
