import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '#contracts/views.ts';
import { importFile } from '../../../local/import/importer.ts';
import { ImporterBusy, openJournal } from '../../../local/import/journal.ts';
import { exitCodeOf, lastWords } from '../../../local/import/main.ts';
import { fieldReader } from '../../../local/import/mapping.ts';
import { importOptions, WrongUse } from '../../../local/import/options.ts';
import { readyMadeFor } from '../../../local/import/ready-made.ts';
import { openReport } from '../../../local/import/report.ts';
import type { MappedRow } from '../../../local/import/row-intake.ts';
import type { StaffDoor } from '../../../local/import/staff-door.ts';
import { Stopped, writing } from '../../../local/import/stopped.ts';
import { Refused } from '../../../local/people/http.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A bank that remembers by reference; `refuse` makes it say no. */
function aBank(refuse: (row: MappedRow) => Problem | undefined = () => undefined) {
  const opened: string[] = [];
  const door: StaffDoor = {
    find: async ({ reference }) => (opened.includes(reference) ? `XW-${reference}` : undefined),
    async open(row) {
      await new Promise((resolve) => setImmediate(resolve));
      const problem = refuse(row);
      if (problem) throw new Refused(problem.status, problem);
      opened.push(row.reference);
      return `XW-${row.reference}`;
    },
  };
  return { opened, door };
}

const HEADER = 'outsideReference,whatHappened,wish,name,phone';
const row = (id: number | string, story = '费用不符') => `${id},${story},请退还,王小明,13800000001`;

function aFile(...rows: string[]): string {
  const file = join(folder, 'backlog.csv');
  writeFileSync(file, [HEADER, ...rows].join('\n'));
  return file;
}

async function run(file: string, door: StaffDoor, report = openReport(join(folder, 'report.csv'))) {
  const journal = openJournal(join(folder, 'journal'));
  try {
    return await importFile(
      { door, journal, report, progress: () => undefined },
      {
        file,
        encoding: 'utf-8',
        rules: { source: 'old', locale: 'en', zone: 'Asia/Shanghai' },
        reader: (header) => fieldReader(readyMadeFor(header).mapping, header),
        concurrency: 4,
      },
    );
  } finally {
    journal.close();
  }
}
const report = () => readFileSync(join(folder, 'report.csv'), 'utf8');

