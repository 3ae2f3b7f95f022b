/** The frame around what runs by the clock: time left, counts and lag by code, faults for the alarm. */
import middy from '@middy/core';
import type { Counts, Tick } from '#casework/sweep.ts';
import type { ScheduleName } from '#contracts/functions.ts';
import { log } from './log.ts';

/** What a scheduled function has done. */
export type Swept = Omit<Counts, 'oldestDueAt'> & {
  /** How late the oldest item was, in seconds; absent where nothing is due to the minute. */
  readonly lagSeconds?: number;
};

/** Seconds since the oldest item that a sweep met was due; 0 when it met none. */
export function withLag({ oldestDueAt, ...counts }: Counts, now: string): Swept {
  const late = oldestDueAt === undefined ? 0 : Date.parse(now) - Date.parse(oldestDueAt);
  return { ...counts, lagSeconds: Math.max(0, Math.round(late / 1000)) };
}

/** For sweeps of what is due to the day at the most: their items are late by nature. */
export const withoutLag = ({ oldestDueAt: _, ...counts }: Counts): Swept => counts;

/**
 * Wraps a sweep for its rule. A tick's content does not matter (people may call with their own): a late, double or missed one changes nothing. Throws the
 * first fault after everything else was done, so that the call counts as broken and is tried again.
 */
export const scheduleHandler = (
  name: ScheduleName,
  sweep: (tick: Tick, event: unknown) => Promise<Swept>,
) =>
  middy<unknown, void>().handler(async (event, context) => {
    const begun = performance.now();
    const swept = await sweep({ timeLeft: () => context.getRemainingTimeInMillis() }, event);
    const { lagSeconds, faults, ...counts } = swept;
    if (lagSeconds !== undefined) log('DUE_LAG', { sweep: name, lagSeconds });
    const durationMs = Math.round(performance.now() - begun);
    log('SWEEP_DONE', { sweep: name, ...counts, faults: faults.length, durationMs });
    for (const fault of faults) throw fault;
  });
