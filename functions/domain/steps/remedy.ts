/** The remedy is carried out and proved (P3.3-1), then followed up until the customer says it is solved (P3.2-5). */
import { addDays, dateIn, instantAt } from '../calendar.ts';
import { inStage } from '../case.ts';
import type { Context, Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import type { HardshipPlan } from '../terms.ts';

/** Follow-ups go out at ten in the morning of the profile's zone, well outside quiet hours. */
const MORNING = 10;

/** A plan is followed instalment by instalment at first, then by the quarter (field.md §5.4 no. 29), to its last one. */
const followedInstalment = (_: unknown, index: number, all: readonly unknown[]): boolean =>
  index < 3 || (index + 1) % 3 === 0 || index === all.length - 1;

/** The day after an instalment was due, it is known whether it was paid. */
const planDates = (plan: HardshipPlan, today: string): string[] =>
  plan.instalments
    .filter(followedInstalment)
    .map(({ dueOn }) => addDays(dueOn, 1))
    .filter((date) => date > today)
    .sort();

function cadence({ it, now, profile }: Context) {
  const today = dateIn(now, profile.zone);
  const { terms } = inStage(it, 'FOLLOWING_UP').agreement;
  const ofPlan = terms?.plan ? planDates(terms.plan, today) : [];
  const dates = ofPlan.length > 0 ? ofPlan : profile.followUpDays.map((it) => addDays(today, it));
  return dates.map((date, index) => ({
    number: index + 1,
    dueAt: instantAt(date, MORNING, profile.zone),
  }));
}

/** The instant from which silence after the last follow-up counts as no answer. */
export const silentFrom = (lastSentAt: string, profile: Context['profile']): string =>
  instantAt(
    addDays(dateIn(lastSentAt, profile.zone), profile.silentAfterDays),
    MORNING,
    profile.zone,
  );

export const remedy: Pick<
  Decisions,
  | 'CompleteImplementation'
  | 'ReportCannotPerform'
  | 'ScheduleFollowUps'
  | 'SendFollowUp'
  | 'ConfirmInstalment'
  | 'ConfirmSolved'
  | 'ReportNotSolved'
  | 'MarkSilent'
  | 'CloseUnconfirmed'
> = {
  CompleteImplementation: (_, data) => [event('RemedyImplemented', data)],
  ReportCannotPerform: (_, data) => [event('CannotPerform', data)],
  ScheduleFollowUps: (context) =>
    inStage(context.it, 'FOLLOWING_UP').followUps.length === 0
      ? [event('FollowUpsScheduled', { followUps: cadence(context) })]
      : refuse('NothingToDo'),
  ConfirmInstalment: (_, data) => [event('InstalmentConfirmed', data)],
  SendFollowUp: (_, data) => [event('FollowUpSent', data)],
  ConfirmSolved: (_, data) => [event('SolvedConfirmed', data)],
  ReportNotSolved: ({ now }, { words, score }) => [
    event('NotSolved', { grievance: { reason: words, at: now, about: 'followUp' }, score }),
  ],
  MarkSilent: ({ it, now, profile }) => {
    const stage = inStage(it, 'FOLLOWING_UP');
    const lastSentAt = stage.followUps.at(-1)?.sentAt;
    const silent = !stage.silentSince && lastSentAt && now >= silentFrom(lastSentAt, profile);
    return silent ? [event('CustomerSilent', {})] : refuse('FollowUpNotDue');
  },
  CloseUnconfirmed: (_, data) => [event('ClosedUnconfirmed', data)],
};
