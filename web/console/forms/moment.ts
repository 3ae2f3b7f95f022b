/**
 * Moments as forms hold them: by the wall's clock of the zone in which the page prints, `2026-12-09T18:00`. What is sent is the
 * instant, so that it is the same moment wherever the colleague sits.
 */
import { dateOf, timeOf } from '#contracts/format.ts';
import { instantOfWall } from '#domain/calendar.ts';

const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** The instant; undefined when nothing was chosen, and the text itself where it is no moment: the contract then says so. */
export function instantOf(typed: string, zone: string): string | undefined {
  if (typed === '') return undefined;
  return wall.test(typed) ? instantOfWall(typed, zone) : typed;
}

/** An instant as forms hold it, to the minute. */
export function typedInstant(ms: number, zone: string): string {
  const at = new Date(ms).toISOString();
  return `${dateOf(at, { zone })}T${timeOf(at, { zone })}`;
}
