/** The random life of a case: people do legal and illegal things, time passes, the sweeps do what falls due. */
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command, CommandName } from '#domain/commands.ts';
import { decide } from '#domain/decide.ts';
import { isRefusal } from '#domain/errors.ts';
import type { RecordedEvent } from '#domain/events.ts';
import { evolve } from '#domain/evolve.ts';
import { record } from '#domain/hash-chain.ts';
import { allowedCommands } from '#domain/lifecycle.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { wakesOf } from '#domain/wake.ts';
import { theSystem } from './people.ts';
import { commandFor, type Dice, everybody } from './random-commands.ts';

/** What one draw of numbers did to the case; `events` is empty where it was refused. */
export interface Happening {
  readonly before: Case;
  readonly after: Case;
  readonly command: Command;
  readonly by: Actor;
  readonly now: string;
  readonly outcome: ReturnType<typeof decide>;
  readonly events: readonly RecordedEvent[];
  /** The sweep did it because it was due. */
  readonly due: boolean;
}

/** Mostly short steps, since a long one lapses whatever is open. */
const HOURS = [0, 0, 1, 1, 5, 5, 24, 30, 72, 200, 800] as const;
/** Legal nearly everywhere, or the end of everything: taken seldom, so that lives get long. */
const seldom: ReadonlySet<CommandName> = new Set([
  'Withdraw',
  'StartRun',
  'AddNote',
  'RecordWorkflowFailure',
  'RecusePerson',
  'ReferOutside',
  'RecordBounce',
  'WriteToBank',
  'WriteToCustomer',
  'RecordContact',
  'ReceiveEvidence',
  'RefuseEvidence',
  'ReassignCase',
  'ArchiveCase',
  'AbsorbCase',
]);

/** A small generator (mulberry32), since a life needs more numbers than are worth shrinking one by one. */
function diceFrom(seed: number): Dice {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // the tuple type has at least one choice, so the index hits
  return {
    of: (...choices) => choices[Math.floor(next() * choices.length)] as (typeof choices)[0],
  };
}

const later = (now: string, hours: number): string =>
  new Date(Date.parse(now) + hours * 3_600_000).toISOString();

const chosen = <T>(dice: Dice, all: readonly T[]): T | undefined => {
  const [first, ...rest] = all;
  return first === undefined ? undefined : dice.of(first, ...rest);
};

/** First what is done, then by whom: else the few who can do much would do everything. */
function whatAPersonDoes(it: Case, now: string, dice: Dice) {
  const people = everybody.map((by) => ({ by, allowed: allowedCommands(it, by) }));
  const names = [...new Set(people.flatMap((one) => one.allowed))];
  const useful = names.filter((name) => !seldom.has(name));
  const often = useful.length > 0 && dice.of(1, 1, 1, 1, 1, 1, 1, 0);
  const name = chosen(dice, often ? useful : names);
  const by = chosen(
    dice,
    people.filter((one) => name && one.allowed.includes(name)),
  )?.by;
  return name && by ? { by, command: commandFor(name, { it, by, now, dice }), due: false } : null;
}

function whatFallsDue(it: Case, now: string) {
  const wake = wakesOf(it, profileOf(it), now)[0];
  if (!wake?.command) return null;
  const at = wake.at > now ? wake.at : now;
  return { by: theSystem, command: wake.command, now: at, due: true };
}

/** The case after a command, with its chain; unchanged where it was refused. */
async function happen(
  it: Case,
  { by, command, now, due }: Pick<Happening, 'by' | 'command' | 'now' | 'due'>,
): Promise<Happening> {
  const context = { it, actor: by, now, profile: profileOf(it), termsHash: 'ab'.repeat(32) };
  const outcome = decide(context, command);
  const base = { before: it, command, by, now, outcome, due };
  if (isRefusal(outcome)) return { ...base, after: it, events: [] };
  const events = await record(it, outcome.events, by, now);
  const last = events.at(-1);
  const evolved = outcome.events.reduce((one, event) => evolve(one, event, now, by), it);
  const head = { lastSeq: last?.seq ?? it.lastSeq, lastHash: last?.hash ?? it.lastHash };
  return { ...base, after: { ...evolved, version: it.version + 1, ...head }, events };
}

/** The last moment that a case remembers; what happens next happens then or later. */
export const lastMomentOf = ({ clocks, openedAt, stage }: Case): string =>
  [
    openedAt,
    ...clocks.flatMap((one) => [one.startedAt, one.stoppedAt ?? openedAt]),
    ...(stage.status === 'FOLLOWING_UP' ? stage.followUps : []).map(
      (one) => one.sentAt ?? openedAt,
    ),
  ].reduce((latest, one) => (one > latest ? one : latest));

/** Lives `steps` steps from `start`; the same seed gives the same life. */
export async function live(start: Case, seed: number, steps: number) {
  const dice = diceFrom(seed);
  const happenings: Happening[] = [];
  let it = start;
  let now = lastMomentOf(start);
  for (let step = 0; step < steps; step += 1) {
    now = later(now, dice.of(...HOURS));
    const due = dice.of(1, 0, 0, 0) ? whatFallsDue(it, now) : null;
    const act = due ?? whatAPersonDoes(it, now, dice);
    if (!act) continue;
    const happening = await happen(it, { now, ...act });
    happenings.push(happening);
    ({ after: it, now } = happening);
  }
  return happenings;
}
