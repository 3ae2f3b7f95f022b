/** One seed: some cases from the first word to the last, in bad weather, looked at whenever it is calm. */
import type { Case } from '#domain/case.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { everybody } from '../../support/random-commands.ts';
import { handIn } from './files.ts';
import { MACHINE } from './function-needs.ts';
import { whatIsWrong } from './invariants.ts';
import { act, ending, opening } from './people.ts';
import { submit } from './requests.ts';
import { night, tick } from './schedules.ts';
import { DAY, HOUR, MINUTE } from './time.ts';
import { openWorld, type World } from './world.ts';

export interface Outcome {
  readonly seed: number;
  readonly wrong: readonly string[];
  readonly calls: number;
  /** How often each fault was met. */
  readonly fates: ReadonlyMap<string, number>;
  readonly commits: number;
  readonly endings: readonly string[];
  readonly stepsCalled: ReadonlySet<string>;
  /** Mails that went out more than once, each for a crash or an answer that never came. */
  readonly copies: number;
  readonly trace: readonly string[];
}

const CASES = 3;
const ACTS = 60;
const LOOKS = 2;
const ROUNDS = 4;
const CALM_MINUTES = [1, 2, 2, 3, 17, 21, 2, 2, 2] as const;

async function casesOf({ look, ledger }: World): Promise<Case[]> {
  const ids = [...new Set(ledger.committed.map(({ caseId }) => caseId))].sort();
  const found = await Promise.all(ids.map((id) => look(id)));
  return found.filter((it) => it !== null);
}

async function enterStaff({ plain }: World): Promise<void> {
  for (const { id, kind, roles, department } of everybody)
    if (kind === 'staff')
      await plain.staff.enter({
        staffId: id,
        roles,
        skills: [],
        seenAt: plain.clock.now(),
        ...(department ? { department } : {}),
      });
}

async function fineMinutes(world: World): Promise<void> {
  for (const minutes of CALM_MINUTES) {
    tick(world);
    world.events.replay();
    await world.stage.pass(minutes * MINUTE);
  }
}

/** The weather is fine for an hour, sweeps come each minute; a night follows only where an event was lost for good, and in the end. */
async function calmDown(world: World, last = false): Promise<boolean> {
  const { faults, stage, events } = world;
  faults.calm = true;
  await stage.rest();
  await fineMinutes(world);
  const comesNight = last || events.takeLost() > 0;
  if (comesNight) {
    night(world);
    await fineMinutes(world);
  }
  faults.calm = false;
  return comesNight;
}

const JUMPS = [0, 0, 0, 2 * MINUTE, 20 * MINUTE, HOUR, 5 * HOUR, DAY, 3 * DAY, 9 * DAY] as const;

async function timePasses(world: World): Promise<void> {
  const { chance, stage } = world;
  const jump = chance.of(...JUMPS);
  // calls that are under way do not last hours
  if (jump > 0) await stage.pass(jump);
  if (jump > 0 || chance.is(0.1)) tick(world);
  if (jump >= 5 * HOUR && chance.is(0.6)) night(world);
}

/** So many calls while whatever is under way goes on. */
async function goesOn({ chance, stage }: World): Promise<void> {
  const steps = chance.of(2, 5, 8, 12, 20, 60);
  for (let step = 0; step < steps && stage.running > 0; step += 1) await stage.step();
}

/** Somebody stops an execution by hand, or the platform loses it. */
async function stopExecution({ machine }: World, { caseId, run }: Case): Promise<void> {
  const executionArn = `${MACHINE.replace(':stateMachine:', ':execution:')}:${caseId}-${run}`;
  await machine('StopExecution', { executionArn }).catch(() => undefined);
}

/** People act at any moment: often on a case that somebody has just acted on, while its workflow is still on the way. */
async function badWeather(world: World, acts: number): Promise<void> {
  let last: string | undefined;
  for (let n = 0; n < acts; n += 1) {
    const all = await casesOf(world);
    const again = last !== undefined && world.chance.is(0.5);
    const caseId = again ? last : world.chance.oneOf(all)?.caseId;
    last = caseId;
    const it = all.find((one) => one.caseId === caseId);
    if (it && world.chance.is(0.1)) void handIn(world, it);
    if (it && world.chance.is(0.04)) await stopExecution(world, it);
    const request = caseId === undefined ? null : await act(world, caseId, all);
    if (request) void submit(world, request);
    await goesOn(world);
    if (!again) await timePasses(world);
  }
}

const isOver = (it: Case): boolean => it.stage.status === 'CLOSED' && !it.needsAttention;

/** Whoever still has a case open withdraws it, or helps it on. */
async function windUp(world: World): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const all = await casesOf(world);
    for (const it of all.filter((one) => !isOver(one))) {
      const request = world.chance.is(0.7) ? ending(world, it) : await act(world, it.caseId, all);
      if (request) void submit(world, request);
    }
    await goesOn(world);
    await world.stage.pass(10 * MINUTE);
    tick(world);
  }
}

const endingOf = ({ stage }: Case): string =>
  stage.status === 'CLOSED' ? stage.reason : stage.status;

/** The last word on every case that is left open, and on what it leads to; in calm, so that it is heard. */
async function closeRest(world: World): Promise<void> {
  world.faults.calm = true;
  await world.stage.rest();
  for (let round = 0; round < ROUNDS; round += 1) {
    const open = (await casesOf(world)).filter((one) => !isOver(one));
    if (open.length === 0) return;
    for (const it of open) void submit(world, ending(world, it));
    await calmDown(world);
  }
}

/** Cases from the first word to the last, looked at on the way; what was found wrong at the first look that found anything. */
async function lifeOf(world: World, acts: number): Promise<string[]> {
  const look = async (when: string, last = false) => {
    const afterNight = await calmDown(world, last);
    const found = await whatIsWrong(world, await casesOf(world), afterNight);
    return found.map((one) => `${when}: ${one}`);
  };
  await enterStaff(world);
  for (let n = 0; n < CASES; n += 1) void submit(world, opening(world, Math.min(n, 1)));
  for (let n = 1; n <= LOOKS; n += 1) {
    await badWeather(world, acts / LOOKS);
    const wrong = await look(`after ${n} of ${LOOKS}`);
    if (wrong.length > 0) return wrong;
  }
  await windUp(world);
  await closeRest(world);
  const open = (await casesOf(world)).filter((it) => !isOver(it));
  const never = open.map((it) => `${it.caseNo} was never closed: ${whereabouts(it)}`);
  return [...(await look('in the end', true)), ...never];
}

export async function simulate(
  seed: number,
  { skewed = false, acts = ACTS } = {},
): Promise<Outcome> {
  const world = await openWorld(seed, skewed);
  try {
    const wrong = await lifeOf(world, acts);
    const all = await casesOf(world);
    const mails = new Set(world.post.sent.map(({ caseId, mailId }) => `${caseId}/${mailId}`));
    return {
      seed,
      wrong,
      calls: world.stage.calls,
      fates: world.faults.counts,
      commits: world.ledger.committed.length,
      endings: all.map(endingOf),
      stepsCalled: world.stepsCalled,
      copies: world.post.sent.length - mails.size,
      trace: world.stage.trace,
    };
  } finally {
    await world.close();
  }
}
