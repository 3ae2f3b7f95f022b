/** From decided events to one commit: the case after, its tasks, mails, runs and next wake. Pure, apart from hashing. */
import { NamedError } from '#contracts/errors.ts';
import { type HumanStep, isHumanStep, sideTasks, signalFor, steps } from '#contracts/workflow.ts';
import { type Actor, theSystem } from '#domain/actor.ts';
import { bearerOf } from '#domain/assignment.ts';
import { outsideQuietHours } from '#domain/calendar.ts';
import type { Case } from '#domain/case.ts';
import { consequencesOf } from '#domain/consequences.ts';
import { backstopSeconds, callDue, dueFor, stepDue, workerNow } from '#domain/desk.ts';
import { isRefusal } from '#domain/errors.ts';
import type { DomainEvent, RecordedEvent } from '#domain/events.ts';
import { evolve } from '#domain/evolve.ts';
import { record } from '#domain/hash-chain.ts';
import { instalmentsToConfirm } from '#domain/instalments.ts';
import { noticeFor } from '#domain/notices.ts';
import type { Mail, Run, Signal, Task } from '#domain/rows.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';
import { extendableClock, granterOf } from '#domain/steps/any-time.ts';
import { nextWake, wakesOf } from '#domain/wake.ts';
import { departmentsAsked } from '#domain/whereabouts.ts';
import type { Commit, NextWake, Work } from '#ports';

export interface Decided {
  readonly work: Work;
  readonly events: readonly DomainEvent[];
  readonly actor: Actor;
  readonly now: string;
  readonly profile: RuleProfile;
  /** Whether the caller sends at once what is owed at once. */
  readonly sends?: boolean;
}

const humanStep = (task: string): HumanStep | null => (isHumanStep(task) ? steps[task] : null);

/** Which event ends this task, if any: one that its step names, and for a consultation the one of its department. */
function endOf(task: Task, events: readonly RecordedEvent[], after: Case): Signal | null {
  for (const { name, data } of events) {
    const kind = humanStep(task.task) && signalFor(task.task as never, name);
    const otherDepartment =
      name.startsWith('Consultation') && data['department'] !== task.department;
    if (!kind || otherDepartment) continue;
    const output =
      name === 'AssessedForInvestigation' ? { departments: departmentsAsked(after) } : {};
    return { kind, event: name, output };
  }
  return null;
}

/** A body outside waits for its reply, and an operator must see the last run of the case to its end. */
const outliveTheCase: ReadonlySet<string> = new Set(['ReplyOutside', 'AttendToFailure']);

const closesSideTask = (
  task: Task,
  events: readonly RecordedEvent[],
  after: Case,
  decided: Decided,
): boolean => {
  const side = Object.entries(sideTasks).find(([name]) => name === task.task)?.[1];
  if (!side) return false;
  if (after.stage.status === 'CLOSED' && !outliveTheCase.has(task.task)) return true;
  // more time for an answer that has been given is nobody's work
  if (task.task === 'ApproveExtension' && !extendableClock({ it: after })) return true;
  // several may have come due since the last follow-up
  if (task.task === 'CheckInstalment' && isNeeded(task.task, after, decided)) return false;
  if (task.clock) return after.clocks.some((it) => it.clock === task.clock && it.stoppedAt);
  return events.some(({ name }) => (side.closesOn as readonly string[]).includes(name));
};

function closings(
  decided: Decided,
  events: readonly RecordedEvent[],
  after: Case,
): Commit['closeTasks'] {
  const { work, actor, now } = decided;
  const newRun = events.some((it) => it.name === 'RunStarted');
  return work.tasks.flatMap((task): Commit['closeTasks'][number][] => {
    const signal = task.token ? endOf(task, events, after) : null;
    const answered = { taskId: task.taskId, status: 'answered' as const, answeredBy: actor.id };
    if (signal) return [{ ...answered, signal, signalAt: now }];
    if (closesSideTask(task, events, after, decided)) return [answered];
    // an execution that is replaced by a new run waits for nobody any more
    return task.token && newRun ? [{ taskId: task.taskId, status: 'cancelled' as const }] : [];
  });
}

