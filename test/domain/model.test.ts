import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stepNames } from '#contracts/workflow.ts';
import { answerClock } from '#domain/answer-clock.ts';
import { type Case, negotiationCase } from '#domain/case.ts';
import { clocksOf } from '#domain/clocks.ts';
import { isRefusal, refusalNames } from '#domain/errors.ts';
import { eventSchemas, recordedEvent } from '#domain/events.ts';
import { evolve } from '#domain/evolve.ts';
import { findBreak } from '#domain/hash-chain.ts';
import { lifecycle } from '#domain/lifecycle.ts';
import { statusOf } from '#domain/opening.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { wakesOf } from '#domain/wake.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { aCase } from '../support/builders.ts';
import { type Happening, live } from '../support/random-life.ts';

const STEPS = 40;
/** Lives from the very beginning, and from every point that the builders know. */
const beginnings: [string, () => Case][] = [
  ...Array.from({ length: 40 }, (): [string, () => Case] => ['new', aCase.new]),
  ...Array.from({ length: 3 }, () => Object.entries(aCase)).flat(),
  ...Array.from({ length: 8 }, () =>
    Object.entries({ offered: aCase.offered, decided: aCase.decided }),
  ).flat(),
];
const lives: { readonly name: string; readonly happenings: readonly Happening[] }[] = [];

beforeAll(async () => {
  for (const [index, [name, build]] of beginnings.entries())
    lives.push({ name: `${name}, seed ${index}`, happenings: await live(build(), index, STEPS) });
});

/** Runs the check on every step of every life; a failure says which step of which life. */
function always(check: (one: Happening) => void) {
  for (const { name, happenings } of lives)
    for (const [index, one] of happenings.entries())
      try {
        check(one);
      } catch (cause) {
        const { command, before, now } = one;
        const where = `${name}, step ${index}: ${command.name} in ${before.stage.status} at ${now}`;
        throw new Error(`${where}\n${cause instanceof Error ? cause.message : ''}`, { cause });
      }
}

const replay = (start: Case, happenings: readonly Happening[]): Case =>
  happenings
    .filter((one) => one.events.length > 0)
    .reduce(
      (before, { events, after: { version, lastSeq, lastHash } }) => ({
        ...events.reduce(
          // recorded events carry their data as plain JSON, checked by its own schema elsewhere here
          (one, { name, data, at, by }) => evolve(one, { name, data } as never, at, by),
          before,
        ),
        version,
        lastSeq,
        lastHash,
      }),
      start,
    );

