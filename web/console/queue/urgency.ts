/** How pressing an end is, in the words of the bank's day. */
import { dateOf } from '#contracts/format.ts';

export const urgencies = ['overdue', 'today', 'soon', 'later'] as const;
export type Urgency = (typeof urgencies)[number];

const DAY_MS = 86_400_000;
const zone = 'Asia/Shanghai';

/** An end at 24:00 belongs to the day that it ends. `now` in epoch milliseconds. */
export function urgencyOf(dueAt: string, now: number): Urgency {
  const due = Date.parse(dueAt);
  if (due <= now) return 'overdue';
  const lastDay = dateOf(new Date(due - 1).toISOString(), { zone });
  if (lastDay === dateOf(new Date(now).toISOString(), { zone })) return 'today';
  return due - now <= 3 * DAY_MS ? 'soon' : 'later';
}

export type Span = readonly [unit: 'days' | 'hours' | 'minutes', count: number];

/** The distance in its largest unit, rounded down, at least one minute. */
export function spanBetween(a: number, b: number): Span {
  const minutes = Math.max(1, Math.floor(Math.abs(a - b) / 60_000));
  if (minutes >= 2880) return ['days', Math.floor(minutes / 1440)];
  if (minutes >= 60) return ['hours', Math.floor(minutes / 60)];
  return ['minutes', minutes];
}
