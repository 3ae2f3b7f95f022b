import { assert, asyncProperty, integer, nat } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stepNames } from '#contracts/workflow.ts';
import { answerClock } from '#domain/answer-clock.ts';
import { type Case, negotiationCase } from '#domain/case.ts';
import type { ClockName } from '#domain/clock-entries.ts';
import { clocksOf } from '#domain/clocks.ts';
import { consequences } from '#domain/consequences.ts';
import { isRefusal, refusalNames } from '#domain/errors.ts';
import { eventSchemas, recordedEvent } from '#domain/events.ts';
import { evolve } from '#domain/evolve.ts';
import { isPending } from '#domain/facts.ts';
import { isOpen } from '#domain/guards.ts';
import { canonical, findBreak } from '#domain/hash-chain.ts';
import { lifecycle } from '#domain/lifecycle.ts';
import { statusOf } from '#domain/opening.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { wakesOf } from '#domain/wake.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { aCase, day } from '../support/builders.ts';
import { advance } from '../support/given.ts';
import { theSystem } from '../support/people.ts';
import { type Happening, live } from '../support/random-life.ts';

const STEPS = 40;
type Beginning = readonly [string, () => Case];
const times = (count: number, of: readonly Beginning[]): Beginning[] =>
  Array.from({ length: count }, () => of).flat();

const askedAboutPayment = (): Case =>
  advance(
    aCase.followingPlan(),
    { name: 'SendFollowUp', data: { number: 1 } },
    { by: theSystem, now: day(45) },
  );

/** Lives from the very beginning, and from every point that the builders know. */
const beginnings: Beginning[] = [
  ...times(40, [['new', aCase.new]]),
  ...times(3, Object.entries(aCase)),
  // an offer is soon over: few of its lives have an answer in time
  ...times(60, [['offered', aCase.offered]]),
  ...times(8, [['decided', aCase.decided]]),
  // a payment is due weeks after its plan began, and few lives get so far
  ...times(12, [['asked about a payment', askedAboutPayment]]),
];
const lives: { readonly name: string; readonly happenings: readonly Happening[] }[] = [];

beforeAll(async () => {
  for (const [seed, [name, build]] of beginnings.entries())
    lives.push({ name: `${name}, seed ${seed}`, happenings: await live(build(), seed, STEPS) });
});

const each = (): { where: string; one: Happening }[] =>
  lives.flatMap(({ name, happenings }) =>
    happenings.map((one, index) => ({
      where: `${name}, step ${index}: ${one.command.name} in ${one.before.stage.status}`,
      one,
    })),
  );

/** Where in all these lives a rule does not hold: the life, its seed, the step. */
const breaches = (holds: (one: Happening) => boolean): string[] =>
  each()
    .filter(({ one }) => !holds(one))
    .map(({ where }) => where);

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const replay = (start: Case, happenings: readonly Happening[]): Case =>
  happenings
    .filter((one) => one.events.length > 0)
    .reduce(
      (before, { events, after: { version, lastSeq, lastHash } }) => ({
        ...events.reduce(
          // recorded events carry their data as plain JSON, checked against its schema below
          (one, { name, data, at, by }) => evolve(one, { name, data } as never, at, by),
          before,
        ),
        version,
        lastSeq,
        lastHash,
      }),
      start,
    );

/** The clocks that run only while something of their own is open, and whether it is. */
const ownClocks: Partial<Record<ClockName, (it: Case) => boolean>> = {
  ack: ({ stage }) => stage.status === 'RECEIVED',
  infoRequest: ({ stage }) => stage.status === 'COLLECTING' && stage.request !== null,
  consultation: ({ stage }) => stage.status === 'INVESTIGATING' && stage.consultations.some(isOpen),
  offer: ({ stage }) => stage.status === 'NEGOTIATING' && stage.proposal?.status === 'OFFERED',
  approval: ({ stage }) =>
    (stage.status === 'NEGOTIATING' && stage.proposal?.status === 'PENDING_APPROVAL') ||
    ((stage.status === 'NEGOTIATING' || stage.status === 'INVESTIGATING') &&
      stage.decisionDraft?.status === 'drafted') ||
    (stage.status === 'MEDIATION' && stage.settlement?.status === 'recorded'),
  mediation: ({ stage }) => stage.status === 'MEDIATION',
};
const runs = ({ clocks }: Case, clock: string): boolean =>
  clocks.some((one) => one.clock === clock && !one.stoppedAt);

const owesAnswer = new Set([
  'RECEIVED',
  'COLLECTING',
  'ASSESSING',
  'INVESTIGATING',
  'NEGOTIATING',
  'RE_REVIEW',
  'RE_CHECK',
]);

