import { beforeEach, describe, expect, test } from 'vitest';
import type { RouteName } from '#contracts/http.ts';
import type { Actor } from '#domain/actor.ts';
import { hashOf } from '#domain/hash-chain.ts';
import { type Api, api } from '../support/api.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { storedIn, taskOf, told } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
beforeEach(async () => {
  world = memoryWorld();
  calls = api(world);
  await calls.ok('GetMe', { staff: people.agentHuang });
});
const { agentLi, agentHuang, leadChen, hqQian, liaisonHe, assessorZhao, reviewerSun } = people;
const recording = 'R-20260302-1';

type Row = readonly [string, RouteName, readonly stories.Step[], Actor, object, string];
const acts: readonly Row[] = [
  [
    'an agent writes to the customer',
    'WriteToCustomer',
    stories.assessed({}),
    agentLi,
    { text: 'Hello' },
    'MessageToCustomer',
  ],
  [
    'an agent asks for more time',
    'ExtendClock',
    stories.assessed({}),
    agentLi,
    { reason: 'Two departments' },
    'ExtensionRequested',
  ],
  [
    'a lead grants more time',
    'ExtendClock',
    stories.assessed({}),
    leadChen,
    { reason: 'Two departments' },
    'ClockExtended',
  ],
  [
    'headquarters grants more time',
    'ExtendClock',
    stories.assessed({}),
    hqQian,
    { reason: 'Two departments' },
    'ClockExtended',
  ],
  [
    'a liaison records that a body took the case over',
    'ReferCase',
    stories.assessed({}),
    liaisonHe,
    { body: 'court', bodyName: 'Court', tookOver: true },
    'ReferredOutside',
  ],
  [
    'somebody recuses themselves',
    'RecusePerson',
    stories.assessed({}),
    agentLi,
    { staffId: 'li', reason: 'A relative' },
    'PersonRecused',
  ],
  [
    'a lead gives the case to another owner',
    'ReassignCase',
    stories.assessed({}),
    leadChen,
    { to: 'huang', reason: 'Holiday' },
    'CaseReassigned',
  ],
  [
    'a lead reopens a case',
    'ReopenCase',
    stories.solved({}),
    leadChen,
    { reason: 'Once more' },
    'CaseReopened',
  ],
  [
    'a lead proposes mediation',
    'ProposeMediation',
    stories.offered({}),
    leadChen,
    { bodyName: 'Centre' },
    'MediationProposed',
  ],
  [
    'an agent records a call',
    'RecordContact',
    stories.assessed({}),
    agentLi,
    { channel: 'phone', at: '2026-03-05T02:00:00.000Z', proof: 'R-1' },
    'CustomerContacted',
  ],
  [
    'an agent records a withdrawal',
    'RecordCustomerAct',
    stories.assessed({}),
    agentLi,
    { act: { command: 'Withdraw', data: {} }, recording },
    'Withdrawn',
  ],
  [
    'an agent records an acceptance',
    'RecordCustomerAct',
    stories.offered({}),
    agentHuang,
    {
      act: { command: 'AcceptOffer', data: { proposalVersion: 1, confirmedTerms: [] } },
      recording,
    },
    'OfferAccepted',
  ],
];

describe('staff', () => {
  test.each(acts)('%s', async (_, route, story, staff, body, event) => {
    const it = await told(world, story);
    const path = { caseId: it.caseId };
    const ask = { staff, path, body: { expectedVersion: it.version, ...body } };
    const receipt = await calls.ok(route, ask);
    expect(receipt).toMatchObject({ caseId: it.caseId, version: it.version + 1 });
    expect((receipt as { events: string[] }).events).toContain(event);
    const recorded = (await world.cases.events(it.caseId)).findLast((one) => one.name === event);
    expect(recorded?.by).toMatchObject({ kind: 'staff', id: staff.id });
  });

  test('what the customer said is on record with its recording', async () => {
    const it = await told(world, stories.offered({}));
    const body = {
      expectedVersion: it.version,
      act: {
        command: 'RejectOffer',
        data: { proposalVersion: 1, reason: 'No', recording: 'other' },
      },
      recording,
    };
    await calls.ok('RecordCustomerAct', { staff: agentLi, path: { caseId: it.caseId }, body });
    const events = await world.cases.events(it.caseId);
    expect(events.at(-1)).toMatchObject({ name: 'OfferRejected', data: { recording } });
  });

  test('a note is stored beside the record, its hash in it', async () => {
    const it = await told(world, stories.assessed({}));
    const text = '<i>Talk to her gently</i>';
    await calls.ok('AddNote', { staff: assessorZhao, path: { caseId: it.caseId }, body: { text } });
    const [note] = await world.cases.notes(it.caseId);
    expect(note).toMatchObject({ text, by: 'zhao' });
    const last = (await world.cases.events(it.caseId)).at(-1);
    expect(last).toMatchObject({ name: 'NoteAdded', data: { noteHash: await hashOf({ text }) } });
  });

  test('the new owner gets the desk of the old one', async () => {
    const it = await told(world, stories.registered({}));
    const body = { expectedVersion: it.version, to: 'huang', reason: 'Holiday' };
    await calls.ok('ReassignCase', { staff: leadChen, path: { caseId: it.caseId }, body });
    expect(await taskOf(world, it.caseId, 'AwaitCollection')).toMatchObject({ assignee: 'huang' });
  });

  test('who is recused loses the tasks, the sight of the case, and every act on it', async () => {
    const it = await told(world, stories.registered({}));
    const path = { caseId: it.caseId };
    const ask = {
      staff: agentLi,
      path,
      body: { expectedVersion: it.version, staffId: 'li', reason: 'A relative' },
      headers: { 'idempotency-key': 'recusing-myself' },
    };
    const first = await calls.ok('RecusePerson', ask);
    expect(await taskOf(world, it.caseId, 'AwaitCollection')).toMatchObject({ assignee: null });
    expect((await calls.refused('GetCase', { staff: agentLi, path })).code).toBe('CaseNotFound');
    expect(
      (await calls.refused('AddNote', { staff: agentLi, path, body: { text: 'x' } })).code,
    ).toBe('CaseNotFound');
    const stale = { expectedVersion: 1, text: 'x' };
    expect(
      await calls.refused('WriteToCustomer', { staff: agentLi, path, body: stale }),
    ).not.toHaveProperty('changes');
    expect((await calls.ok('ListQueue', { staff: agentLi })).tasks).toEqual([]);
    expect((await calls.ok('SearchCases', { staff: agentLi })).cases).toEqual([]);
    expect((await calls.ok('ListQueue', { staff: agentHuang })).tasks).toHaveLength(1);
    // a repeat of the recusal itself is still answered
    expect(await calls.ok('RecusePerson', ask)).toEqual(first);
  });
});

