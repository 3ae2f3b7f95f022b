/** The rows of a CSV file (RFC 4180), one at a time, each with the line on which it begins. */
import { parse } from 'csv-parse/sync';
import { BrokenFile } from './broken-file.ts';
import { textLines } from './text-lines.ts';

export interface CsvRow {
  /** Physical line on which the row begins; the heading is line 1. */
  readonly line: number;
  /** Undefined when the row is no CSV; `why` says so. */
  readonly cells?: readonly string[];
  readonly why?: string;
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

const MAX_ROW_CHARACTERS = 256 * 1024;

const words: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: 'a quote inside a cell that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quote within its cell',
};

/** One row's text, complete by its quotes. */
interface Piece {
  readonly line: number;
  readonly lastLine: number;
  readonly text: string;
  readonly bytes: number;
}

const quotesIn = (text: string): number => text.split('"').length - 1;

/** Puts lines together until every quote is closed. Blank lines between rows are passed over. */
async function* pieces(path: string, encoding: string): AsyncGenerator<Piece> {
  let [line, text, open, bytes] = [1, '', false, 0];
  for await (const next of textLines(path, encoding)) {
    if (text === '') line = next.number;
    text += next.text;
    ({ bytes } = next);
    open = open !== (quotesIn(next.text) % 2 === 1);
    if (text.length > MAX_ROW_CHARACTERS)
      throw new BrokenFile(
        line,
        `a row longer than ${MAX_ROW_CHARACTERS} characters; is a quote never closed?`,
      );
    if (open) continue;
    if (text.trim() !== '') yield { line, lastLine: next.number, text, bytes };
    text = '';
  }
  if (open)
    throw new BrokenFile(line, 'a quote is opened and never closed; the file may be cut off');
}

/** Yields the heading first. Throws `BrokenFile` where the file cannot be read on; rows before it are out already. */
export async function* csvRows(path: string, encoding = 'utf-8'): AsyncGenerator<CsvRow> {
  for await (const piece of pieces(path, encoding)) yield rowOf(piece);
}

function rowOf({ line, lastLine, text, bytes }: Piece): CsvRow {
  try {
    const [cells = []] = parse(text, { relax_column_count: true });
    return { line, cells, bytes };
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    const why = words[code] ?? message;
    return { line, bytes, why: lastLine > line ? `${why} (lines ${line} to ${lastLine})` : why };
  }
}
