import { beforeEach, describe, expect, test } from 'vitest';
import type { RouteName } from '#contracts/http.ts';
import type { Case } from '#domain/case.ts';
import { type Api, api } from '../support/api.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi } from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { storedIn, taskOf, told } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
beforeEach(() => {
  world = memoryWorld();
  calls = api(world);
});

async function signedInto(story: readonly stories.Step[]): Promise<{ it: Case; cookie: string }> {
  const it = await told(world, story);
  return { it, cookie: await calls.signedIn(it) };
}

type Row = readonly [
  what: string,
  route: RouteName,
  story: readonly stories.Step[],
  body: object,
  event: string,
];
const acts: readonly Row[] = [
  [
    'answers the question',
    'AnswerInformationRequest',
    stories.asked({}),
    { answer: 'Here' },
    'InformationAnswered',
  ],
  [
    'accepts the offer',
    'ReplyToOffer',
    stories.offered({}),
    { reply: 'accept', proposalVersion: 1, confirmedTerms: [] },
    'OfferAccepted',
  ],
  [
    'asks for other terms',
    'ReplyToOffer',
    stories.offered({}),
    { reply: 'counter', proposalVersion: 1, terms: { words: 'More' } },
    'OfferCountered',
  ],
  [
    'refuses the offer',
    'ReplyToOffer',
    stories.offered({}),
    { reply: 'reject', proposalVersion: 1, reason: 'Too little' },
    'OfferRejected',
  ],
  [
    'accepts the decision',
    'AnswerDecision',
    stories.decided({}),
    { answer: 'accept' },
    'DecisionAccepted',
  ],
  [
    'contests the decision',
    'AnswerDecision',
    stories.decided({}),
    { answer: 'dissatisfied', reason: 'Not so' },
    'DecisionContested',
  ],
  [
    'asks for a re-check',
    'AnswerDecision',
    stories.decided({}),
    { answer: 'recheck', reason: 'Again' },
    'ReCheckRequested',
  ],
  [
    'consents to mediation',
    'AnswerMediation',
    stories.invited({}),
    { answer: 'consent' },
    'MediationConsented',
  ],
  [
    'declines mediation',
    'AnswerMediation',
    stories.invited({}),
    { answer: 'decline' },
    'ReturnedToNegotiation',
  ],
  [
    'proposes mediation',
    'AnswerMediation',
    stories.offered({}),
    { answer: 'propose', bodyName: 'Centre' },
    'MediationProposed',
  ],
  [
    'tells of a complaint elsewhere',
    'ReportOutsideComplaint',
    stories.assessed({}),
    { body: 'regulator', bodyName: 'NFRA' },
    'OutsideComplaintRecorded',
  ],
  [
    'says that it is solved',
    'AnswerFollowUp',
    stories.followedUp({}),
    { answer: 'solved', score: 5 },
    'SolvedConfirmed',
  ],
  [
    'says that it is not solved',
    'AnswerFollowUp',
    stories.followedUp({}),
    { answer: 'notSolved', score: 1, words: 'Again' },
    'NotSolved',
  ],
  ['withdraws', 'WithdrawCase', stories.registered({}), {}, 'Withdrawn'],
  ['reopens', 'ReopenMyCase', stories.solved({}), { reason: 'It came back' }, 'CaseReopened'],
];

describe('the customer', () => {
  test.each(acts)('%s', async (_, route, story, body, event) => {
    const { it, cookie } = await signedInto(story);
    const receipt = await calls.ok(route, {
      cookie,
      body: { expectedVersion: it.version, ...body },
    });
    expect(receipt).toMatchObject({ caseNo: it.caseNo, version: it.version + 1 });
    expect((receipt as { events: string[] }).events).toContain(event);
    expect(receipt).not.toHaveProperty('caseId');
    const recorded = (await world.cases.events(it.caseId)).find((one) => one.name === event);
    expect(recorded?.by).toEqual({ kind: 'customer', id: 'customer', roles: [] });
  });

  test('writes to the bank without knowing any version', async () => {
    const { it, cookie } = await signedInto(stories.assessed({}));
    await calls.ok('WriteToBank', { cookie, body: { text: '<b>Hello</b> & {{7*7}}' } });
    const { timeline } = await calls.ok('GetMyCase', { cookie });
    expect(timeline.at(-1)).toMatchObject({
      event: 'MessageToBank',
      by: 'customer',
      data: { text: '<b>Hello</b> & {{7*7}}' },
    });
    expect(await taskOf(world, it.caseId, 'AnswerMessage')).toMatchObject({ worker: 'agent' });
  });

  test('who accepts tells the waiting workflow, once, however often the request is repeated', async () => {
    const { it, cookie } = await signedInto(stories.offered({}));
    const ask = {
      cookie,
      body: {
        expectedVersion: it.version,
        reply: 'accept',
        proposalVersion: 1,
        confirmedTerms: [],
      },
      headers: { 'idempotency-key': 'one-acceptance' },
    };
    const first = await calls.ok('ReplyToOffer', ask);
    const again = await calls.ok('ReplyToOffer', ask);
    expect(again).toEqual(first);
    expect(world.signals.filter((one) => one.task === 'AwaitCustomerReply')).toHaveLength(1);
    const names = (await world.cases.events(it.caseId)).map((one) => one.name);
    expect(names.filter((one) => one === 'OfferAccepted')).toHaveLength(1);
  });
});