/** Open steps whose next act is now another person's: from drafter to approver, from customer to lead. */
function passings(
  { work: { tasks }, profile, now }: Decided,
  closed: Commit['closeTasks'],
  after: Case,
): Commit['passTasks'] {
  return tasks.flatMap((task) => {
    const step = humanStep(task.task);
    const worker = step && workerNow(step.workers, after, profile);
    if (!worker || closed.some((it) => it.taskId === task.taskId)) return [];
    const dueAt = stepDue(step.clock, after, profile, now);
    // the customer is asked several times: each question has its own end
    const isAskedAnew = task.task === 'AwaitFollowUp' && worker === 'customer';
    const stays = worker === task.worker && !(isAskedAnew && dueAt !== task.dueAt);
    return stays ? [] : [{ taskId: task.taskId, worker, dueAt }];
  });
}

/** A breach goes to headquarters, an operator's matter to an operator; warnings are shown, not assigned. */
const opensSideTask = ({ name, data }: RecordedEvent, opensOn: readonly string[]): boolean =>
  opensOn.includes(name) && (name !== 'ClockMarked' || String(data['mark']).endsWith('breach'));

const sideDue = (after: Case, profile: RuleProfile, now: string): string =>
  dueFor(undefined, after, profile, now);

/** Of follow-ups, those of a plan ask for an instalment, while one that is due is not known to be paid. */
const isNeeded = (task: string, after: Case, { profile, now }: Decided): boolean =>
  task !== 'CheckInstalment' || instalmentsToConfirm(after, profile, now).length > 0;

function openings(decided: Decided, events: readonly RecordedEvent[], after: Case): Task[] {
  const { profile, now } = decided;
  return events.flatMap((event) =>
    Object.entries(sideTasks)
      .filter(
        ([task, side]) => opensSideTask(event, side.opensOn) && isNeeded(task, after, decided),
      )
      .map(([task, side]) => ({
        ...taskOf(after, {
          taskId: `${task}-${event.seq}`,
          task,
          worker: task === 'ApproveExtension' ? granterOf({ it: after, profile }) : side.worker,
          openedAt: now,
        }),
        dueAt: (task === 'CallCustomer' ? callDue : sideDue)(after, profile, now),
        ...(task === 'ActOnBreach' ? { clock: String(event.data['clock']) } : {}),
      })),
  );
}

/** Open tasks go on, but somebody must not see them any more. */
function barrings(
  { work }: Decided,
  { closeTasks, passTasks }: Pick<Commit, 'closeTasks' | 'passTasks'>,
  { recused }: Case,
): Commit['barTasks'] {
  if (recused.length === work.case.recused.length) return [];
  const touched = new Set([...closeTasks, ...passTasks].map((it) => it.taskId));
  return work.tasks
    .filter((it) => !touched.has(it.taskId))
    .map(({ taskId }) => ({ taskId, recused }));
}

/** The fields that every task row copies from its case, so that a queue needs no second read. */
export const taskOf = (
  it: Case,
  own: Pick<Task, 'taskId' | 'task' | 'worker' | 'openedAt'>,
): Omit<Task, 'dueAt'> => ({
  ...own,
  caseId: it.caseId,
  caseNo: it.caseNo,
  assignee: null,
  status: 'open',
  product: it.intake?.product ?? 'other',
  issueType: it.intake?.issueType ?? 'other',
  flags: it.flags,
  ...barred(it),
});

/** Who must not see the tasks of a case, as their rows say it. */
export const barred = ({ recused }: Case): Pick<Task, 'recused'> =>
  recused.length > 0 ? { recused } : {};

const lapses: ReadonlySet<string> = new Set([
  'OfferExpired',
  'InformationLapsed',
  'ReturnedToNegotiation',
  'ReturnedToDecision',
  'ReturnedToReReview',
  'ReturnedToReCheck',
]);

/** What the clock alone brought about is told in the morning; what somebody did is told at once, at any hour. */
const toldInTheMorning = ({ name, by }: RecordedEvent, { stage }: Case): boolean =>
  (by.kind === 'system' && lapses.has(name)) ||
  (name === 'CaseArchived' &&
    stage.status === 'CLOSED' &&
    stage.reason === 'decision_not_contested');

