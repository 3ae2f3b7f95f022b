import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CsvRow, csvRows } from '../../../local/import/csv-rows.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-csv-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What comes out until the end or the break, and the break in words. */
async function read(content: string | Buffer, encoding?: string) {
  const file = join(folder, 'file.csv');
  writeFileSync(file, content);
  const rows: CsvRow[] = [];
  try {
    for await (const row of csvRows(file, encoding)) rows.push(row);
  } catch (error) {
    return { rows, broken: (error as Error).message };
  }
  return { rows, broken: '' };
}

const cellsOf = ({ rows }: { rows: CsvRow[] }) => rows.map(({ line, cells }) => [line, cells]);

describe('The rows of a CSV file', () => {
  it('are told with the line on which they begin, through quoted line breaks, blank lines and a byte order mark', async () => {
    const found = await read('\uFEFFa,b\r\n1,"x\r\ny ""z"""\r\n\r\n2,3');
    expect(cellsOf(found)).toEqual([
      [1, ['a', 'b']],
      [2, ['1', 'x\r\ny "z"']],
      [5, ['2', '3']],
    ]);
    expect(found.rows.at(-1)?.bytes).toBe(
      Buffer.byteLength('\uFEFFa,b\r\n1,"x\r\ny ""z"""\r\n\r\n2,3'),
    );
  });

  it('end where a file is cut off inside a quote, and the rows before are out', async () => {
    const { rows, broken } = await read('a,b\n1,2\n3,"half of the sto');
    expect(rows).toHaveLength(2);
    expect(broken).toBe('line 3: a quote is opened and never closed; the file may be cut off');
  });

  it('end at the line that is not of the encoding', async () => {
    const gbk = Buffer.from([0xcd, 0xb6, 0xcb, 0xdf, 0x2c, 0x31, 0x0a]);
    const { rows, broken } = await read(Buffer.concat([Buffer.from('a,b\n1,2\n'), gbk]));
    expect(rows).toHaveLength(2);
    expect(broken).toMatch(/^line 3: not UTF-8; save the file as UTF-8, or name its encoding/);
  });

  it('are read in another encoding when it is named', async () => {
    const gbk = Buffer.from([0xcd, 0xb6, 0xcb, 0xdf, 0x2c, 0x31, 0x0a]);
    const found = await read(Buffer.concat([Buffer.from('a,b\n'), gbk]), 'gb18030');
    expect(cellsOf(found)[1]).toEqual([2, ['投诉', '1']]);
  });

  it('are refused at once in UTF-16, in a file without lines, and in a row without end', async () => {
    expect((await read(Buffer.from('\uFEFFa,b\n', 'utf16le'))).broken).toMatch(/line 1: UTF-16/);
    expect((await read(Buffer.alloc(1_200_000, 0x61))).broken).toMatch(/is this a CSV file/);
    const endless = await read(`a,b\n1,"${'word\n'.repeat(60_000)}`);
    expect(endless.broken).toMatch(/^line 2: a row longer than .*is a quote never closed/);
  });

  it('that break the rules of quoting are told and passed over', async () => {
    const { rows, broken } = await read('a,b\n1,"x"y\n2,3\n');
    expect(broken).toBe('');
    expect(rows[1]).toMatchObject({
      line: 2,
      why: 'something follows a closing quote within its cell',
    });
    expect(rows[2]).toMatchObject({ line: 3, cells: ['2', '3'] });
  });
});
