/** Whose desk a step lies on, and until when. */
import { answerClocks, workingDayBefore } from './answer-clock.ts';
import { addDays, dateIn, endOf } from './calendar.ts';
import type { Case } from './case.ts';
import type { ClockName } from './clock-entries.ts';
import { clocksOf } from './clocks.ts';
import { exceedsApprover } from './delegation.ts';
import { draftOf, proposalOf, settlementOf } from './guards.ts';
import type { RuleProfile } from './rule-profile.ts';
import { silentFrom } from './steps/remedy.ts';
import type { Terms } from './terms.ts';
import type { StaffRole } from './vocabulary.ts';

/** What a second pair of eyes has to look at now, if anything: a drafted decision, a settlement, or an offer. */
function awaitingApproval(it: Case): Pick<Terms, 'remedies'> | null {
  const [draft, settlement, proposal] = [draftOf(it), settlementOf(it), proposalOf(it)];
  if (draft?.status === 'drafted') return draft.text;
  if (settlement?.status === 'recorded') return settlement.text;
  return proposal?.status === 'PENDING_APPROVAL' ? proposal.terms : null;
}

/**
 * Which of a step's workers owes the next act: some steps pass from one person to another, since four eyes look at a decision
 * (Ag + Ap, headquarters above the approver's limit, C19), mediation needs whichever side has not consented, and silence is
 * closed by a lead.
 */
export function workerNow<W extends 'customer' | StaffRole>(
  workers: readonly W[],
  it: Case,
  profile: RuleProfile,
): W | undefined {
  const second = workers.at(-1);
  const judged = awaitingApproval(it);
  if (judged && workers.includes('approver' as W)) {
    const judge = exceedsApprover(judged, profile) ? 'hq' : 'approver';
    return workers.find((one) => one === judge);
  }
  if (it.mediation?.proposedBy === 'customer' && workers.includes('liaison' as W)) return second;
  if (it.stage.status === 'FOLLOWING_UP' && it.stage.silentSince && workers.includes('lead' as W))
    return second;
  return workers[0];
}

/** The end of `clock` if it runs, else of the answer the bank owes, else a working default of the last clock that runs. */
export function dueFor(
  clock: ClockName | undefined,
  it: Case,
  profile: RuleProfile,
  now: string,
): string {
  const running = clocksOf(it.clocks, profile, now).filter((one) => !one.stoppedAt);
  const named =
    running.findLast((one) => one.clock === clock) ??
    running.findLast((one) => answerClocks.includes(one.clock));
  return (
    (named ?? running.at(-1))?.dueAt ?? new Date(Date.parse(now) + 7 * 86_400_000).toISOString()
  );
}

/** What was agreed is carried out within a week: the bank's own working default. */
const DAYS_TO_IMPLEMENT = 7;

/** A step's own end where its stage sets one: what was agreed, a settlement before its approver, the next planned question. */
function stageDue(it: Case, profile: RuleProfile, now: string): string | undefined {
  const { stage } = it;
  switch (stage.status) {
    case 'MEDIATION':
      return settlementOf(it)?.status === 'recorded'
        ? dueFor('approval', it, profile, now)
        : undefined;
    case 'IMPLEMENTING': {
      const agreedOn = dateIn(stage.agreement.agreedAt, profile.zone);
      return endOf(addDays(agreedOn, DAYS_TO_IMPLEMENT), profile.zone);
    }
    case 'FOLLOWING_UP': {
      if (stage.silentSince) return undefined;
      const asked = stage.followUps.find((one) => !one.sentAt)?.dueAt;
      const from = asked ?? stage.followUps.at(-1)?.sentAt;
      return from && silentFrom(from, profile);
    }
    default:
      return undefined;
  }
}

/** When the task of a step is due; tasks beside the state machine go by `dueFor` and `callDue`. */
export const stepDue = (
  clock: ClockName | undefined,
  it: Case,
  profile: RuleProfile,
  now: string,
): string => stageDue(it, profile, now) ?? dueFor(clock, it, profile, now);

/** A customer whose mail came back is called while an open offer can still be answered: a working day before its end. */
export function callDue(it: Case, profile: RuleProfile, now: string): string {
  const usual = dueFor(undefined, it, profile, now);
  const proposal = proposalOf(it);
  const end = proposal?.status === 'OFFERED' ? proposal.expiresAt : undefined;
  if (!end || end <= now) return usual;
  const lastDay = addDays(dateIn(end, profile.zone), -1);
  const before = endOf(workingDayBefore(lastDay, { profile }), profile.zone);
  const inTime = before > now ? before : end;
  return inTime < usual ? inTime : usual;
}

const DAY = 86_400;
const GRACE_DAYS = 14;

/**
 * Seconds after which an execution stops waiting for a person: the clock's longest run, in calendar days at worst, with grace.
 * A dead-man's backstop, since the sweep of the due index ends waits on time; at most 300 days, under the year an execution may last.
 */
export function backstopSeconds(clock: ClockName | undefined, profile: RuleProfile): number {
  const rule = profile.clocks.find((it) => it.clock === (clock ?? 'decision'));
  const longest = Math.max(...(rule?.steps.map((it) => it.days) ?? [60]));
  const calendarDays = rule?.dayKind === 'working' ? longest * 2 + 10 : longest;
  return Math.min(calendarDays * 2 + GRACE_DAYS, 300) * DAY;
}
