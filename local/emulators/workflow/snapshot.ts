import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { openJournal } from '../line-journal.ts';
import type { Definition } from './definition-types.ts';
import type { ExecutionFacts, Frame } from './execution.ts';
import { admit, type Memory } from './memory.ts';

type Row =
  | { readonly position: number; readonly lastSerial: number; readonly forgotten: number }
  | { readonly hash: string; readonly body: Definition }
  | {
      readonly facts: ExecutionFacts;
      readonly frames: readonly Frame[];
      readonly pages: readonly number[];
    };

const BATCH_CHARACTERS = 1 << 20;

/** Writes the working set beside the journal, in one step as seen by a reader. Only shortens the next start. */
export function writeSnapshot(path: string, position: number, memory: Memory): void {
  const file = openSync(`${path}.tmp`, 'w');
  let batch = '';
  for (const row of rowsOf(position, memory)) {
    batch += `${JSON.stringify(row)}\n`;
    if (batch.length > BATCH_CHARACTERS) {
      writeSync(file, batch);
      batch = '';
    }
  }
  writeSync(file, batch);
  closeSync(file);
  renameSync(`${path}.tmp`, path);
}

function* rowsOf(position: number, memory: Memory): Generator<Row> {
  yield { position, lastSerial: memory.lastSerial, forgotten: memory.forgotten };
  for (const [hash, body] of memory.definitions) yield { hash, body };
  for (const { facts, frames, pages } of memory.bySerial.values()) {
    yield { facts, frames: [...frames.values()], pages };
  }
}

/** Fills the memory and gives the journal offset at which to go on reading: 0 without a usable snapshot. */
export function readSnapshot(path: string, journalPath: string, memory: Memory): number {
  if (!existsSync(path) || !existsSync(journalPath)) return 0;
  let position = 0;
  const length = statSync(journalPath).size;
  const file = openJournal(path, 0, (line) => {
    // the snapshot's own rows
    const row = JSON.parse(line) as Row;
    if ('position' in row) {
      if (row.position > length) return;
      ({ position } = row);
      Object.assign(memory, { lastSerial: row.lastSerial, forgotten: row.forgotten });
    } else if (position > 0) restore(memory, row);
  });
  file.close();
  return position;
}

function restore(memory: Memory, row: Exclude<Row, { readonly position: number }>): void {
  if ('hash' in row) {
    memory.definitions.set(row.hash, row.body);
    return;
  }
  const execution = admit(memory, row.facts);
  for (const frame of row.frames) execution.frames.set(frame.id, frame);
  execution.pages.push(...row.pages);
}