test('an internal note does not come between the customer and what they have just read', async () => {
  const { it, cookie } = await signedInto(stories.offered({}));
  const note = { staff: agentLi, path: { caseId: it.caseId }, body: { text: 'internal' } };
  await calls.ok('AddNote', note);
  const body = { reply: 'reject', proposalVersion: 1, reason: 'Too little' };
  const receipt = await calls.ok('ReplyToOffer', {
    cookie,
    body: { expectedVersion: it.version, ...body },
  });
  expect(receipt).toMatchObject({ version: it.version + 2, events: ['OfferRejected'] });
  const fromTheFuture = { expectedVersion: 99 };
  expect(await calls.refused('WithdrawCase', { cookie, body: fromTheFuture })).toMatchObject({
    status: 400,
    code: 'InvalidRequest',
    errors: [{ field: 'expectedVersion', rule: 'noSuchVersion' }],
  });
});

describe('the customer is refused by name, with nothing stored,', () => {
  const accept = { reply: 'accept', proposalVersion: 1, confirmedTerms: [] };
  test.each([
    [
      'an older version of the offer',
      stories.offered({}),
      'ReplyToOffer',
      { ...accept, proposalVersion: 2 },
      409,
      'WrongVersion',
    ],
    [
      'an offer that nobody made',
      stories.assessed({}),
      'ReplyToOffer',
      accept,
      409,
      'WrongVersion',
    ],
    [
      'an act that does not fit the state',
      stories.registered({}),
      'AnswerDecision',
      { answer: 'accept' },
      409,
      'IllegalTransition',
    ],
    [
      'an answer that nobody asked for',
      stories.registered({}),
      'AnswerInformationRequest',
      { answer: 'x' },
      409,
      'NothingToDo',
    ],
    [
      'reopening an open case',
      stories.registered({}),
      'ReopenMyCase',
      { reason: 'x' },
      409,
      'IllegalTransition',
    ],
  ] as const)('%s', async (_, story, route, body, status, code) => {
    const { it, cookie } = await signedInto(story);
    const before = storedIn(world);
    const problem = await calls.refused(route, {
      cookie,
      body: { expectedVersion: it.version, ...body },
    });
    expect(problem).toMatchObject({ status, code });
    expect(problem.allowed).toContain('WriteToBank');
    expect(storedIn(world)).toBe(before);
  });

  test('what was decided upon an older state, told what changed without anything internal', async () => {
    const { it, cookie } = await signedInto(stories.offered({}));
    const path = { caseId: it.caseId };
    await calls.ok('AddNote', { staff: agentLi, path, body: { text: 'internal' } });
    const message = { expectedVersion: it.version + 1, text: 'We work on it' };
    await calls.ok('WriteToCustomer', { staff: agentLi, path, body: message });
    const before = storedIn(world);
    const problem = await calls.refused('ReplyToOffer', {
      cookie,
      body: { expectedVersion: it.version, ...accept },
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'StaleCase',
      values: { known: it.version, current: it.version + 2 },
    });
    expect(problem.changes).toContainEqual(
      expect.objectContaining({ event: 'MessageToCustomer', by: 'bank' }),
    );
    expect(JSON.stringify(problem)).not.toMatch(/NoteAdded|RunStarted|"li"/);
    expect(storedIn(world)).toBe(before);
  });

  test('one key for two contents', async () => {
    const { it, cookie } = await signedInto(stories.registered({}));
    const headers = { 'idempotency-key': 'one-key-for-two' };
    await calls.ok('WriteToBank', { cookie, headers, body: { text: 'one' } });
    const problem = await calls.refused('WriteToBank', { cookie, headers, body: { text: 'two' } });
    expect(problem).toMatchObject({ status: 422, code: 'IdempotencyKeyReused' });
    const other = await calls.refused('WithdrawCase', {
      cookie,
      headers,
      body: { expectedVersion: it.version },
    });
    expect(other.code).toBe('IdempotencyKeyReused');
  });

  test('but another customer may use the same key', async () => {
    const headers = { 'idempotency-key': 'the-same-key' };
    for (let n = 0; n < 2; n += 1) {
      const { cookie } = await signedInto(stories.registered({}));
      const receipt = await calls.ok('WriteToBank', { cookie, headers, body: { text: 'mine' } });
      expect(receipt.events).toEqual(['MessageToBank']);
    }
  });
});
