/** A `datetime-local` value (the device's own time) as an instant; undefined when nothing was chosen. */
export function instantOf(typed: string): string | undefined {
  if (typed === '') return undefined;
  const ms = Date.parse(typed);
  return Number.isNaN(ms) ? typed : new Date(ms).toISOString();
}

/** An instant as `datetime-local` has it, to the minute. */
export function typedInstant(ms: number): string {
  const it = new Date(ms);
  const local = new Date(ms - it.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
