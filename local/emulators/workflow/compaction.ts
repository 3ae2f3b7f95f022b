import { existsSync, renameSync, rmSync } from 'node:fs';
import { openJournal } from '../line-journal.ts';
import type { Memory } from './memory.ts';

interface Paths {
  readonly journal: string;
  readonly snapshot: string;
}

/**
 * Writes the journal anew without the executions that have been forgotten, once those are the larger part. Run while
 * nobody else has the journal open. Death at any point leaves the old journal or the new one, both whole.
 */
export function compactJournal(paths: Paths, memory: Memory): void {
  if (memory.forgotten <= memory.bySerial.size || !existsSync(paths.journal)) return;
  const fresh = `${paths.journal}.tmp`;
  rmSync(fresh, { force: true });
  copyLiving(paths.journal, fresh, memory);
  // its offsets are those of the old journal
  rmSync(paths.snapshot, { force: true });
  renameSync(fresh, paths.journal);
  memory.forgotten = 0;
}

function copyLiving(from: string, to: string, memory: Memory): void {
  const old = openJournal(from, 0, () => {});
  const journal = openJournal(to, 0, () => {});
  for (const hash of definitionsInUse(memory)) {
    const body = memory.definitions.get(hash);
    if (body) journal.append(JSON.stringify({ definition: { hash, body } }));
  }
  for (const { facts, frames, pages } of memory.bySerial.values()) {
    journal.append(JSON.stringify({ s: facts.serial, f: facts, p: [...frames.values()] }));
    const events = pages.map((offset) => eventsIn(old.lineAt(offset)));
    const moved = events.map((text) => journal.append(`{"s":${facts.serial}}\t${text}`));
    pages.splice(0, pages.length, ...moved);
  }
  old.close();
  journal.close();
}

function definitionsInUse(memory: Memory): Set<string> {
  return new Set([...memory.bySerial.values()].map(({ facts }) => facts.definition));
}

function eventsIn(line: string): string {
  return line.slice(line.indexOf('\t') + 1);
}
