/** Whether the record of each case is whole: every event hashes to what was recorded, each follows the one before, none is missing at the end. */
import { unpacked } from '#adapters/dynamo/packing.ts';
import { recordedEvent } from '#domain/events.ts';
import { findBreak } from '#domain/hash-chain.ts';
import type { CaseTable, Row } from './case-table.ts';

export interface Break {
  readonly caseNo: string;
  /** In words. */
  readonly what: string;
}

export interface Verified {
  readonly cases: number;
  readonly events: number;
  readonly breaks: readonly Break[];
}

interface Head {
  readonly caseNo: string;
  readonly lastSeq: number;
  readonly lastHash: string;
}

/** The chain's head as the case carries it. */
const headOf = (row: Row): Head => {
  const doc = (unpacked(row['doc']) ?? {}) as Partial<Head>;
  return { caseNo: doc.caseNo ?? '', lastSeq: doc.lastSeq ?? 0, lastHash: doc.lastHash ?? '' };
};

async function breakOf(head: Head, rows: readonly Row[]): Promise<string | null> {
  const events = rows.map(({ pk: _, sk: __, ...event }) => recordedEvent.safeParse(event));
  const unreadable = events.findIndex((it) => !it.success);
  if (unreadable >= 0) return `Event ${unreadable + 1} cannot be read as an event`;
  const chain = events.flatMap((it) => (it.success ? [it.data] : []));
  const inside = await findBreak(chain);
  if (inside) return inside;
  const last = chain.at(-1);
  if ((last?.seq ?? 0) < head.lastSeq)
    return `Events ${(last?.seq ?? 0) + 1} to ${head.lastSeq} are missing at the end`;
  if ((last?.seq ?? 0) > head.lastSeq || last?.hash !== head.lastHash) return OTHER_END;
  return null;
}

const OTHER_END = 'The case does not end where its events end';
/** People may be at work: a case that grew between its two readings is read again. */
const READINGS = 5;

interface Judged {
  readonly caseNo: string;
  readonly events: number;
  readonly what: string | null;
}

async function judged(table: CaseTable, row: Row, reading = 1): Promise<Judged> {
  const head = headOf(row);
  const events = await table.events(String(row['pk']));
  const what = await breakOf(head, events);
  if (what === OTHER_END && reading < READINGS) {
    const later = await table.caseAt(String(row['pk']));
    if (later) return judged(table, later, reading + 1);
  }
  return { caseNo: head.caseNo, events: events.length, what };
}

/** Case by case, so that memory does not grow with the table. `only` limits it to one case; unknown numbers throw. */
export async function verifyChains(
  table: CaseTable,
  only?: string,
  seen: (cases: number) => void = () => undefined,
): Promise<Verified> {
  let [cases, count] = [0, 0];
  const breaks: Break[] = [];
  for await (const row of only === undefined ? table.cases() : oneCase(table, only)) {
    const { caseNo, events, what } = await judged(table, row);
    if (what) breaks.push({ caseNo, what });
    cases += 1;
    count += events;
    seen(cases);
  }
  return { cases, events: count, breaks };
}

async function* oneCase(table: CaseTable, caseNo: string): AsyncGenerator<Row> {
  const row = await table.caseNumbered(caseNo);
  if (!row) throw new RangeError(`No case ${caseNo}`);
  yield row;
}