describe('staff are refused by name, with nothing stored,', () => {
  type Refusal = readonly [
    string,
    RouteName,
    readonly stories.Step[],
    Actor,
    object,
    number,
    string,
  ];
  const refusals: readonly Refusal[] = [
    [
      'an assessor who writes to the customer',
      'WriteToCustomer',
      stories.assessed({}),
      assessorZhao,
      { text: 'x' },
      403,
      'RoleNotAllowed',
    ],
    [
      'a reviewer who speaks for the customer',
      'RecordCustomerAct',
      stories.offered({}),
      reviewerSun,
      { act: { command: 'Withdraw', data: {} }, recording },
      403,
      'RoleNotAllowed',
    ],
    [
      'an owner who is no agent',
      'ReassignCase',
      stories.assessed({}),
      leadChen,
      { to: 'wang', reason: 'x' },
      400,
      'InvalidRequest',
    ],
    [
      'an owner who has never signed in',
      'ReassignCase',
      stories.assessed({}),
      leadChen,
      { to: 'nobody', reason: 'x' },
      400,
      'InvalidRequest',
    ],
    [
      'an agent who recuses somebody else',
      'RecusePerson',
      stories.assessed({}),
      agentLi,
      { staffId: 'zhao', reason: 'x' },
      403,
      'RoleNotAllowed',
    ],
    [
      'an agent who reopens',
      'ReopenCase',
      stories.solved({}),
      agentLi,
      { reason: 'x' },
      403,
      'RoleNotAllowed',
    ],
    [
      'a recording left out',
      'RecordCustomerAct',
      stories.offered({}),
      agentLi,
      { act: { command: 'Withdraw', data: {} } },
      400,
      'InvalidRequest',
    ],
    [
      'more time for a case that is decided',
      'ExtendClock',
      stories.decided({}),
      leadChen,
      { reason: 'x' },
      409,
      'IllegalTransition',
    ],
    [
      'a department that was never asked',
      'RecusePerson',
      stories.assessed({}),
      people.consultantWu,
      { staffId: 'wu', reason: 'x' },
      404,
      'CaseNotFound',
    ],
  ];
  test.each(refusals)('%s', async (_, route, story, staff, body, status, code) => {
    const it = await told(world, story);
    const before = storedIn(world);
    const ask = {
      staff,
      path: { caseId: it.caseId },
      body: { expectedVersion: it.version, ...body },
    };
    expect(await calls.refused(route, ask)).toMatchObject({ status, code });
    expect(storedIn(world)).toBe(before);
  });

  test('a second extension that only headquarters may grant is asked for by the lead', async () => {
    const it = await told(world, stories.assessed({}));
    const path = { caseId: it.caseId };
    const more = (expectedVersion: number) => ({
      staff: leadChen,
      path,
      body: { expectedVersion, reason: 'More' },
    });
    const offered = async (staff: typeof leadChen) => {
      const { allowed } = await calls.ok('GetCase', { staff, path: { caseId: it.caseId } });
      return allowed.filter((one) => one === 'ExtendClock' || one === 'RequestExtension');
    };
    expect(await offered(leadChen)).toEqual(['ExtendClock']);
    expect((await calls.ok('ExtendClock', more(it.version))).events).toEqual(['ClockExtended']);
    expect(await offered(leadChen)).toEqual(['RequestExtension']);
    expect((await calls.ok('ExtendClock', more(it.version + 1))).events).toEqual([
      'ExtensionRequested',
    ]);
    const grant = { ...more(it.version + 2), staff: hqQian };
    expect((await calls.ok('ExtendClock', grant)).events).toEqual(['ClockExtended']);
  });
});

describe('who is not of the bank', () => {
  test.each([
    ['no token', undefined, 401, 'Unauthenticated'],
    [
      'an ID token',
      { token_use: 'id', username: 'li', 'cognito:groups': '[agent]' },
      401,
      'Unauthenticated',
    ],
    ['a token without a role', { token_use: 'access', username: 'li' }, 403, 'NotAllowed'],
    [
      'a token of another group',
      { token_use: 'access', username: 'li', 'cognito:groups': '[cooks]' },
      403,
      'NotAllowed',
    ],
  ] as const)('is refused with %s', async (_, claims, status, code) => {
    expect(await calls.refused('GetMe', claims ? { claims } : {})).toMatchObject({ status, code });
  });
});
