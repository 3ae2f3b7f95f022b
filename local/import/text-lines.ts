/** The physical lines of a text file, decoded strictly, one at a time. */
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { BrokenFile } from './broken-file.ts';

export interface TextLine {
  readonly number: number;
  /** With its line break, if it has one. */
  readonly text: string;
  /** Bytes of the file up to the end of this line. */
  readonly bytes: number;
}

const LINE_FEED = 0x0a;
const MAX_LINE_BYTES = 1024 * 1024;

/** Bytes after the last line break wait for the rest of their line; a line without end is no text. */
async function* byteLines(path: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  let number = 1;
  for await (const chunk of createReadStream(path)) {
    let block = Buffer.concat([rest, chunk as Buffer]);
    for (let end = block.indexOf(LINE_FEED); end >= 0; end = block.indexOf(LINE_FEED)) {
      yield block.subarray(0, end + 1);
      block = block.subarray(end + 1);
      number += 1;
    }
    if (block.length > MAX_LINE_BYTES)
      throw new BrokenFile(number, `longer than ${MAX_LINE_BYTES} bytes; is this a CSV file?`);
    rest = block;
  }
  if (rest.length > 0) yield rest;
}

const isUtf16 = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/**
 * Yields line by line, so that memory does not grow with the file. Throws `BrokenFile` with the line that is not of the
 * encoding; UTF-8 and GB18030 never hide a line break inside a character, so lines can be cut before they are decoded.
 */
export async function* textLines(path: string, encoding: string): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let [number, bytes] = [0, 0];
  for await (const line of byteLines(path)) {
    number += 1;
    bytes += line.length;
    if (number === 1 && isUtf16(line)) throw new BrokenFile(1, 'UTF-16; save the file as UTF-8');
    yield { number, text: decoded(decoder, line, number), bytes };
  }
}

function decoded(decoder: TextDecoder, line: Buffer, number: number): string {
  try {
    return decoder.decode(line);
  } catch (cause) {
    const advice = 'save the file as UTF-8, or name its encoding (--encoding gb18030)';
    throw new BrokenFile(number, `not ${decoder.encoding.toUpperCase()}; ${advice}`, cause);
  }
}
