import type { ClockView } from '#contracts/views.ts';

export type ExplainedDay = ClockView['explanation']['days'][number];

export interface NumberedDay extends ExplainedDay {
  /** Which day of the limit it is; 0 for one that does not count. */
  readonly nth: number;
}

/** Numbers the days that count. */
export function numbered(days: readonly ExplainedDay[]): NumberedDay[] {
  let nth = 0;
  return days.map((it) => {
    if (it.counts) nth += 1;
    return { ...it, nth: it.counts ? nth : 0 };
  });
}