const mailsOf = (
  events: readonly RecordedEvent[],
  after: Case,
  { now, profile, sends }: Decided,
): Mail[] =>
  events.flatMap((event) => {
    const notice = noticeFor(event, after);
    if (!notice) return [];
    const dueAt = toldInTheMorning(event, after) ? outsideQuietHours(now, profile) : now;
    const claim =
      sends && dueAt === now
        ? { status: 'sending' as const, claimedAt: now, attempts: 1 }
        : { status: 'pending' as const, attempts: 0 };
    return [{ ...notice, caseId: after.caseId, dueAt, ...claim }];
  });

/** State name → seconds after which an execution stops waiting for it. */
const waits = (profile: RuleProfile): Record<string, number> =>
  Object.fromEntries(
    Object.entries(steps).flatMap(([name, step]) =>
      step.kind === 'human'
        ? [[name, backstopSeconds('clock' in step ? step.clock : undefined, profile)]]
        : [],
    ),
  );

/** Who has one open case more than before, and who one fewer. */
function loadsOf(before: Case, after: Case): Commit['loads'] {
  const [from, to] = [bearerOf(before), bearerOf(after)];
  if (from === to) return [];
  return [
    ...(from === null ? [] : [{ staffId: from, by: -1 }]),
    ...(to === null ? [] : [{ staffId: to, by: 1 }]),
  ];
}

const runsOf = ({ profile, now }: Decided, events: readonly RecordedEvent[], after: Case): Run[] =>
  events
    .filter((it) => it.name === 'RunStarted')
    .map((it) => ({
      caseId: after.caseId,
      run: Number(it.data['run']),
      startAt: String(it.data['startAt']),
      departments: departmentsAsked(after),
      waitSeconds: waits(profile),
      requestedAt: now,
    }));

/** The case after `events` of one actor, and the events as they are recorded. The version is the commit's, one for all. */
async function acted(
  before: Case,
  events: readonly DomainEvent[],
  by: Actor,
  { now }: Decided,
): Promise<{ events: RecordedEvent[]; after: Case }> {
  const recorded = await record(before, events, by, now);
  const evolved = events.reduce((it, event) => evolve(it, event, now, by), before);
  const last = recorded.at(-1);
  const head = last ? { lastSeq: last.seq, lastHash: last.hash } : {};
  return { events: recorded, after: { ...evolved, ...head } };
}

/** The act itself and what the bank does at once because of it. A refused consequence refuses the whole. */
async function actedThrough(decided: Decided) {
  const { work, actor, now, profile } = decided;
  const act = await acted(work.case, decided.events, actor, decided);
  const following = consequencesOf({ it: act.after, now, profile });
  if (isRefusal(following)) throw new NamedError(following.refused, following.detail);
  const rest = await acted(act.after, following, theSystem, decided);
  return {
    events: [...act.events, ...rest.events],
    after: { ...rest.after, version: work.case.version + 1 },
  };
}

/**
 * A wake that comes too early finds nothing and sets the right one; most cases move on before it comes. So the due index is
 * only written when a case must be looked at earlier than it says, or when nothing but the end of its record is left.
 */
function earliest(stored: NextWake | null, next: NextWake | null, now: string): NextWake | null {
  if (!stored || !next) return next;
  // a sweep must not meet again what it has just done, and the nightly sweep does not watch clocks
  const stands = stored.at > now && stored.at <= next.at;
  return stands && stored.kind !== 'purge' && next.kind !== 'purge' ? stored : next;
}

/** Everything that must be written together, or not at all. Throws a NamedError when a consequence is refused. */
export async function prepare(decided: Decided): Promise<Commit> {
  const { work, now, profile } = decided;
  const before = work.case;
  const { events, after } = await actedThrough(decided);
  const closeTasks = closings(decided, events, after);
  const passTasks = passings(decided, closeTasks, after);
  const mails = mailsOf(events, after, decided);
  return {
    expectedVersion: before.version,
    expectedWaits: work.waits,
    after,
    events,
    openTasks: openings(decided, events, after),
    closeTasks,
    passTasks,
    barTasks: barrings(decided, { closeTasks, passTasks }, after),
    mails,
    owesMail: work.owesMail || mails.some(({ status }) => status === 'pending'),
    notes: [],
    runs: runsOf(decided, events, after),
    loads: loadsOf(before, after),
    wake: earliest(work.wake, nextWake(wakesOf(after, profile, now)), now),
  };
}
