import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { isShown, isWhole, shownData } from '#casework/customer-sight.ts';
import { customerView } from '#casework/customer-view.ts';
import { eventLabels } from '#contracts/event-labels.ts';
import { customerCase } from '#contracts/views.ts';
import type { Case, Stage } from '#domain/case.ts';
import { stepDue } from '#domain/desk.ts';
import type { EventName, RecordedEvent } from '#domain/events.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { aCase, day, inStatus } from '../support/builders.ts';
import { memoryWorld } from '../support/memory-world.ts';
import { agentLi, leadChen, theCustomer, theSystem } from '../support/people.ts';
import { aRefund, costlyTerms, yuan } from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

const view = (it: Case, now = day(5)) => customerView(it, [], now);

/** The case and its events as the store has them at the end of a story. */
async function lived(story: readonly stories.Step[]) {
  const world = memoryWorld();
  const it = await told(world, story);
  const events = await world.cases.events(it.caseId);
  return { it, events, view: customerView(it, events, world.clock.now()) };
}

describe('the customer sees in five words where the case is, and who acts next by when', () => {
  test.each([
    ['RECEIVED', aCase.received(), 'working', 1, 'bank'],
    ['collecting', aCase.collecting(), 'working', 2, 'bank'],
    ['awaiting information', aCase.awaitingInformation(), 'yourTurn', 2, 'customer'],
    ['assessing', aCase.suggested(), 'working', 3, 'bank'],
    ['consulting', aCase.consulting(), 'working', 3, 'bank'],
    ['negotiating', aCase.negotiating(), 'working', 4, 'bank'],
    ['awaiting approval', aCase.awaitingApproval(), 'working', 4, 'bank'],
    ['offered', aCase.offered(), 'yourTurn', 4, 'customer'],
    ['decision drafted', aCase.decisionDrafted(), 'working', 4, 'bank'],
    ['decided', aCase.decided(), 'yourTurn', 4, 'customer'],
    ['re-review', aCase.reReview(), 'working', 0, 'bank'],
    ['re-check', aCase.reCheck(), 'working', 0, 'bank'],
    ['invited to mediation', aCase.invitedToMediation(), 'yourTurn', 4, 'customer'],
    ['mediation', aCase.mediation(), 'working', 0, 'outside'],
    ['outside', aCase.external(), 'working', 0, 'bank'],
    ['implementing', aCase.implementing(), 'carryingOut', 4, 'bank'],
    ['following up', aCase.followingUp(), 'followingUp', 5, 'bank'],
    ['asked three times', aCase.followUpsSent(), 'followingUp', 5, 'customer'],
    ['silent', aCase.silent(), 'followingUp', 5, 'bank'],
    ['solved', aCase.solved(), 'ended', 5, 'nobody'],
  ] as const)('%s', (_, it, state, step, by) => {
    expect(view(it)).toMatchObject({ state, step, nextAct: { by } });
  });

  test.each(Object.entries(inStatus))(
    'every status is a view that its schema takes: %s',
    (_, build) => {
      expect(() => z.parse(customerCase, view(build()))).not.toThrow();
    },
  );

  test('the moment is that of the clock, the offer or the right', () => {
    expect(view(aCase.collecting()).nextAct).toEqual({
      by: 'bank',
      what: 'AwaitCollection',
      dueAt: '2026-03-17T16:00:00.000Z',
    });
    expect(view(aCase.offered()).nextAct.dueAt).toBe('2026-03-12T16:00:00.000Z');
    const decided = aCase.decided();
    expect(view(decided).nextAct.dueAt).toBe(view(decided).contestUntil);
    expect(view(aCase.followingUp()).nextAct.dueAt).toBe(
      view(aCase.followingUp()).followUps[0]?.dueAt,
    );
  });

  test('an internal limit is no promise: while an approver thinks, the answer’s own limit is told', () => {
    const it = view(aCase.awaitingApproval());
    expect(it.nextAct.dueAt).toBe('2026-03-17T16:00:00.000Z');
    expect(it.clocks.map((one) => one.clock)).not.toContain('approval');
    expect(view(aCase.consulting()).clocks.map((one) => one.clock)).not.toContain('consultation');
  });

  test('what was agreed is carried out by the day that staff have, too', () => {
    const it = aCase.implementing();
    expect(view(it).nextAct.dueAt).toBe(stepDue(undefined, it, profileOf(it), day(5)));
  });

  test('a settlement that the bank has to approve waits for the bank, until the approver’s day is over', () => {
    const it = aCase.settling();
    expect(view(it, day(20)).nextAct).toEqual({
      by: 'bank',
      what: 'ApproveSettlement',
      dueAt: stepDue('mediation', it, profileOf(it), day(20)),
    });
  });

  test('no moment is made up where none is set', () => {
    expect(view(aCase.silent()).nextAct).not.toHaveProperty('dueAt');
  });
});

