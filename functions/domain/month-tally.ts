/**
 * Counts the cases of a month one by one, in memory that does not grow with them: satisfaction (P2.2), disputes, escalations and
 * their causes (P2.3). What each figure means: `month-report.ts`.
 */
import { dateIn, daysBetween } from './calendar.ts';
import type { Case } from './case.ts';
import type { ClockEntry } from './clock-entries.ts';
import { clockOf } from './clocks.ts';
import { type MonthReport, REPORT_DEFINITION } from './month-report.ts';
import { profileOf } from './profiles/index.ts';
import type { RuleProfile } from './rule-profile.ts';

export interface MonthTally {
  /** Counts one case as it stands at `now`; drafts are passed over. */
  add(it: Case, now: string): void;
  report(measuredAt: string): MonthReport;
}

/** How often each word was said. */
class Counter<W extends string | number> {
  readonly counts = new Map<W, number>();

  add(...words: readonly (W | undefined)[]): void {
    for (const word of words)
      if (word !== undefined) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  of(word: W): number {
    return this.counts.get(word) ?? 0;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, it) => sum + it, 0);
  }

  /** The value at this share of all values in order: nearest rank. */
  rank(share: number): W | null {
    let left = Math.ceil(this.total * share);
    const inOrder = [...this.counts].sort(([a], [b]) => Number(a) - Number(b));
    for (const [word, count] of inOrder) {
      left -= count;
      if (left <= 0) return word;
    }
    return null;
  }

  toRecord(): Partial<Record<W, number>> {
    // the entries are exactly the words that were counted
    return Object.fromEntries(this.counts) as Partial<Record<W, number>>;
  }
}

const noAnswer = new Set<string>([
  'withdrawn',
  'not_in_scope',
  'merged',
  'external_concluded',
  'unreachable',
]);

/** The clock stopped because the case ended or went outside, not because the bank answered. */
const stoppedUnanswered = ({ stage, outside }: Case, at: string): boolean =>
  (stage.status === 'CLOSED' && stage.closedAt === at && noAnswer.has(stage.reason)) ||
  outside.some((one) => one.tookOver && one.recordedAt === at);

const firstAnswer = (it: Case): (ClockEntry & { stoppedAt: string }) | undefined =>
  it.clocks.flatMap((entry) => {
    const { clock, stoppedAt } = entry;
    const answered = clock === 'decision' && stoppedAt && !stoppedUnanswered(it, stoppedAt);
    return answered ? [{ ...entry, stoppedAt }] : [];
  })[0];

/** A follow-up went out and the case has not gone on by an answer; what was answered is counted by its score. */
const wasAsked = ({ stage }: Case): boolean =>
  stage.status === 'FOLLOWING_UP'
    ? stage.followUps.some((one) => one.sentAt)
    : stage.status === 'CLOSED' && stage.reason === 'accepted_unconfirmed';

const breachesOf = (it: Case, profile: RuleProfile, now: string) =>
  it.clocks.flatMap((entry) => {
    const clock = clockOf(entry, profile, now);
    const late = clock?.state === 'breached' || clock?.state === 'metLate';
    return clock?.legal && clock.owes === 'bank' && late ? [entry.clock] : [];
  });

function counters() {
  return {
    facts: new Counter<
      'opened' | 'open' | 'reReview' | 'mediation' | 'outside' | 'onTime' | 'repeats'
    >(),
    closed: new Counter<keyof MonthReport['closed']>(),
    channel: new Counter<keyof MonthReport['by']['channel']>(),
    product: new Counter<keyof MonthReport['by']['product']>(),
    issueType: new Counter<keyof MonthReport['by']['issueType']>(),
    cause: new Counter<keyof MonthReport['by']['cause']>(),
    bodies: new Counter<keyof MonthReport['escalated']['to']>(),
    breaches: new Counter<keyof MonthReport['breaches']>(),
    days: new Counter<number>(),
    survey: new Counter<'asked' | 'answered' | 'satisfied'>(),
  };
}
type Counters = ReturnType<typeof counters>;

function countKind({ channel, product, issueType, cause }: Counters, it: Case): void {
  channel.add(it.intake?.channel);
  product.add(it.intake?.product);
  issueType.add(it.intake?.issueType);
  cause.add(it.rootCause?.cause ?? it.assessment?.cause);
}

function countWay({ facts, closed, bodies }: Counters, it: Case): void {
  if (it.stage.status === 'CLOSED') closed.add(it.stage.reason);
  else facts.add('open');
  if (it.reReviewUsed) facts.add('reReview');
  if (it.clocks.some(({ clock }) => clock === 'mediation')) facts.add('mediation');
  if (it.outside.length > 0) facts.add('outside');
  bodies.add(...new Set(it.outside.map(({ body }) => body)));
  if (it.repeatOf.length > 0) facts.add('repeats');
}

function countTime({ facts, days, breaches }: Counters, it: Case, now: string): void {
  const profile = profileOf(it);
  breaches.add(...new Set(breachesOf(it, profile, now)));
  const answer = firstAnswer(it);
  if (!answer) return;
  const [from, to] = [it.receivedAt, answer.stoppedAt].map((at) => dateIn(at, profile.zone));
  days.add(daysBetween(from ?? '', to ?? ''));
  if (clockOf(answer, profile, now)?.state === 'met') facts.add('onTime');
}

function countSurvey({ survey }: Counters, it: Case): void {
  if (it.satisfaction) survey.add('asked', 'answered');
  else if (wasAsked(it)) survey.add('asked');
  if (it.satisfaction && it.satisfaction.score >= 4) survey.add('satisfied');
}

/** Starts to count the month `YYYY-MM`. */
export function monthTally(month: string): MonthTally {
  const all = counters();
  return {
    add(it, now) {
      if (it.stage.status === 'DRAFT') return;
      all.facts.add('opened');
      countKind(all, it);
      countWay(all, it);
      countTime(all, it, now);
      countSurvey(all, it);
    },
    report: (measuredAt) => reportOf(month, measuredAt, all),
  };
}

const reportOf = (month: string, measuredAt: string, all: Counters): MonthReport => ({
  month,
  definitionVersion: REPORT_DEFINITION,
  measuredAt,
  opened: all.facts.of('opened'),
  open: all.facts.of('open'),
  closed: all.closed.toRecord(),
  by: {
    channel: all.channel.toRecord(),
    product: all.product.toRecord(),
    issueType: all.issueType.toRecord(),
    cause: all.cause.toRecord(),
  },
  escalated: {
    reReview: all.facts.of('reReview'),
    mediation: all.facts.of('mediation'),
    outside: all.facts.of('outside'),
    to: all.bodies.toRecord(),
  },
  breaches: all.breaches.toRecord(),
  decided: {
    count: all.days.total,
    onTime: all.facts.of('onTime'),
    medianDays: all.days.rank(0.5),
    p90Days: all.days.rank(0.9),
  },
  satisfaction: {
    asked: all.survey.of('asked'),
    answered: all.survey.of('answered'),
    satisfied: all.survey.of('satisfied'),
  },
  repeats: all.facts.of('repeats'),
});
