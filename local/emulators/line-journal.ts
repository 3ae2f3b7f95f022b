import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

const CHUNK = 1 << 20;
const NEWLINE = 0x0a;

/** Lines that survive the death of the process as soon as `append` returns (not of the machine: nothing is fsynced). */
export interface Journal {
  /** Bytes written so far. */
  size(): number;
  /** Writes one line and gives its offset. */
  append(line: string): number;
  lineAt(offset: number): string;
  close(): void;
}

/**
 * Opens the file and hands every whole line from `from` on to `replay`. A torn last line is what death in mid-write
 * leaves: nobody has acted on it, so it is cut off.
 */
export function openJournal(
  path: string,
  from: number,
  replay: (line: string, offset: number) => void,
): Journal {
  const file = openSync(path, 'a+', 0o600);
  let end = replayLines(file, from, replay);
  ftruncateSync(file, end);
  return {
    size: () => end,
    append(line) {
      const offset = end;
      end += writeOrUndo(file, offset, Buffer.from(`${line}\n`));
      return offset;
    },
    lineAt: (offset) => readLine(file, offset),
    close: () => closeSync(file),
  };
}

// a disk that fills up must not leave half a line in the middle of the journal
function writeOrUndo(file: number, offset: number, bytes: Buffer): number {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    return bytes.length;
  } catch (error) {
    ftruncateSync(file, offset);
    throw error;
  }
}

function replayLines(file: number, from: number, replay: (line: string, offset: number) => void) {
  const length = fstatSync(file).size;
  let rest: Buffer = Buffer.alloc(0);
  let at = from;
  for (let read = from; read < length; ) {
    const chunk = Buffer.alloc(Math.min(CHUNK, length - read));
    read += readSync(file, chunk, 0, chunk.length, read);
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let stop = rest.indexOf(NEWLINE); stop >= 0; stop = rest.indexOf(NEWLINE, start)) {
      replay(rest.toString('utf8', start, stop), at + start);
      start = stop + 1;
    }
    at += start;
    rest = rest.subarray(start);
  }
  return at;
}

function readLine(file: number, offset: number): string {
  const parts: Buffer[] = [];
  for (let at = offset; ; ) {
    const chunk = Buffer.alloc(16_384);
    const got = readSync(file, chunk, 0, chunk.length, at);
    const stop = chunk.subarray(0, got).indexOf(NEWLINE);
    parts.push(chunk.subarray(0, stop >= 0 ? stop : got));
    if (stop >= 0 || got === 0) return Buffer.concat(parts).toString('utf8');
    at += got;
  }
}
