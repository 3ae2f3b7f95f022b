import type { Retrier } from './definition-types.ts';

/** True when one of the names of a retrier or catcher stands for the error. */
export function matches(errorEquals: readonly string[], error: string): boolean {
  return errorEquals.some((name) => name === error || standsFor(name, error));
}

function standsFor(wildcard: string, error: string): boolean {
  // AWS: these two end the execution unless DataLimitExceeded is named outright
  if (error === 'States.Runtime' || error === 'States.DataLimitExceeded') return false;
  if (wildcard === 'States.ALL') return true;
  if (wildcard === 'States.TaskFailed') return error !== 'States.Timeout';
  // AWS documents a missed heartbeat as a kind of timeout
  return wildcard === 'States.Timeout' && error === 'States.HeartbeatTimeout';
}

/** Pause before the next attempt and the counts after it; undefined when no retrier has an attempt left. */
export function nextAttempt(
  retriers: readonly Retrier[],
  used: readonly number[],
  error: string,
  random: () => number,
): { readonly pauseMs: number; readonly used: readonly number[] } | undefined {
  const index = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, error));
  const retrier = retriers[index];
  const attempts = used[index] ?? 0;
  if (!retrier || attempts >= (retrier.MaxAttempts ?? 3)) return undefined;
  const counts = retriers.map((_, at) => (used[at] ?? 0) + (at === index ? 1 : 0));
  return { pauseMs: pauseMs(retrier, attempts, random), used: counts };
}

function pauseMs(retrier: Retrier, attempts: number, random: () => number): number {
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** attempts;
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return Math.round(seconds * 1_000 * (retrier.JitterStrategy === 'FULL' ? random() : 1));
}