describe('Whatever people do to a case', () => {
  it('answers every command with events or a named refusal that says what is allowed', () => {
    const answered = ({ outcome }: Happening) =>
      isRefusal(outcome)
        ? refusalNames.includes(outcome.refused) &&
          (Array.isArray(outcome.allowed) || outcome.refused === 'ActorRecused')
        : outcome.events.length > 0;
    expect(breaches(answered)).toEqual([]);
  });

  it('leaves the case as it was when it refuses', () => {
    expect(breaches((one) => one.events.length > 0 || one.after === one.before)).toEqual([]);
  });

  it('keeps a case and events that their schemas accept unchanged', () => {
    const parses = ({ after, events }: Happening) =>
      same(negotiationCase.parse(after), after) &&
      events.every(
        (one) =>
          same(recordedEvent.parse(one), one) &&
          same(eventSchemas[one.name].parse(one.data), one.data),
      );
    expect(breaches(parses)).toEqual([]);
  });

  it('moves only as the lifecycle says', () => {
    const legal = ({ before, after, command, events }: Happening) =>
      events.length === 0 ||
      lifecycle
        .filter((row) => row.command === command.name && row.from.includes(statusOf(before)))
        .flatMap((row) => row.to)
        .map((to) => (to === 'STAYS' ? statusOf(before) : to))
        .includes(after.stage.status);
    expect(breaches(legal)).toEqual([]);
  });

  it('always belongs into a state of the workflow', () => {
    const known = new Set<string>([
      ...stepNames,
      ...Object.keys(consequences),
      'ConsultDepartments',
    ]);
    expect(breaches(({ after }) => known.has(whereabouts(after)))).toEqual([]);
  });

  it('never leaves the customer without a clock while the bank owes an answer', () => {
    const timed = ({ after }: Happening) =>
      !owesAnswer.has(after.stage.status) || answerClock(after) !== undefined;
    expect(breaches(timed)).toEqual([]);
  });

  it('runs no clock twice', () => {
    const once = ({ after }: Happening) => {
      const running = after.clocks.filter((one) => !one.stoppedAt && one.clock !== 'externalReply');
      return new Set(running.map((one) => one.clock)).size === running.length;
    };
    expect(breaches(once)).toEqual([]);
  });

  it('runs one reply clock for each body outside that waits, and no other', () => {
    const matched = ({ after: { clocks, outside } }: Happening) =>
      same(
        clocks
          .filter((one) => !one.stoppedAt && one.clock === 'externalReply')
          .map((one) => one.startedAt),
        outside.filter(isPending).map((one) => one.recordedAt),
      );
    expect(breaches(matched)).toEqual([]);
  });

  it.each(Object.entries(ownClocks))(
    'runs the clock %s exactly while it has a reason',
    (clock, reason) => {
      expect(breaches(({ after }) => runs(after, clock) === reason(after))).toEqual([]);
    },
  );

  it('keeps an invitation to mediation only where mediation may begin', () => {
    const mediable = new Set(['NEGOTIATING', 'DECIDED', 'RE_REVIEW', 'RE_CHECK']);
    const placed = ({ after }: Happening) => !after.mediation || mediable.has(after.stage.status);
    expect(breaches(placed)).toEqual([]);
  });

  it('lets nobody act who is recused', () => {
    const kept = ({ before, by, events }: Happening) =>
      events.length === 0 || by.kind !== 'staff' || !before.recused.includes(by.id);
    expect(breaches(kept)).toEqual([]);
  });

  it('computes the same clocks twice', () => {
    const ends = lives.flatMap(({ happenings }) => happenings.at(-1) ?? []);
    const clocks = ends.map(({ after, now }) => clocksOf(after.clocks, profileOf(after), now));
    const again = structuredClone(ends).map(({ after, now }) =>
      clocksOf(after.clocks, profileOf(after), now),
    );
    expect(again).toEqual(clocks);
  });

  it('plans no wake that is refused when it falls due, so that no sweep turns in circles', () => {
    expect(breaches(({ due, events }) => !due || events.length > 0)).toEqual([]);
  });

  it('has something else to do after each wake', () => {
    const first = (it: Case, now: string) => wakesOf(it, profileOf(it), now)[0];
    const movedOn = ({ due, before, after, now }: Happening) =>
      !due || !same(first(before, now) ?? null, first(after, now) ?? null);
    expect(breaches(movedOn)).toEqual([]);
  });

  it('does, over enough lives, every move that the lifecycle has', () => {
    const done = new Set(
      each().flatMap(({ one }) => (one.events.length > 0 ? one.command.name : [])),
    );
    // a merge needs a second case; its own specification is in merge.test.ts
    const missing = new Set(lifecycle.map((row) => row.command).filter((name) => !done.has(name)));
    expect([...missing]).toEqual(['MergeCase']);
  });
});

describe('The record of a case', () => {
  it('can be replayed to the very same case, and its chain is whole', async () => {
    await assert(
      asyncProperty(integer(), async (seed) => {
        const start = aCase.new();
        const happenings = await live(start, seed, STEPS);
        expect(replay(start, happenings)).toEqual(happenings.at(-1)?.after);
        expect(await findBreak(happenings.flatMap((one) => one.events))).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('shows when one recorded event was changed or left out', async () => {
    await assert(
      asyncProperty(integer(), nat(), async (seed, nth) => {
        const events = (await live(aCase.new(), seed, STEPS)).flatMap((one) => one.events);
        // the last one may be missing unseen: the case itself holds the head of the chain
        const index = nth % Math.max(1, events.length - 1);
        const forged = events.map((one, at) =>
          at === index ? { ...one, data: { ...one.data, forged: true } } : one,
        );
        expect(await findBreak(forged)).toBe(
          events.length > 0 ? `Event ${index + 1} was changed after it was recorded` : null,
        );
        const torn = events.filter((_, at) => at !== index);
        expect(await findBreak(torn)).toBe(
          events.length > 1 ? `Event ${index + 1} is missing; found ${index + 2}` : null,
        );
      }),
      { numRuns: 20 },
    );
  });
});
