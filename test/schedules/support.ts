/** Sweeps over a world in memory. */
import { vi } from 'vitest';
import type { Tick } from '#casework/sweep.ts';
import type { Case } from '#domain/case.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { nextWake, wakesOf } from '#domain/wake.ts';
import type { MemoryWorld } from '../support/memory-world.ts';
import type { Step } from '../support/stories.ts';
import { told } from '../support/told-case.ts';

/** A call with all its time. */
export const unhurried: Tick = { timeLeft: () => 300_000 };

/** The same sweep eight times at once, as when ticks overlap. */
export const eightAtOnce = <T>(sweep: (tick: Tick) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 8 }, () => sweep(unhurried)));

/** Plays one story for several customers; the clock stands where the story ends. */
export async function severalTold(
  open: () => MemoryWorld,
  story: readonly Step[],
  count: number,
): Promise<{ world: MemoryWorld; ids: string[] }> {
  const world = open();
  const first = await told(world, story);
  for (let n = 1; n < count; n += 1) copyCase(world, first.caseId, `copy-${n}`);
  return { world, ids: [...world.tables.cases.keys()] };
}

/** Puts a second case with the same history and no tasks beside the first. */
function copyCase({ tables }: MemoryWorld, from: string, to: string): void {
  const row = tables.cases.get(from);
  if (!row) throw new Error(`No case ${from}`);
  const it = { ...row.case, caseId: to, caseNo: `XW-${to}` };
  tables.cases.set(to, { case: it, wake: row.wake });
  for (const event of [...tables.events.values()].filter(({ caseId }) => caseId === from))
    tables.events.set(`${to}/${event.seq}`, { ...event, caseId: to });
}

/** Replaces parts of a stored case, as no command could, with the wake that follows. */
export function meddle(
  { tables, clock }: MemoryWorld,
  caseId: string,
  change: (it: Case) => Case,
): void {
  const row = tables.cases.get(caseId);
  if (!row) throw new Error(`No case ${caseId}`);
  const it = change(row.case);
  const wake = nextWake(wakesOf(it, profileOf(it), clock.now()));
  tables.cases.set(caseId, { case: it, wake });
}

export const eventsOf = async ({ cases }: MemoryWorld, caseId: string): Promise<string[]> =>
  (await cases.events(caseId)).map(({ name }) => name);

export const count = (names: readonly string[], name: string): number =>
  names.filter((it) => it === name).length;

interface Line {
  readonly code: string;
  readonly [field: string]: unknown;
}

/** What is logged from now on, line by line. */
export function logged(): Line[] {
  const lines: Line[] = [];
  const keep = (line: Line) => void lines.push(line);
  for (const level of ['info', 'error'] as const) vi.spyOn(console, level).mockImplementation(keep);
  return lines;
}
