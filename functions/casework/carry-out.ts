/**
 * Carries out one command on one case: read, decide, write in one transaction, then signal. Every way into a case goes
 * through here: customer, staff, workflow steps and sweeps.
 */
import { NamedError } from '#contracts/errors.ts';
import type { Receipt } from '#contracts/views.ts';
import { type Actor, theSystem } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command } from '#domain/commands.ts';
import { decide } from '#domain/decide.ts';
import { isRefusal } from '#domain/errors.ts';
import { hashOf } from '#domain/hash-chain.ts';
import { openingCase } from '#domain/opening.ts';
import { profileById, profileOf } from '#domain/profiles/index.ts';
import type { Mail, Note, Task } from '#domain/rows.ts';
import { absorption } from '#domain/steps/collection.ts';
import type { Commit, Dependencies, Opener, Remembered, Work } from '#ports';
import { prepare } from './prepare.ts';
import { deliverSignal, requestRun } from './signal.ts';

export type CaseworkNeeds = Pick<
  Dependencies,
  'cases' | 'workflow' | 'clock' | 'ids' | 'settings' | 'report'
>;

/** The key under which a first answer is kept: who asks, and the caller's own key. */
export interface Once {
  readonly key: string;
  readonly requestHash: string;
}

export interface Order {
  /** Null opens a new case. */
  readonly caseId: string | null;
  /** The id of a new case, where the caller must know it beforehand; a repeat answers with the id of the first. */
  readonly newCaseId?: string;
  readonly command: Command;
  readonly actor: Actor;
  /** Version the person saw. Without it (the system's own commands) a conflict is simply decided again. */
  readonly expectedVersion?: number;
  readonly once?: Once;
  /** An internal note to store with the command. */
  readonly note?: Pick<Note, 'noteId' | 'text'>;
  /** What the caller has just read: the first try starts from it. */
  readonly known?: Work;
  /** The run whose first step gives the command. */
  readonly begun?: number;
  /** Who opens a new case and waits for the code in its first letter. */
  readonly opener?: Opener;
  /** Sends a mail that is owed at once: it is written as claimed by this caller, who sends it after the commit. */
  readonly send?: (mail: Mail, commit: Commit) => Promise<unknown>;
  /** Throws to refuse before anything is told of the case: who may not see it learns nothing, not even that it changed. */
  readonly check?: (work: Work) => Promise<void>;
}

const KEEP_ANSWERS_HOURS = 48;
const TRIES = 6;

/** What is at stake in an acceptance, hashed into the agreement: the exact terms or decision (电子签名法 13). */
function atStake({ stage, decision }: Case, command: Command): unknown {
  if (command.name === 'AcceptOffer' && stage.status === 'NEGOTIATING')
    return stage.proposal?.terms;
  if (command.name === 'AcceptDecision') return decision?.text;
  if (command.name === 'ApproveSettlement' && stage.status === 'MEDIATION')
    return stage.settlement?.text;
  return command.name === 'RecordMediationAgreement' || command.name === 'ConcludeExternal'
    ? command.data
    : null;
}

/** The first answer to a repeated request; one key for two contents is refused. */
async function recalled({ cases }: CaseworkNeeds, once: Once | undefined): Promise<Receipt | null> {
  const first = once && (await cases.recall(once.key));
  return once && first ? firstAnswer(once, first) : null;
}

function firstAnswer(once: Once, first: Remembered): Receipt {
  if (first.requestHash !== once.requestHash) throw new NamedError('IdempotencyKeyReused');
  return first.answer as Receipt;
}

/** What happened since the version the caller knew, for "somebody else acted first". */
async function stale({ cases }: CaseworkNeeds, it: Case, known: number): Promise<NamedError> {
  const events = await cases.events(it.caseId);
  const recent = events.filter((one) => one.version > known).slice(-20);
  const changes = recent.map(({ seq, at, name, by }) => ({
    seq,
    at,
    event: name,
    by: by.kind === 'staff' ? by.id : by.kind,
  }));
  return new NamedError(
    'StaleCase',
    { known, current: it.version },
    { changes, caseNo: it.caseNo },
  );
}

const receiptOf = ({ after, events }: Commit): Receipt => ({
  caseId: after.caseId,
  caseNo: after.caseNo,
  version: after.version,
  status: after.stage.status,
  events: events.map((it) => it.name),
  at: events.at(-1)?.at ?? after.openedAt,
});

function remembering(once: Once, commit: Commit, now: string): Remembered {
  const expiresAt = Math.floor(Date.parse(now) / 1000) + KEEP_ANSWERS_HOURS * 3600;
  return { ...once, answer: receiptOf(commit), expiresAt };
}

async function mergeTarget({ cases }: CaseworkNeeds, command: Command): Promise<Case | null> {
  if (command.name !== 'MergeCase') return null;
  const id = await cases.idOf(command.data.targetCaseNo);
  return id ? cases.load(id) : null;
}

