/** Which rows are in already: a file of lines beside a lock, so that a second run begins where the first one ended. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { writing } from './stopped.ts';

export interface Journal {
  /** Number of the case that this row became. */
  caseOf(reference: string): string | undefined;
  /** On disk when it returns. Throws `Stopped` when it cannot be written. */
  keep(reference: string, caseNo: string): void;
  close(): void;
}

export class ImporterBusy extends Error {
  override readonly name = 'ImporterBusy';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** One importer at a time; the lock of a process that is gone is taken over. */
function lock(file: string): () => void {
  try {
    writing(`The lock ${file}`, () => writeFileSync(file, String(process.pid), { flag: 'wx' }));
  } catch (error) {
    if (!existsSync(file)) throw error;
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid && isAlive(pid))
      throw new ImporterBusy(`Another import is running (process ${pid}, ${file}); wait for it`);
    rmSync(file, { force: true });
    return lock(file);
  }
  return () => rmSync(file, { force: true });
}

/** Lines `reference TAB case number`; the half line of a run that was killed is passed over. */
function casesIn(text: string): Map<string, string> {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return new Map(
    whole.filter(Boolean).map((line) => {
      const [reference = '', caseNo = ''] = line.split('\t');
      return [reference, caseNo];
    }),
  );
}

/** Throws `ImporterBusy` while another importer has the folder. */
export function openJournal(folder: string): Journal {
  writing(`The folder ${folder}`, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const unlock = lock(join(folder, 'import.lock'));
  const path = join(folder, 'journal.tsv');
  const what = `The journal ${path}`;
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const cases = casesIn(text);
  const file = writing(what, () => openSync(path, 'a', 0o600));
  const write = (line: string) => void writing(what, () => writeSync(file, line));
  // ends the half line of a killed run
  if (text !== '' && !text.endsWith('\n')) write('\n');
  return {
    caseOf: (reference) => cases.get(reference),
    keep(reference, caseNo) {
      cases.set(reference, caseNo);
      write(`${reference}\t${caseNo}\n`);
    },
    close() {
      closeSync(file);
      unlock();
    },
  };
}
