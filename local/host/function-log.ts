import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';

const MAX_BYTES = 10 * 1024 * 1024;

/** What functions print goes to one file of JSON lines; the console stays for the person at the laptop. */
export interface FunctionLog {
  /** Copies a stream line by line under the function's name. */
  follow(functionName: string, stream: Readable): void;
  note(functionName: string, line: string): void;
}

/** Opens the log; beyond 10 MB the file becomes `<file>.1`, of which one is kept. */
export function openFunctionLog(file: string, now: () => number): FunctionLog {
  mkdirSync(dirname(file), { recursive: true });
  let size = existsSync(file) ? statSync(file).size : 0;
  const write = (functionName: string, lines: readonly string[]) => {
    const time = new Date(now()).toISOString();
    const entryOf = (line: string) =>
      `${JSON.stringify({ time, function: functionName, line: parsed(line) })}\n`;
    const entries = lines.map(entryOf).join('');
    if (size + entries.length > MAX_BYTES) {
      renameSync(file, `${file}.1`);
      size = 0;
    }
    appendFileSync(file, entries);
    size += entries.length;
  };
  return {
    note: (name, line) => write(name, [line]),
    follow: (name, stream) => followLines(stream, (lines) => write(name, lines)),
  };
}

/** A line that is a JSON object is kept as one, so that the log can be searched by its fields. */
function parsed(line: string): unknown {
  if (!line.startsWith('{')) return line;
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

function followLines(stream: Readable, take: (lines: readonly string[]) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    const whole = lines.filter(Boolean);
    if (whole.length > 0) take(whole);
  });
}
