/** Plays one case one act further. */
import type { StaffCase } from '#contracts/views.ts';
import { Refused } from '../people/http.ts';
import { shortHash } from '../people/short-hash.ts';
import type { Act } from './act.ts';
import type { Bank } from './bank.ts';
import type { Colleague, Crew } from './crew.ts';
import { nextAct } from './next-act.ts';
import type { Pace } from './pace.ts';
import type { Part } from './part.ts';
import { mailboxOf, Session, typedIn } from './voice.ts';

export interface PlayerNeeds {
  readonly bank: Bank;
  readonly crew: Crew;
  readonly seed: number;
  readonly pace: Pace;
  /** The bank's clock, epoch ms. */
  readonly now: () => number;
}

/** Somebody else acted first, or the moment has passed: look again. */
const overtaken = new Set([
  'StaleCase',
  'TaskClosed',
  'TaskNotFound',
  'IllegalTransition',
  'WrongVersion',
  'OfferExpired',
  'WindowClosed',
]);
/** No code came, or too many were asked for within the hour. */
const noCode = new Set(['CodeInvalid', 'CodeExpired', 'CodeUsed']);
/** Not this person: ask the next. */
const anotherPerson = new Set(['TaskTaken', 'NotAnotherPerson', 'ActorRecused', 'CaseNotFound']);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LOOKS_BEFORE_REST = 30;
const MAX_REFUSALS = 8;
/** A sweep takes up what a crash left; after so many of them without a change nobody will. */
const MAX_IDLE_RESTS = 40;

const OBSERVERS = ['lead.wu', 'lead.xu'] as const;

/** Leads see everything, unless they are recused from this case. */
async function look({ bank }: PlayerNeeds, caseId: string): Promise<StaffCase> {
  const [one, other] = OBSERVERS;
  try {
    return await bank.staff<StaffCase>(one, `/cases/${caseId}`);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error;
    return bank.staff<StaffCase>(other, `/cases/${caseId}`);
  }
}

const keyFor =
  ({ seed }: PlayerNeeds, caseId: string, ...what: readonly string[]) =>
  (version: number): string =>
    `sim-${shortHash([seed, caseId, version, ...what].join('|'))}`;

/** The first colleague who may do it; the last refusal when none may. */
async function byOneOf(
  people: readonly Colleague[],
  act: (one: Colleague) => Promise<unknown>,
): Promise<void> {
  let refused: unknown = new Error('Nobody at the bank may do this');
  for (const one of people) {
    try {
      await act(one);
      return;
    } catch (error) {
      if (!(error instanceof Refused) || !anotherPerson.has(error.problem.code)) throw error;
      refused = error;
    }
  }
  throw refused;
}

async function answer(needs: PlayerNeeds, it: StaffCase, act: Act & { kind: 'answer' }) {
  const { bank, crew } = needs;
  const { task, by, answer: given } = act;
  const body = { expectedVersion: it.version, answer: given };
  await byOneOf(crew.candidates(by, it, task.assignee), (one) => {
    const key = keyFor(needs, it.caseId, task.taskId, given.command, one.username)(it.version);
    return bank.staff(one.username, `/cases/${it.caseId}/tasks/${task.taskId}/answer`, {
      body,
      key,
    });
  });
}

async function asStaff(
  needs: PlayerNeeds,
  it: StaffCase,
  act: Omit<Act & { kind: 'staff' }, 'kind'>,
) {
  const { bank, crew } = needs;
  const body = { expectedVersion: it.version, ...act.body };
  await byOneOf(crew.candidates(act.by, it, null), (one) => {
    const key = keyFor(needs, it.caseId, act.path, one.username)(it.version);
    return bank.staff(one.username, `/cases/${it.caseId}/${act.path}`, { body, key });
  });
}

async function asCustomer(
  needs: PlayerNeeds,
  part: Part,
  it: StaffCase,
  { says }: Act & { kind: 'customer' },
) {
  const mailbox = mailboxOf(it);
  if (!mailbox) return asStaff(needs, it, typedIn(says, it));
  part.session ??= new Session(needs.bank, it.caseNo, mailbox);
  await part.session.say(says, keyFor(needs, it.caseId, says.command, 'customer'));
}

const perform = (needs: PlayerNeeds, part: Part, it: StaffCase, act: Act): Promise<void> | null => {
  switch (act.kind) {
    case 'answer':
      return answer(needs, it, act);
    case 'staff':
      return asStaff(needs, it, act);
    case 'customer':
      return asCustomer(needs, part, it, act);
    default:
      return null;
  }
};

const stuck = (part: Part, why: string): void => {
  part.state = 'stuck';
  part.why = why;
};

function restFor(part: Part, needs: PlayerNeeds, until: number): void {
  part.restUntil = Math.max(until, needs.now() + HOUR);
  part.idleLooks = 0;
  part.idleRests += 1;
  if (part.idleRests > MAX_IDLE_RESTS) stuck(part, `nothing happens at ${part.last?.whereabouts}`);
}

/** The workflow is on its way; if it does not come, a crash may have left it to the sweep. */
function waitFor(part: Part, needs: PlayerNeeds): void {
  part.idleLooks += 1;
  part.notBefore = Date.now() + needs.pace.untilLook(part.idleLooks);
  if (part.idleLooks > LOOKS_BEFORE_REST) restFor(part, needs, needs.now() + HOUR);
}

function refused(part: Part, needs: PlayerNeeds, error: unknown): void {
  if (!(error instanceof Refused)) throw error;
  if (overtaken.has(error.problem.code)) return;
  if (noCode.has(error.problem.code)) return restFor(part, needs, needs.now() + HOUR);
  part.refusals += 1;
  if (part.refusals > MAX_REFUSALS)
    stuck(
      part,
      `${error.problem.code} at ${part.last?.whereabouts}: ${JSON.stringify(error.problem.values ?? {})}`,
    );
}

function noteSeen(part: Part, it: StaffCase): void {
  const { status, whereabouts, closed, openedAt, version } = it;
  part.last = { status, whereabouts, closed, openedAt };
  if (version === part.version) return;
  part.version = version;
  part.idleLooks = 0;
  part.idleRests = 0;
}

/** One look, and one act if there is one to do. Rejects only when the bank cannot be reached for minutes. */
export async function play(needs: PlayerNeeds, part: Part): Promise<void> {
  if (!part.mergeInto || part.mergeInto.opened) part.opened ??= await part.begin();
  if (!part.opened || part.heldFor?.state === 'playing') {
    part.notBefore = Date.now() + needs.pace.untilLook(1);
    return;
  }
  const it = await look(needs, part.opened.caseId);
  noteSeen(part, it);
  const mergeInto = part.mergeInto?.opened?.caseNo;
  const agentId = needs.crew.candidates({ roles: ['agent'] }, it, null)[0]?.staffId;
  const act = nextAct({ it, story: part.story, now: needs.now(), mergeInto, agentId });
  if (act.kind !== 'wait' && part.actedAt) {
    needs.pace.learn(Date.now() - part.actedAt, part.idleLooks);
    part.actedAt = 0;
  }
  if (act.kind === 'over') part.state = 'over';
  else if (act.kind === 'wait') waitFor(part, needs);
  else if (act.kind === 'rest') restFor(part, needs, Date.parse(act.until));
  else {
    await perform(needs, part, it, act)?.catch((error: unknown) => refused(part, needs, error));
    part.actedAt = Date.now();
    part.notBefore = part.actedAt + needs.pace.untilLook(0);
  }
}
