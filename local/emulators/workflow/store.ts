import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../line-journal.ts';
import { compactJournal } from './compaction.ts';
import type { Definition } from './definition-types.ts';
import type { Change, Execution, ExecutionFacts, Frame, HistoryEvent } from './execution.ts';
import { admit, emptyMemory, forget, type Memory } from './memory.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** Everything that is remembered: definitions that executions began with, executions, their history. */
export interface Store {
  byArn(arn: string): Execution | undefined;
  bySerial(serial: number): Execution | undefined;
  /** Executions of one machine, oldest first. */
  ofStateMachine(arn: string): readonly Execution[];
  all(): Iterable<Execution>;
  nextSerial(): number;
  /** Keeps the definition and gives the hash under which executions refer to it. */
  keepDefinition(definition: Definition): string;
  definition(hash: string): Definition | undefined;
  /** Writes the change, then makes it true in memory. Throws when it cannot be written; then nothing has changed. */
  commit(change: Change): Execution;
  history(execution: Execution): HistoryEvent[];
  /** Forgets ended executions, so that their names are free again. Their lines go when the journal is closed, if they are many. */
  forget(execution: Execution): void;
  close(): void;
}

interface Line {
  readonly s?: number;
  readonly f?: Partial<ExecutionFacts>;
  readonly p?: readonly Frame[];
  readonly d?: readonly number[];
  readonly definition?: { readonly hash: string; readonly body: Definition };
  readonly forgotten?: number;
}

const SNAPSHOT_EVERY_BYTES = 64 * 1024 * 1024;

/** Opens the store in `dir`, made when absent. Whatever a killed process had committed is there again. */
export function openStore(dir: string): Store {
  mkdirSync(dir, { recursive: true });
  const paths = { journal: join(dir, 'journal.log'), snapshot: join(dir, 'snapshot.jsonl') };
  const memory = emptyMemory();
  const hashes = new WeakMap<Definition, string>();
  let snapshotAt = readSnapshot(paths.snapshot, paths.journal, memory);
  const journal = openJournal(paths.journal, snapshotAt, (line, offset) =>
    replay(memory, line, offset),
  );
  const snapshot = () => {
    snapshotAt = statSync(paths.journal).size;
    writeSnapshot(paths.snapshot, snapshotAt, memory);
  };
  const append = (line: Line, events: readonly HistoryEvent[] = []) => {
    // history follows a tab, which JSON text never contains: reloading need not parse it
    const page = events.length === 0 ? '' : `\t${JSON.stringify(events)}`;
    const offset = journal.append(JSON.stringify(line) + page);
    apply(memory, line, events.length === 0 ? undefined : offset);
    if (journal.size() - snapshotAt > SNAPSHOT_EVERY_BYTES) snapshot();
  };

  return {
    byArn: (arn) => memory.byArn.get(arn),
    bySerial: (serial) => memory.bySerial.get(serial),
    ofStateMachine: (arn) => memory.byMachine.get(arn) ?? [],
    all: () => memory.bySerial.values(),
    nextSerial: () => memory.lastSerial + 1,
    definition: (hash) => memory.definitions.get(hash),
    keepDefinition(body) {
      const hash = hashes.get(body) ?? hashOf(body);
      hashes.set(body, hash);
      if (!memory.definitions.has(hash)) append({ definition: { hash, body } });
      return hash;
    },
    commit(change) {
      const known = memory.bySerial.get(change.facts.serial)?.facts;
      append(lineOf(change, known), change.events);
      return mustFind(memory, change.facts.serial);
    },
    history: (execution) => execution.pages.flatMap((offset) => eventsOf(journal.lineAt(offset))),
    forget: (execution) => append({ forgotten: execution.facts.serial }),
    close() {
      journal.close();
      compactJournal(paths, memory);
      snapshot();
    },
  };
}

const hashOf = (body: Definition): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url');

function mustFind(memory: Memory, serial: number): Execution {
  const execution = memory.bySerial.get(serial);
  if (!execution) throw new Error(`Execution ${serial} has been forgotten.`);
  return execution;
}

function lineOf(change: Change, known: ExecutionFacts | undefined): Line {
  return {
    s: change.facts.serial,
    f: changed(known, change.facts),
    ...(change.put.length > 0 && { p: change.put }),
    ...(change.drop.length > 0 && { d: change.drop }),
  };
}

function changed(
  known: ExecutionFacts | undefined,
  facts: ExecutionFacts,
): Partial<ExecutionFacts> {
  if (known === undefined) return facts;
  const entries = Object.entries(facts).filter(
    ([key, value]) => known[key as keyof ExecutionFacts] !== value,
  );
  return Object.fromEntries(entries);
}

function replay(memory: Memory, text: string, offset: number): void {
  const tab = text.indexOf('\t');
  // the journal's own lines
  const line = JSON.parse(tab < 0 ? text : text.slice(0, tab)) as Line;
  apply(memory, line, tab < 0 ? undefined : offset);
}

function eventsOf(text: string): HistoryEvent[] {
  // the journal's own lines
  return JSON.parse(text.slice(text.indexOf('\t') + 1)) as HistoryEvent[];
}

function apply(memory: Memory, line: Line, page: number | undefined): void {
  if (line.definition) memory.definitions.set(line.definition.hash, line.definition.body);
  if (line.forgotten !== undefined) forget(memory, line.forgotten);
  if (line.s === undefined) return;
  const execution = memory.bySerial.get(line.s) ?? admit(memory, line.f);
  if (line.f) execution.facts = { ...execution.facts, ...line.f };
  for (const id of line.d ?? []) execution.frames.delete(id);
  for (const frame of line.p ?? []) execution.frames.set(frame.id, frame);
  if (page !== undefined) execution.pages.push(page);
}
