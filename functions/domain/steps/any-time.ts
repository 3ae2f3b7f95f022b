/** What may happen at any time: withdrawal, reopening, extension, reassignment, recusal, messages, system marks. */

import type { ClockEntry } from '../clock-entries.ts';
import { clockOf, clocksOf } from '../clocks.ts';
import type { Context, Decisions } from '../context.ts';
import { isRefusal, refuse } from '../errors.ts';
import { event } from '../events.ts';
import { ruleOf } from '../rule-profile.ts';

/** The clock that can be extended now: the decision's alone; a second look has one term. */
export const extendableClock = ({ it }: Pick<Context, 'it'>): ClockEntry | undefined =>
  it.clocks.findLast((one) => one.clock === 'decision' && !one.stoppedAt);

/** Who grants the next step of the clock: what the profile says, headquarters where it is beyond a lead. */
export function granterOf({ it, profile }: Pick<Context, 'it' | 'profile'>): 'lead' | 'hq' {
  const entry = extendableClock({ it });
  const step = (entry?.extensions.at(-1)?.step ?? 0) + 1;
  const needs = entry && ruleOf(profile, entry.clock)?.steps[step]?.needs;
  return needs === 'hq' ? 'hq' : 'lead';
}

/** Headquarters grants every step, a lead those that the profile leaves to a lead; everybody else can only ask. */
export const mayGrantExtension = ({ actor, ...of }: Pick<Context, 'it' | 'profile' | 'actor'>) =>
  actor.roles.includes('hq') || (actor.roles.includes('lead') && granterOf(of) === 'lead');

/** The step that could be granted now: while the current limit runs, one at a time, as far as the profile goes. */
function nextStep(context: Context) {
  const { now, profile } = context;
  const entry = extendableClock(context);
  const clock = entry && clockOf(entry, profile, now);
  if (!entry || clock?.state !== 'running')
    return refuse('ExtensionNotAllowed', { why: 'notRunning' });
  const step = (entry.extensions.at(-1)?.step ?? 0) + 1;
  const wanted = ruleOf(profile, entry.clock)?.steps[step];
  if (!wanted) return refuse('ExtensionNotAllowed', { why: 'lastStep', days: clock.days });
  return { entry, clock, step, wanted };
}

/** field.md §5.4 no. 14: before the current limit ends, one step at a time, by who the profile asks for, with a reason. */
const extend: Decisions['ExtendClock'] = (context, { reason }) => {
  const { now, profile, actor } = context;
  const next = nextStep(context);
  if (isRefusal(next)) return next;
  const { entry, clock, step, wanted } = next;
  if (wanted.needs !== 'none' && !actor.roles.includes(wanted.needs) && !actor.roles.includes('hq'))
    return refuse('RoleNotAllowed', { needs: wanted.needs });
  const extended = { ...entry, extensions: [...entry.extensions, { step, reason, at: now }] };
  const newDueAt = clockOf(extended, profile, now)?.dueAt ?? clock.dueAt;
  return [event('ClockExtended', { step, reason, oldDueAt: clock.dueAt, newDueAt })];
};

export const anyTime: Pick<
  Decisions,
  | 'Withdraw'
  | 'ReopenCase'
  | 'RequestExtension'
  | 'ExtendClock'
  | 'ReassignCase'
  | 'RecusePerson'
  | 'AddNote'
  | 'WriteToCustomer'
  | 'WriteToBank'
  | 'RecordContact'
  | 'MarkClock'
  | 'RecordBounce'
  | 'RecordWorkflowFailure'
  | 'StartRun'
  | 'ArchiveCase'
> = {
  Withdraw: (_, data) => [event('Withdrawn', data)],
  ReopenCase: ({ it, now }, { reason }) => [
    event('CaseReopened', { grievance: { reason, at: now, about: 'reopening' } }),
    event('RunStarted', { run: it.run + 1, startAt: 'AwaitReReview' }),
  ],
  // what could not be granted is not asked for: a lead would have a task that nothing completes
  RequestExtension: (context, data) => {
    const next = nextStep(context);
    return isRefusal(next) ? next : [event('ExtensionRequested', data)];
  },
  ExtendClock: extend,
  ReassignCase: ({ it }, data) =>
    it.recused.includes(data.to)
      ? refuse('ActorRecused', { who: data.to })
      : [event('CaseReassigned', data)],
  // a person recuses themselves; a lead may recuse anybody
  RecusePerson: ({ actor, it }, data) => {
    if (it.recused.includes(data.staffId)) return refuse('NothingToDo');
    const may =
      data.staffId === actor.id || actor.roles.includes('lead') || actor.roles.includes('manager');
    return may ? [event('PersonRecused', data)] : refuse('RoleNotAllowed', { needs: 'lead' });
  },
  AddNote: (_, data) => [event('NoteAdded', data)],
  WriteToCustomer: (_, data) => [event('MessageToCustomer', data)],
  WriteToBank: (_, data) => [event('MessageToBank', data)],
  RecordContact: (_, data) => [event('CustomerContacted', data)],
  // each mark once, when it falls due, and only while the clock runs: late and double sweeps change nothing
  MarkClock: ({ it, now, profile }, data) => {
    const due = clocksOf(it.clocks, profile, now)
      .filter((one) => one.clock === data.clock && one.startedAt === data.startedAt)
      .some((one) => one.pendingMarks.some(({ mark, at }) => mark === data.mark && at <= now));
    return due ? [event('ClockMarked', data)] : refuse('NothingToDo');
  },
  RecordBounce: (_, data) => [event('MailBounced', data)],
  RecordWorkflowFailure: (_, data) => [event('WorkflowFailed', data)],
  StartRun: ({ it }, { startAt }) => [event('RunStarted', { run: it.run + 1, startAt })],
  ArchiveCase: ({ it }) =>
    it.stage.status === 'CLOSED' && !it.stage.archivedAt
      ? [event('CaseArchived', {})]
      : refuse('NothingToDo'),
};
