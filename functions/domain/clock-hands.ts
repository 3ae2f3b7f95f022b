/** Starting, stopping and pausing clocks as facts on the case; what they amount to is computed in `clocks.ts`. */
import type { ClockEntry, ClockName } from './clock-entries.ts';

type Entries = readonly ClockEntry[];

/** `until` is an end that does not follow from the profile's days. */
export const start = (
  entries: Entries,
  clock: ClockName,
  at: string,
  until?: string,
): ClockEntry[] => [
  ...withRoom(entries, clock),
  { clock, startedAt: at, ...(until ? { until } : {}), extensions: [], pauses: [], marks: [] },
];

/** A case is one row, and has room for two thousand rounds: of each clock it keeps the latest; the events remember all. */
const KEPT = 20;

function withRoom(entries: Entries, clock: ClockName): Entries {
  const ended = entries.filter((it) => it.clock === clock && !isRunning(it));
  const dropped = new Set(ended.slice(0, Math.max(0, ended.length - KEPT + 1)));
  return entries.filter((it) => !dropped.has(it));
}

const isRunning = (it: ClockEntry): boolean => it.stoppedAt === undefined;

export const stop = (entries: Entries, clocks: readonly ClockName[], at: string): ClockEntry[] =>
  entries.map((it) => (isRunning(it) && clocks.includes(it.clock) ? { ...it, stoppedAt: at } : it));

/** Stops what still runs and starts anew, so that no clock runs twice. */
export const restart = (entries: Entries, clock: ClockName, at: string): ClockEntry[] =>
  start(stop(entries, [clock], at), clock, at);

/** Stops everything but `kept`. */
export const stopAllBut = (
  entries: Entries,
  kept: readonly ClockName[],
  at: string,
): ClockEntry[] =>
  entries.map((it) => (isRunning(it) && !kept.includes(it.clock) ? { ...it, stoppedAt: at } : it));

/** Stops the clocks of one name that began at one of these moments: several may run side by side. */
export const stopThose = (
  entries: Entries,
  clock: ClockName,
  startedAt: readonly string[],
  at: string,
): ClockEntry[] =>
  entries.map((it) =>
    isRunning(it) && it.clock === clock && startedAt.includes(it.startedAt)
      ? { ...it, stoppedAt: at }
      : it,
  );

/** Lets a running clock have begun earlier; never later. */
export const startEarlier = (entries: Entries, clock: ClockName, startedAt: string): ClockEntry[] =>
  entries.map((it) =>
    isRunning(it) && it.clock === clock && startedAt < it.startedAt ? { ...it, startedAt } : it,
  );

/** Opens a pause on every running clock; whether the ground counts is for the profile to say. */
export const pause = (entries: Entries, ground: string, at: string): ClockEntry[] =>
  entries.map((it) =>
    isRunning(it) ? { ...it, pauses: [...it.pauses, { ground, from: at }] } : it,
  );

export const resume = (entries: Entries, ground: string, at: string): ClockEntry[] =>
  entries.map((it) => ({
    ...it,
    pauses: it.pauses.map((one) => (one.ground === ground && !one.to ? { ...one, to: at } : one)),
  }));

export const extend = (
  entries: Entries,
  clock: ClockName,
  extension: ClockEntry['extensions'][number],
): ClockEntry[] =>
  entries.map((it) =>
    isRunning(it) && it.clock === clock ? { ...it, extensions: [...it.extensions, extension] } : it,
  );

export const mark = (
  entries: Entries,
  clock: ClockName,
  startedAt: string,
  name: string,
): ClockEntry[] =>
  entries.map((it) =>
    it.clock === clock && it.startedAt === startedAt ? { ...it, marks: [...it.marks, name] } : it,
  );
