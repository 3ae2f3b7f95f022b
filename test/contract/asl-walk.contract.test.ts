/**
 * The seventh point of the contract: facts and flow agree. Each outcome of each human step is given to a case that waits
 * there; where the state machine goes next must be where the case then is.
 */
import { expect, test } from 'vitest';
import { commonDepartures, type HumanStepName, signalFor, steps } from '#contracts/workflow.ts';
import type { Case } from '#domain/case.ts';
import { consequencesOf } from '#domain/consequences.ts';
import { isRefusal } from '#domain/errors.ts';
import type { EventName } from '#domain/events.ts';
import { evolve } from '#domain/evolve.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { type Whereabouts, whereabouts } from '#domain/whereabouts.ts';
import { aCase, day } from '../support/builders.ts';
import { advance, given } from '../support/given.ts';
import { theSystem } from '../support/people.ts';
import { caught, states } from './asl-model.ts';
import { commonOutcomes, journeys } from './journeys-by-step.ts';

/** Where the state machine goes when this step ends by this event; departments leave the Map they were asked in. */
function goesTo(step: HumanStepName, event: EventName): string | undefined {
  if (step === 'AwaitConsultation' && event.startsWith('Consultation'))
    return states['ConsultDepartments']?.Next;
  const holder = step === 'AwaitConsultation' ? 'ConsultDepartments' : step;
  return signalFor(step, event) === 'success' ? states[step]?.Next : caught(holder, event);
}

/** Where the case comes to rest: what the bank does at once is done with the act itself. */
function restsAt(it: Case, now: string): Whereabouts {
  const events = consequencesOf({ it, now, profile: profileOf(it) });
  if (isRefusal(events)) throw new Error(events.refused);
  return whereabouts(events.reduce((one, event) => evolve(one, event, now, theSystem), it));
}

const walks = journeys.flatMap(({ step, from, outcomes }) =>
  [...outcomes, ...commonOutcomes(step)].map((outcome) => ({ step, from, ...outcome })),
);

test.each(walks)(
  '$step ends by $event: the flow goes where the case goes',
  ({ step, from, command, by, now, event, mergeTarget }) => {
    const before = from();
    expect(whereabouts(before)).toBe(step === 'AwaitConsultation' ? 'ConsultDepartments' : step);
    const circumstances = mergeTarget ? { by, now, mergeTarget } : { by, now };
    const after = given(before).when(command, circumstances).thenRecords(event);
    expect(restsAt(after, now)).toBe(goesTo(step, event));
  },
);

test('a registered case goes where the flow goes', () => {
  const before = aCase.received();
  expect(whereabouts(before)).toBe('RegisterCase');
  const register = { name: 'RegisterCase', data: { owner: null } } as const;
  const after = advance(before, register, { by: theSystem, now: day(7, 12) });
  expect(whereabouts(after)).toBe(states['RegisterCase']?.Next);
});

test.each([
  ['SuggestAssessment', aCase.assessing(), 'AwaitAssessment'],
  ['SendOffer', aCase.approved(), 'AwaitCustomerReply'],
  ['IssueDecision', aCase.decisionApproved(), 'AwaitContest'],
  ['ScheduleFollowUps', aCase.implemented(), 'AwaitFollowUp'],
] as const)('no case rests at %s, and no state has its name', (step, before, next) => {
  expect(whereabouts(before)).toBe(step);
  expect(restsAt(before, day(7, 12))).toBe(next);
  expect(Object.keys(states)).not.toContain(step);
});

test('every outcome of every human step is walked', () => {
  const walked = new Set(walks.map((it) => `${it.step} ${it.event}`));
  const all = Object.entries(steps).flatMap(([name, step]) => {
    if (step.kind !== 'human') return [];
    const events = [step.success, step.departures, commonDepartures].flatMap((it): EventName[] =>
      Object.values(it),
    );
    return events.map((event) => `${name} ${event}`);
  });
  // an outside body that has the case cannot take it over once more
  expect(all.filter((it) => !walked.has(it))).toEqual(['AwaitExternal ReferredOutside']);
});
