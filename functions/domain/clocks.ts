/**
 * The clocks of a case, computed from what happened (field.md §5.5): a pure function of entries, profile and now.
 * Nothing is counted up or down, so nothing drifts; `explain` shows the same arithmetic day by day (P3.1-2).
 */
import { addDays, dateIn, dayOff, endOf } from './calendar.ts';
import type { ClockEntry, ClockName } from './clock-entries.ts';
import { type ClockRule, type RuleProfile, ruleOf } from './rule-profile.ts';

export interface ExplainedDay {
  readonly date: string;
  readonly counts: boolean;
  /** Why the day does not count. */
  readonly why?: 'weekend' | 'holiday' | 'mediation' | 'rolledOver';
}

export interface Clock {
  readonly clock: ClockName;
  readonly label: ClockRule['label'];
  readonly legal: boolean;
  readonly confirmed: boolean;
  readonly basis: string;
  readonly owes: ClockRule['owes'];
  readonly state: 'running' | 'paused' | 'met' | 'breached' | 'metLate';
  readonly startedAt: string;
  /** Exclusive instant: 24:00 of the last day. While paused it is what it would be if the clock went on now. */
  readonly dueAt: string;
  readonly days: number;
  readonly extensions: ClockEntry['extensions'];
  readonly stoppedAt?: string;
  /** Marks not yet acted on, each with the instant at which it falls due. */
  readonly pendingMarks: readonly { mark: string; at: string }[];
}

export interface Explanation {
  readonly startDate: string;
  readonly zone: string;
  readonly dayKind: ClockRule['dayKind'];
  readonly days: readonly ExplainedDay[];
  readonly lastDay: string;
  readonly dueAt: string;
  readonly basis: string;
}

const currentStep = (entry: ClockEntry): number => entry.extensions.at(-1)?.step ?? 0;

/** A paused day lies after the pause began and not after it ended; an open pause lasts until now. */
function isPaused(
  date: string,
  entry: ClockEntry,
  rule: ClockRule,
  zone: string,
  now: string,
): boolean {
  return entry.pauses.some(
    ({ ground, from, to }) =>
      rule.pauses.some((it) => it === ground) &&
      date > dateIn(from, zone) &&
      date <= dateIn(to ?? now, zone),
  );
}

type Day = (date: string) => ExplainedDay;

const dayOf =
  (entry: ClockEntry, rule: ClockRule, profile: RuleProfile, now: string): Day =>
  (date) => {
    const off = rule.dayKind === 'working' ? dayOff(date, profile.calendar) : null;
    const why = isPaused(date, entry, rule, profile.zone, now) ? 'mediation' : off;
    return why ? { date, counts: false, why } : { date, counts: true };
  };

/**
 * Walks the days from the day after the start until `wanted` of them count. A pause that begins on the very last day keeps
 * that day open: the clock cannot run out while it stands still.
 */
function walk(
  entry: ClockEntry,
  rule: ClockRule,
  profile: RuleProfile,
  wanted: number,
  now: string,
) {
  const day = dayOf(entry, rule, profile, now);
  const days: ExplainedDay[] = [];
  let date = dateIn(entry.startedAt, profile.zone);
  let next = day(addDays(date, 1));
  let counted = 0;
  while (counted < wanted || next.why === 'mediation') {
    ({ date } = next);
    if (next.counts) counted += 1;
    days.push(next);
    next = day(addDays(date, 1));
  }
  return { days, last: date };
}

/** The days up to an end that was set from outside. */
function walkUntil(
  entry: ClockEntry,
  until: string,
  rule: ClockRule,
  profile: RuleProfile,
  now: string,
) {
  const day = dayOf(entry, rule, profile, now);
  const days: ExplainedDay[] = [];
  const first = dateIn(entry.startedAt, profile.zone);
  const last = dateIn(new Date(Date.parse(until) - 1).toISOString(), profile.zone);
  for (let date = first; date < last; ) {
    date = addDays(date, 1);
    days.push(day(date));
  }
  return { days, last };
}