describe('Whatever people do to a case', () => {
  it('answers every command with events or a named refusal that says what is allowed', () =>
    always(({ outcome }) => {
      if (!isRefusal(outcome)) return expect(outcome.events.length).toBeGreaterThan(0);
      expect(refusalNames).toContain(outcome.refused);
      expect(Array.isArray(outcome.allowed) || outcome.refused === 'ActorRecused').toBe(true);
    }));

  it('keeps a case and events that their schemas accept unchanged', () =>
    always(({ after, events }) => {
      expect(negotiationCase.parse(after)).toEqual(after);
      for (const one of events) {
        expect(recordedEvent.parse(one)).toEqual(one);
        expect(eventSchemas[one.name].parse(one.data)).toEqual(one.data);
      }
    }));

  it('moves only as the lifecycle says', () =>
    always(({ before, after, command, events }) => {
      if (events.length === 0) return expect(after).toBe(before);
      const [from, to] = [statusOf(before), after.stage.status];
      const rows = lifecycle.filter(
        (row) => row.command === command.name && row.from.includes(from),
      );
      const legal = rows.flatMap((row) => row.to).map((one) => (one === 'STAYS' ? from : one));
      expect(legal).toContain(to);
    }));

  it('always belongs into a state of the workflow', () =>
    always(({ after }) =>
      expect([...stepNames, 'ConsultDepartments']).toContain(whereabouts(after)),
    ));

  it('never leaves the customer without a clock while the bank owes an answer', () =>
    always(({ after }) => {
      const owes = ['RECEIVED', 'COLLECTING', 'ASSESSING', 'INVESTIGATING', 'NEGOTIATING'];
      if ([...owes, 'RE_REVIEW', 'RE_CHECK'].includes(after.stage.status))
        expect(answerClock(after)).toBeDefined();
    }));

  it('runs no clock twice, except one for each body outside that waits for a reply', () =>
    always(({ after }) => {
      const running = after.clocks.filter((one) => !one.stoppedAt && one.clock !== 'externalReply');
      expect(new Set(running.map((one) => one.clock)).size).toBe(running.length);
      const replies = after.clocks.filter((one) => !one.stoppedAt && one.clock === 'externalReply');
      const pending = after.outside.filter((one) => !one.repliedAt && !one.concludedAt);
      expect(replies.map((one) => one.startedAt).sort()).toEqual(
        pending.map((one) => one.recordedAt).sort(),
      );
    }));

  it('runs the clocks of a stage only in that stage', () =>
    always(({ after: { clocks, stage, mediation } }) => {
      const running = (name: string) => clocks.some((one) => one.clock === name && !one.stoppedAt);
      const offered = stage.status === 'NEGOTIATING' && stage.proposal?.status === 'OFFERED';
      expect(running('offer')).toBe(offered);
      const pending =
        stage.status === 'NEGOTIATING' && stage.proposal?.status === 'PENDING_APPROVAL';
      const drafted =
        (stage.status === 'NEGOTIATING' || stage.status === 'INVESTIGATING') &&
        stage.decisionDraft?.status === 'drafted';
      expect(running('approval')).toBe(pending || drafted);
      expect(running('infoRequest')).toBe(stage.status === 'COLLECTING' && stage.request !== null);
      expect(running('mediation')).toBe(stage.status === 'MEDIATION');
      const open =
        stage.status === 'INVESTIGATING' &&
        stage.consultations.some((one) => one.status === 'asked' || one.status === 'escalated');
      expect(running('consultation')).toBe(open);
      if (mediation)
        expect(['NEGOTIATING', 'DECIDED', 'RE_REVIEW', 'RE_CHECK']).toContain(stage.status);
    }));

  it('computes the same clocks twice', () => {
    for (const { happenings } of lives) {
      const last = happenings.at(-1);
      if (!last) continue;
      const [{ clocks }, profile] = [last.after, profileOf(last.after)];
      expect(clocksOf(structuredClone(clocks), profile, last.now)).toEqual(
        clocksOf(clocks, profile, last.now),
      );
    }
  });

  it('plans no wake that is refused when it falls due, so that no sweep turns in circles', () =>
    always(({ due, outcome, command, before }) => {
      if (due)
        expect(outcome, `${command.name} in ${before.stage.status}`).toHaveProperty('events');
    }));

  it('wakes later, or has something else to do, after each wake', () =>
    always(({ due, before, after, now }) => {
      if (!due) return;
      const [first] = wakesOf(before, profileOf(before), now);
      const [next] = wakesOf(after, profileOf(after), now);
      expect(next).not.toEqual(first);
    }));

  it('can be replayed from its events to the very same case, and its chain is whole', () =>
    fc.assert(
      fc.asyncProperty(fc.integer(), async (drawn) => {
        const start = aCase.new();
        const happenings = await live(start, drawn, STEPS);
        expect(replay(start, happenings)).toEqual(happenings.at(-1)?.after);
        expect(await findBreak(happenings.flatMap((one) => one.events))).toBeNull();
      }),
      { numRuns: 40 },
    ));

  it('shows a break of the chain when one recorded event is changed or left out', () =>
    fc.assert(
      fc.asyncProperty(fc.integer(), fc.nat(), async (drawn, nth) => {
        const events = (await live(aCase.new(), drawn, STEPS)).flatMap((one) => one.events);
        if (events.length < 2) return;
        const index = nth % (events.length - 1);
        const forged = events.map((one, at) =>
          at === index ? { ...one, data: { ...one.data, forged: true } } : one,
        );
        expect(await findBreak(forged)).not.toBeNull();
        expect(await findBreak(events.filter((_, at) => at !== index))).not.toBeNull();
      }),
      { numRuns: 20 },
    ));

  it('does, over enough lives, every move that the lifecycle has', () => {
    const done = new Set<string>();
    always(({ events, command }) => events.length > 0 && done.add(command.name));
    // a merge needs a second case; its own specification is in merge.test.ts
    const missing = new Set(lifecycle.map((row) => row.command).filter((name) => !done.has(name)));
    expect([...missing]).toEqual(['MergeCase']);
  });
});