describe('Importing a file', () => {
  it('opens a case for each row, and none on a second run, with or without its journal', async () => {
    const { door, opened } = aBank();
    const file = aFile(row(1), row(2), row(3));
    expect((await run(file, door)).account).toMatchObject({ rows: 3, opened: 3, already: 0 });
    expect((await run(file, door)).account).toMatchObject({ opened: 0, already: 3 });
    rmSync(join(folder, 'journal'), { recursive: true });
    expect((await run(file, door)).account).toMatchObject({ opened: 0, already: 3 });
    expect(opened).toEqual(['old-1', 'old-2', 'old-3']);
  });

  it('opens one case for a row that is in the file twice', async () => {
    const { door, opened } = aBank();
    expect((await run(aFile(row(1), row(1)), door)).account).toMatchObject({
      opened: 1,
      already: 1,
    });
    expect(opened).toEqual(['old-1']);
  });

  it('reports what is wrong by line, field and rule, and imports the others', async () => {
    const { door, opened } = aBank();
    const outcome = await run(aFile(row(1), ',,,,', row(2), '3,cut off'), door);
    expect(opened).toEqual(['old-1', 'old-2']);
    expect(exitCodeOf(outcome)).toBe(1);
    expect(report().split('\n')).toEqual([
      '\uFEFF"line","field","rule","message"',
      '"3","complainant.name","required","Please fill this in"',
      '"3","whatHappened","required","Please fill this in"',
      '"3","wish","required","Please fill this in"',
      '"5","","columns","2 cells, the heading has 5"',
      '',
    ]);
  });

  it('reports what the bank refuses, and defuses formulas', async () => {
    const problem = { type: '', title: '=SUM(A1)', status: 422, trace: '' };
    const { door } = aBank(({ reference }) =>
      reference === 'old-2'
        ? { ...problem, code: 'RoleNotAllowed' }
        : { ...problem, code: 'IdempotencyKeyReused' },
    );
    await run(aFile(row(1), row(2)), door);
    expect(report()).toContain(
      '"2","","IdempotencyKeyReused","Imported before with other contents; not changed"',
    );
    expect(report()).toContain('"3","","RoleNotAllowed","\'=SUM(A1)"');
  });

  it('states what was done when the file breaks off, and goes on when it is whole', async () => {
    const { door, opened } = aBank();
    const broken = await run(aFile(row(1), row(2), '3,"half of the sto'), door);
    expect(exitCodeOf(broken)).toBe(3);
    expect(lastWords(broken, importOptions([aFile()], {}, folder))).toMatch(
      /^2 rows: 2 opened, 0 already there, 0 refused\nstopped: line 4: a quote is opened.*\n.*Run the import of .* again/,
    );
    expect((await run(aFile(row(1), row(2), row(3)), door)).account).toMatchObject({
      opened: 1,
      already: 2,
    });
    expect(opened).toEqual(['old-1', 'old-2', 'old-3']);
  });

  it('stops when its report cannot be written because the disk is full, after the rows under way', async () => {
    const full = {
      path: 'report.csv',
      add: () =>
        writing('The report report.csv', () => {
          throw Object.assign(new Error('write'), { code: 'ENOSPC' });
        }),
      close: () => undefined,
    };
    const { door, opened } = aBank();
    const { stopped, account } = await run(aFile(row(1), ',,,,', row(2)), door, full);
    expect(stopped).toBeInstanceOf(Stopped);
    expect(stopped?.message).toBe('The report report.csv cannot be written: the disk is full');
    expect(opened).toEqual(['old-1']);
    expect(account.opened).toBe(1);
  });

  it('says at once when the report has no place', () => {
    expect(() => openReport(join(folder, 'nowhere', 'report.csv'))).toThrow(
      'the folder does not exist',
    );
  });

  it('stops at a heading that does not fit or is not there', async () => {
    const { door } = aBank();
    const empty = join(folder, 'empty.csv');
    writeFileSync(empty, '');
    expect((await run(empty, door)).stopped?.message).toBe('line 1: the file is empty');
  });
});

describe('The journal', () => {
  it('is one importer’s at a time, and taken over from one that is gone', () => {
    const place = join(folder, 'journal');
    const first = openJournal(place);
    expect(() => openJournal(place)).toThrow(ImporterBusy);
    first.close();
    expect(existsSync(join(place, 'import.lock'))).toBe(false);
    // no process has this id: the kernel's limit is far below
    writeFileSync(join(place, 'import.lock'), '999999999');
    openJournal(place).close();
  });

  it('passes over the half line of a run that was killed', () => {
    const place = join(folder, 'journal');
    openJournal(place).close();
    writeFileSync(join(place, 'journal.tsv'), 'old-1\tXW-1\nold-2\tX');
    const journal = openJournal(place);
    expect(journal.caseOf('old-1')).toBe('XW-1');
    expect(journal.caseOf('old-2')).toBeUndefined();
    journal.keep('old-2', 'XW-2');
    journal.close();
    const again = openJournal(place);
    expect(again.caseOf('old-2')).toBe('XW-2');
    again.close();
  });
});

describe('The options', () => {
  it.each([
    [[], /Name one file/],
    [['a.csv', 'b.csv'], /Name one file/],
    [['a.csv', '--locale', 'fr'], /zh-CN or en/],
    [['a.csv', '--zone', 'Mars'], /Mars/],
    [['a.csv', '--encoding', 'klingon'], /klingon/],
    [['a.csv', '--url', 'https://bank.example'], /needs --token/],
    [['a.csv', '--colour'], /colour/],
  ])('%j are refused with what to do', (args, words) => {
    expect(() => importOptions(args, {}, folder)).toThrow(WrongUse);
    expect(() => importOptions(args, {}, folder)).toThrow(words);
  });
});
