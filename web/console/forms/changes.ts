/** What happened to a case while somebody was writing, and whether they must look at it before they send. */
import type { Problem, StaffCase } from '#contracts/views.ts';

export type Change = NonNullable<Problem['changes']>[number];

/** Marks of clocks, notes and the process itself change nothing that anybody writes about. */
const immaterial = new Set(['ClockMarked', 'RunStarted', 'NoteAdded', 'CaseArchived']);

/** By the events on the page; by what the refusal told while the page does not know them yet. */
export function changesSince(
  { events }: Pick<StaffCase, 'events'>,
  seq: number,
  told: readonly Change[] = [],
): Change[] {
  const seen = events
    .filter((it) => it.seq > seq)
    .map(({ seq, at, event, by }) => ({
      seq,
      at,
      event,
      by: by.kind === 'staff' ? by.id : by.kind,
    }));
  return seen.length > 0 ? seen : [...told];
}

/** One's own acts are known, and some changes matter to nobody; every other one must be seen first. */
export const mustBeSeen = (changes: readonly Change[], me: string): boolean =>
  changes.some((it) => it.by !== me && !immaterial.has(it.event));