async function workOn(needs: CaseworkNeeds, order: Order, attempt: number) {
  const { caseId, newCaseId, known } = order;
  if (known && attempt === 1) return known;
  if (caseId === null) {
    const { ids, clock, settings } = needs;
    const identity = { caseId: newCaseId ?? ids.id(), caseNo: ids.caseNo(), now: clock.now() };
    return {
      case: openingCase({ ...identity, profile: profileById(settings.profileId) }),
      tasks: [],
      waits: 0,
      owesMail: false,
      wake: null,
      answered: [],
    };
  }
  const work = await needs.cases.loadForWork(caseId);
  if (!work) throw new NamedError('CaseNotFound');
  return work;
}

async function decided(needs: CaseworkNeeds, order: Order, work: Work): Promise<Commit> {
  const { command, actor, once, note, begun, opener } = order;
  const now = needs.clock.now();
  const profile = profileOf(work.case);
  const stake = atStake(work.case, command);
  const target = await mergeTarget(needs, command);
  const context = {
    it: work.case,
    actor,
    now,
    profile,
    ...(stake ? { termsHash: await hashOf(stake) } : {}),
    ...(target ? { mergeTarget: target } : {}),
  };
  const outcome = decide(context, command);
  if (isRefusal(outcome))
    throw new NamedError(outcome.refused, outcome.detail, { allowed: outcome.allowed ?? [] });
  const sends = order.send !== undefined;
  const commit = await prepare({ work, events: outcome.events, actor, now, profile, sends });
  const notes = note ? [{ ...note, caseId: work.case.caseId, at: now, by: actor.id }] : [];
  const complete = {
    ...commit,
    notes,
    ...(begun === undefined ? {} : { begun }),
    ...(opener ? { opener } : {}),
  };
  return once ? { ...complete, remember: remembering(once, complete, now) } : complete;
}

/** Tells the state machine and sends; what fails here is owed by its row and delivered by the sweep. */
async function afterwards(
  needs: CaseworkNeeds,
  commit: Commit,
  tasks: readonly Task[],
  { send }: Order,
): Promise<void> {
  const claimed = commit.mails.filter((it) => it.status === 'sending');
  const answered = commit.closeTasks.flatMap(({ taskId, signal }) => {
    const task = tasks.find((it) => it.taskId === taskId);
    return task && signal ? [{ ...task, signal }] : [];
  });
  const told = await Promise.allSettled([
    ...answered.map(deliverSignal(needs)),
    ...commit.runs.map(requestRun(needs)),
    ...claimed.map((mail) => send?.(mail, commit)),
  ]);
  for (const it of told)
    if (it.status === 'rejected') needs.report?.({ caseId: commit.after.caseId }, it.reason);
}

/**
 * Carries out `order` once. Throws a NamedError for a refusal (with the allowed commands), an unknown case, a stale version
 * (with what changed) or a reused key; repeats of the same request get the first answer.
 */
export const carryOut =
  (needs: CaseworkNeeds) =>
  async (order: Order): Promise<Receipt> => {
    for (let attempt = 1; ; attempt += 1) {
      // a repeat is rare, and shows: it is refused, or its key collides
      const receipt = await attemptOf(needs, order, attempt).catch(async (refusal: unknown) => {
        const first = await recalled(needs, order.once);
        if (first) return first;
        throw refusal;
      });
      if (receipt) return receipt;
      const first = await recalled(needs, order.once);
      if (first) return first;
      if (attempt === TRIES) throw new NamedError('Unavailable', { tries: TRIES });
    }
  };

/**
 * The case that goes on takes in the earlier receipt before the other one is closed: if the second write fails, a clock is only
 * stricter than it must be, and a repeat finds this done.
 */
async function absorb(needs: CaseworkNeeds, source: Case, { stage }: Case): Promise<void> {
  const target = stage.status === 'CLOSED' ? stage.mergedInto : undefined;
  if (!target) return;
  const order = { caseId: target, command: absorption(source), actor: theSystem };
  await carryOut(needs)(order).catch((refusal: unknown) => {
    if (!(refusal instanceof NamedError) || refusal.name !== 'NothingToDo') throw refusal;
  });
}

/** Null when somebody else changed the case meanwhile, or the key is used already: nothing was written. */
async function attemptOf(
  needs: CaseworkNeeds,
  order: Order,
  attempt: number,
): Promise<Receipt | null> {
  const known = order.expectedVersion;
  const work = await workOn(needs, order, attempt);
  const { once } = order;
  const first = once && work.answered.find(({ key }) => key === once.key);
  if (first) return firstAnswer(once, first);
  const isStale = known !== undefined && known !== work.case.version;
  await order.check?.(work).catch(async (refusal: unknown) => {
    // whoever did this task first changed the case: "done already" alone would not say what they did
    const overtaken = isStale && refusal instanceof NamedError && refusal.name === 'TaskClosed';
    throw overtaken ? await stale(needs, work.case, known) : refusal;
  });
  if (isStale) throw await stale(needs, work.case, known);
  const commit = await decided(needs, order, work);
  if (order.command.name === 'MergeCase') await absorb(needs, work.case, commit.after);
  const { committed } = await needs.cases.commit(commit);
  if (!committed) return null;
  await afterwards(needs, commit, work.tasks, order);
  return receiptOf(commit);
}