/** 民法典 203, where the profile asks for it: a last day off moves on to the next working day. */
function rollOver(last: string, rule: ClockRule, profile: RuleProfile): ExplainedDay[] {
  const rolled: ExplainedDay[] = [];
  if (!profile.rollOverHoliday || rule.dayKind === 'working') return rolled;
  for (let date = last; dayOff(date, profile.calendar); ) {
    date = addDays(date, 1);
    rolled.push({ date, counts: false, why: 'rolledOver' });
  }
  return rolled;
}

/** The arithmetic behind a clock's end, day by day, with its legal basis. */
export function explain(entry: ClockEntry, profile: RuleProfile, now: string): Explanation | null {
  const rule = ruleOf(profile, entry.clock);
  const step = rule?.steps[currentStep(entry)];
  if (!rule || !step) return null;
  const { until } = entry;
  const { days, last } = until
    ? walkUntil(entry, until, rule, profile, now)
    : walk(entry, rule, profile, step.days, now);
  const rolled = until ? [] : rollOver(last, rule, profile);
  const lastDay = rolled.at(-1)?.date ?? last;
  return {
    startDate: dateIn(entry.startedAt, profile.zone),
    zone: profile.zone,
    dayKind: rule.dayKind,
    days: [...days, ...rolled],
    lastDay,
    dueAt: until ?? endOf(lastDay, profile.zone),
    basis: rule.basis,
  };
}

const countedDays = ({ days }: Explanation): number => days.filter((it) => it.counts).length;

function marksOf(
  entry: ClockEntry,
  rule: ClockRule,
  profile: RuleProfile,
  explained: Explanation,
  now: string,
) {
  const { dueAt } = explained;
  const total = countedDays(explained);
  const warnings = rule.warnAt.map(({ percent, daysBefore }) => {
    if (daysBefore !== undefined)
      return {
        mark: `warn-${daysBefore}d`,
        at: endOf(addDays(dateIn(dueAt, profile.zone), -daysBefore - 1), profile.zone),
      };
    const wanted = Math.max(1, Math.ceil((total * (percent ?? 0)) / 100));
    return {
      mark: `warn-${percent}`,
      at: endOf(walk(entry, rule, profile, wanted, now).last, profile.zone),
    };
  });
  const step = currentStep(entry);
  return [...warnings.filter((it) => it.at > entry.startedAt), { mark: 'breach', at: dueAt }]
    .map((it) => ({ ...it, mark: `${step}:${it.mark}` }))
    .filter((it) => !entry.marks.includes(it.mark));
}

function stateOf(entry: ClockEntry, rule: ClockRule, dueAt: string, now: string): Clock['state'] {
  if (entry.stoppedAt) return entry.stoppedAt < dueAt ? 'met' : 'metLate';
  if (now >= dueAt) return 'breached';
  const open = entry.pauses.some(
    (it) => !it.to && rule.pauses.some((ground) => ground === it.ground),
  );
  return open ? 'paused' : 'running';
}

/** One clock as it stands at `now`; null when the profile has no such clock. */
export function clockOf(entry: ClockEntry, profile: RuleProfile, now: string): Clock | null {
  const rule = ruleOf(profile, entry.clock);
  const explained = explain(entry, profile, entry.stoppedAt ?? now);
  if (!rule || !explained) return null;
  const state = stateOf(entry, rule, explained.dueAt, now);
  const active = state === 'running' || state === 'breached';
  return {
    clock: entry.clock,
    label: rule.label,
    legal: rule.legal,
    confirmed: rule.confirmed,
    basis: rule.basis,
    owes: rule.owes,
    state,
    startedAt: entry.startedAt,
    dueAt: explained.dueAt,
    days: countedDays(explained),
    extensions: entry.extensions,
    ...(entry.stoppedAt ? { stoppedAt: entry.stoppedAt } : {}),
    pendingMarks: active ? marksOf(entry, rule, profile, explained, now) : [],
  };
}

/** All clocks of a case, in the order in which they started. */
export const clocksOf = (
  entries: readonly ClockEntry[],
  profile: RuleProfile,
  now: string,
): Clock[] => entries.flatMap((entry) => clockOf(entry, profile, now) ?? []);

/** When a clock that starts at `startedAt` would end; null when the profile has no such clock. */
export function dueOf(clock: ClockName, startedAt: string, profile: RuleProfile): string | null {
  const entry = { clock, startedAt, extensions: [], pauses: [], marks: [] };
  return explain(entry, profile, startedAt)?.dueAt ?? null;
}
