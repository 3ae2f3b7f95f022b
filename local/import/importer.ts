/** Reads a file row by row, opens a case for each, and keeps account. */
import type { FieldError } from '#contracts/field-messages.ts';
import { Refused } from '../people/http.ts';
import { BrokenFile } from './broken-file.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import type { Journal } from './journal.ts';
import type { ReadField } from './mapping.ts';
import type { Report } from './report.ts';
import { type MappedRow, mapRow, type RowRules, wrongWidth } from './row-intake.ts';
import type { StaffDoor } from './staff-door.ts';

export interface Account {
  rows: number;
  opened: number;
  /** In the bank already, from this run's file or another's. */
  already: number;
  refused: number;
  /** Opened with an address at which nobody can be reached. */
  unreachable: number;
}

export interface ImportNeeds {
  readonly door: StaffDoor;
  readonly journal: Journal;
  readonly report: Report;
  /** Told after each row: how much of the file is read. */
  readonly progress: (bytes: number, account: Account) => void;
}

export interface ImportJob {
  readonly file: string;
  readonly encoding: string;
  readonly rules: RowRules;
  /** Reads fields by the heading; throws `WrongMapping`. */
  readonly reader: (header: readonly string[]) => ReadField;
  /** Rows under way at once. */
  readonly concurrency: number;
}

/** The bank's refusal as lines of the report. */
function errorsOf({ problem }: Refused): readonly FieldError[] {
  if (problem.errors?.length) return problem.errors;
  if (problem.code === 'IdempotencyKeyReused')
    return [
      {
        field: '',
        rule: problem.code,
        message: 'Imported before with other contents; not changed',
      },
    ];
  return [{ field: '', rule: problem.code, message: problem.detail ?? problem.title }];
}

/** The number of the row's case; `opened` says whether this run made it. */
async function bring({ door, journal }: ImportNeeds, row: MappedRow) {
  const known = journal.caseOf(row.reference);
  if (known) return { caseNo: known, opened: false };
  const there = await door.find(row);
  const caseNo = there ?? (await door.open(row));
  journal.keep(row.reference, caseNo);
  return { caseNo, opened: there === undefined };
}

function mapped(row: CsvRow, width: number, read: ReadField, rules: RowRules) {
  const { cells, why } = row;
  if (!cells) return [{ field: '', rule: 'csv', message: why ?? 'not CSV' }];
  return cells.length === width ? mapRow(cells, read, rules) : [wrongWidth(cells.length, width)];
}

class Run {
  readonly account: Account = { rows: 0, opened: 0, already: 0, refused: 0, unreachable: 0 };
  readonly #needs: ImportNeeds;
  readonly #job: ImportJob;
  readonly #underWay = new Map<string, Promise<void>>();
  #failure: { error: unknown } | undefined;

  constructor(needs: ImportNeeds, job: ImportJob) {
    this.#needs = needs;
    this.#job = job;
  }

  /** Whatever stops it, rows under way are brought to their end first. */
  async all(): Promise<void> {
    try {
      await this.#read();
    } finally {
      await Promise.all(this.#underWay.values());
    }
    this.#check();
  }

  async #read(): Promise<void> {
    const rows = csvRows(this.#job.file, this.#job.encoding);
    const heading = (await rows.next()).value as CsvRow | undefined;
    if (!heading?.cells) throw new BrokenFile(1, heading?.why ?? 'the file is empty');
    const header = heading.cells.map((it) => it.trim());
    const read = this.#job.reader(header);
    for await (const row of rows) {
      this.#check();
      await this.#take(row, mapped(row, header.length, read, this.#job.rules));
      this.#needs.progress(row.bytes, this.account);
    }
  }

  async #take(row: CsvRow, it: MappedRow | readonly FieldError[]): Promise<void> {
    this.account.rows += 1;
    if (!('reference' in it)) return this.#refuse(row.line, it);
    // the same row twice in one file: the second waits for the first
    await this.#underWay.get(it.reference);
    while (this.#underWay.size >= this.#job.concurrency)
      await Promise.race(this.#underWay.values());
    const work = this.#bring(row.line, it)
      .catch((error: unknown) => void (this.#failure ??= { error }))
      .finally(() => this.#underWay.delete(it.reference));
    this.#underWay.set(it.reference, work);
  }

  async #bring(line: number, row: MappedRow): Promise<void> {
    try {
      const { opened } = await bring(this.#needs, row);
      if (!opened) this.account.already += 1;
      else {
        this.account.opened += 1;
        if (row.unreachable) this.account.unreachable += 1;
      }
    } catch (error) {
      if (!(error instanceof Refused) || error.status === 401 || error.status >= 500) throw error;
      this.#refuse(line, errorsOf(error));
    }
  }

  #refuse(line: number, errors: readonly FieldError[]): void {
    this.account.refused += 1;
    this.#needs.report.add(line, errors);
  }

  #check(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

export interface Outcome {
  readonly account: Account;
  /** Why it ended before the end of the file. */
  readonly stopped?: Error;
}

/** Never rejects for what is in the file or on the way: what stopped it comes with what was done until then. */
export async function importFile(needs: ImportNeeds, job: ImportJob): Promise<Outcome> {
  const run = new Run(needs, job);
  try {
    await run.all();
    return { account: run.account };
  } catch (error) {
    return { account: run.account, stopped: error as Error };
  }
}