describe('an offer', () => {
  test('is shown once it was sent, without who proposed or approved it', async () => {
    const { offer } = (await lived(stories.offered({ terms: costlyTerms() }))).view;
    expect(offer).toMatchObject({ version: 1, status: 'OFFERED', terms: costlyTerms() });
    expect(Object.keys(offer ?? {})).not.toContain('approvedBy');
    for (const it of [aCase.proposed(), aCase.awaitingApproval(), aCase.approved()])
      expect(view(it).offer).toBeNull();
  });

  test('of every version stays readable in the timeline', async () => {
    const { view: after } = await lived([...stories.offered({}), ...counter(), ...nextOffer()]);
    const sent = after.timeline.filter((one) => one.event === 'OfferSent');
    expect(sent.map((one) => one.data['terms'])).toMatchObject([
      { remedies: [{ amount: yuan(30) }] },
      { remedies: [{ amount: yuan(45) }] },
    ]);
    expect(after.timeline.find((one) => one.event === 'TermsProposed')?.data).toEqual({});
  });

  const counter = (): stories.Step[] => [
    [
      { name: 'CounterOffer', data: { proposalVersion: 1, terms: { words: 'More' } } },
      { by: theCustomer, now: day(4) },
    ],
  ];
  const nextOffer = (): stories.Step[] => [
    [
      {
        name: 'ProposeTerms',
        data: { terms: { remedies: [aRefund(yuan(45))], explanation: 'More', onerousTerms: [] } },
      },
      { by: agentLi, now: day(4, 11) },
    ],
    [
      { name: 'SendOffer', data: {} },
      { by: theSystem, now: day(4, 12) },
    ],
  ];
});

test('what was agreed outlives the case', async () => {
  const { view: solved } = await lived(stories.solved({}));
  expect(solved.agreement).toMatchObject({ from: 'offer', proposalVersion: 1 });
  expect(solved.closed).toMatchObject({ reason: 'satisfied' });
  expect((await lived(stories.withdrawn({}))).view.agreement).toBeNull();
});

test('a closed case says until when it can be reopened and how long its file is kept, a merged one goes on elsewhere', () => {
  expect(view(aCase.solved(), day(11)).closed).toEqual({
    reason: 'satisfied',
    at: day(10),
    reopenUntil: day(40),
    keptYears: 5,
  });
  const stage: Stage = { status: 'CLOSED', reason: 'merged', closedAt: day(1), archivedAt: null };
  const merged = aCase.withdrawn({ overrides: { stage } });
  expect(view(merged).closed).toMatchObject({ reason: 'merged', reopenUntil: null });
});

test('acts are offered only where they can be done', () => {
  expect(view(aCase.offered()).allowed).toContain('AcceptOffer');
  expect(view(aCase.offered(), day(20)).allowed).not.toContain('AcceptOffer');
  expect(view(aCase.negotiating()).allowed).not.toContain('AcceptOffer');
  expect(view(aCase.collecting()).allowed).not.toContain('AnswerInformationRequest');
  expect(view(aCase.awaitingInformation()).allowed).toContain('AnswerInformationRequest');
  expect(view(aCase.decided(), day(60)).allowed).not.toContain('ContestDecision');
  expect(view(aCase.invitedToMediation()).allowed).toContain('ConsentToMediation');
  expect(view(aCase.solved(), day(11)).allowed).toEqual(['ReopenCase']);
  expect(view(aCase.solved(), day(80)).allowed).toEqual([]);
});

describe('an event', () => {
  const event = (name: EventName, data: object, by = agentLi): RecordedEvent => ({
    caseId: 'c',
    seq: 1,
    version: 1,
    at: day(0),
    by,
    name,
    data: { ...data },
    prevHash: '',
    hash: '',
  });

  test('is shown, cut or hidden by its name, whatever else it may carry', () => {
    expect(
      shownData(
        event('ClockExtended', { step: 1, reason: 'r', oldDueAt: 'a', newDueAt: 'b', note: 'x' }),
      ),
    ).toEqual({ reason: 'r', oldDueAt: 'a', newDueAt: 'b' });
    const decision = {
      text: { outcome: 'rejected' },
      decidedBy: 'li',
      approvedBy: 'wang',
      decidedAt: 'a',
    };
    expect(shownData(event('DecisionIssued', { decision, contestUntil: 'b' }))).toEqual({
      decision: { text: { outcome: 'rejected' }, decidedAt: 'a' },
      contestUntil: 'b',
    });
    expect(shownData(event('CollectionCompleted', { facts: 'x', identityNote: 'y' }))).toEqual({});
    for (const name of [
      'NoteAdded',
      'ProposalReturned',
      'AssessmentSuggested',
      'WorkflowFailed',
    ] as const)
      expect(isShown(event(name, {}))).toBe(false);
  });

  test('of staff is never given whole, since it names them; a lead’s reason to reopen is theirs', () => {
    expect(isWhole(event('MessageToCustomer', { text: 'x' }))).toBe(false);
    expect(isWhole(event('MessageToBank', { text: 'x' }, theCustomer))).toBe(true);
    const reopened = { grievance: { reason: 'seen by the auditor' } };
    expect(shownData(event('CaseReopened', reopened, leadChen))).toEqual({});
    expect(shownData(event('CaseReopened', reopened, theCustomer))).toEqual(reopened);
  });

  test('that is shown has a sentence in both languages', () => {
    const names = Object.keys(eventLabels) as EventName[];
    const shown = names.filter((name) => isShown(event(name, {})));
    expect(shown.length).toBeGreaterThan(50);
    for (const name of shown) expect(eventLabels[name]['zh-CN']).toMatch(/\p{Script=Han}/u);
  });
});
