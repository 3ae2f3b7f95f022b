import cronParser from 'aws-cron-parser';

const UNIT_MS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** When a rule is due, in epoch ms of the laptop's clock (EventBridge rules know UTC only). */
export interface Schedule {
  /** The first time after `after`; `undefined` when the expression never comes again. */
  next(after: number): number | undefined;
  /** The last due time in (after, now]; several missed ones count as one. */
  latest(after: number, now: number): number | undefined;
}

/** Reads `rate(5 minutes)` or `cron(0 8 * * ? *)`; anything else is refused. */
export function parseSchedule(expression: string): Schedule {
  const [, value, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (value) return rate(Number(value) * (UNIT_MS[unit] ?? 0));
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? [];
  if (fields) return cron(fields);
  throw new Error(`${expression} is neither rate() nor cron()`);
}

function rate(every: number): Schedule {
  if (every <= 0) throw new Error('A rate must be positive');
  return {
    next: (after) => after + every,
    latest: (after, now) =>
      now < after + every ? undefined : after + Math.floor((now - after) / every) * every,
  };
}

function cron(fields: string): Schedule {
  const parsed = cronParser.parse(fields);
  const next = (after: number) => cronParser.next(parsed, new Date(after))?.getTime();
  return {
    next,
    latest: (after, now) => {
      // the parser looks strictly before, and at whole minutes
      const last = cronParser.prev(parsed, new Date(now + 1))?.getTime();
      return last !== undefined && last > after && last <= now ? last : undefined;
    },
  };
}
