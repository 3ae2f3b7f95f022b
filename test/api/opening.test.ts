import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import type { Channel } from '#domain/vocabulary.ts';
import { type Api, api } from '../support/api.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi, assessorZhao, leadChen, liaisonHe, theCustomer } from '../support/people.ts';
import { anIntake } from '../support/samples.ts';
import { registered } from '../support/stories.ts';
import { storedIn, told } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
beforeEach(() => {
  world = memoryWorld();
  calls = api(world);
});

describe('a customer on the website', () => {
  test('opens a case and is told its number and who acts next, by when', async () => {
    const opened = await calls.ok('OpenCase', { body: anIntake() });
    expect(opened).toEqual({
      caseNo: 'XW-0000-0001',
      receivedAt: world.clock.now(),
      nextAct: { by: 'bank', what: 'AwaitCollection', dueAt: '2026-03-03T16:00:00.000Z' },
      challenge: { challengeId: 'id-2', expiresAt: '2026-03-02T01:10:00.000Z' },
    });
    expect(world.starts).toMatchObject([{ run: 1, startAt: 'RegisterCase' }]);
    const [event] = await world.cases.events('id-1');
    expect(event).toMatchObject({ name: 'CaseSubmitted', by: theCustomer });
  });

  test('opens one case with one key, and is refused another content under it', async () => {
    const headers = { 'idempotency-key': 'one-submission' };
    const first = await calls.ok('OpenCase', { body: anIntake(), headers });
    expect(await calls.ok('OpenCase', { body: anIntake(), headers })).toEqual(first);
    const other = { body: anIntake({ wish: 'Something else' }), headers };
    expect(await calls.refused('OpenCase', other)).toMatchObject({
      status: 422,
      code: 'IdempotencyKeyReused',
    });
    expect(world.tables.cases.size).toBe(1);
  });

  test('cannot date the receipt back or claim an outside reference', async () => {
    const body = anIntake({ receivedAt: '2026-01-01T00:00:00.000Z', outsideReference: 'NFRA-1' });
    expect(await calls.refused('OpenCase', { body })).toMatchObject({
      status: 400,
      errors: [
        { field: 'receivedAt', rule: 'unknownField' },
        { field: 'outsideReference', rule: 'unknownField' },
      ],
    });
    expect(await world.cases.load('id-1')).toBeNull();
  });
});

describe('staff', () => {
  const opening = (channel: Channel, staff: Actor) => ({
    staff,
    body: { as: 'case', intake: anIntake({ channel }) },
  });

  test.each([
    ['hotline', agentLi],
    ['letter', agentLi],
    ['app', leadChen],
    ['regulatorTransfer', liaisonHe],
  ] as const)('open a case that came by %s', async (channel, staff) => {
    const opened = await calls.ok('OpenCaseForCustomer', opening(channel, staff));
    expect(opened).toMatchObject({ status: 'RECEIVED', duplicates: [] });
    expect((await world.cases.load(opened.caseId))?.intake?.channel).toBe(channel);
  });

  test.each([
    ['hotline', liaisonHe],
    ['regulatorTransfer', agentLi],
    ['letter', assessorZhao],
  ] as const)('of another role have no door for %s', async (channel, staff) => {
    expect(await calls.refused('OpenCaseForCustomer', opening(channel, staff))).toMatchObject({
      status: 403,
      code: 'RoleNotAllowed',
      values: { channel },
    });
    expect(world.tables.cases.size).toBe(0);
  });

  test('have no door for the website, which is the customer’s own', async () => {
    expect(await calls.refused('OpenCaseForCustomer', opening('website', agentLi))).toMatchObject({
      code: 'InvalidRequest',
      errors: [{ field: 'intake.channel', rule: 'oneOf' }],
    });
  });

  test('keep a draft and submit it later, counted from the first receipt', async () => {
    const draft = { channel: 'hotline', locale: 'en', whatHappened: 'A fee' };
    const kept = await calls.ok('OpenCaseForCustomer', {
      staff: agentLi,
      body: { as: 'draft', draft },
    });
    expect(kept.status).toBe('DRAFT');
    world.advance(1);
    const receivedAt = '2026-03-02T01:00:00.000Z';
    const ask = {
      staff: agentLi,
      path: { caseId: kept.caseId },
      body: { expectedVersion: 1, intake: anIntake({ channel: 'hotline', receivedAt }) },
    };
    expect(await calls.ok('SubmitDraft', ask)).toMatchObject({ status: 'RECEIVED', version: 2 });
    expect((await world.cases.load(kept.caseId))?.receivedAt).toBe(receivedAt);
    expect(
      (await calls.refused('SubmitDraft', { ...ask, body: { ...ask.body, expectedVersion: 2 } }))
        .code,
    ).toBe('IllegalTransition');
  });

  test('are shown other open cases of the same customer, but none they are recused from', async () => {
    const first = await told(world, registered({}));
    const second = await told(world, registered({}));
    const recusal = { expectedVersion: second.version, staffId: 'li', reason: 'A relative' };
    await calls.ok('RecusePerson', {
      staff: leadChen,
      path: { caseId: second.caseId },
      body: recusal,
    });
    const opened = await calls.ok('OpenCaseForCustomer', opening('hotline', agentLi));
    expect(opened.duplicates.map((one) => one.caseNo)).toEqual([first.caseNo]);
    const before = storedIn(world);
    expect(opened.duplicates[0]).not.toHaveProperty('complainant');
    expect(storedIn(world)).toBe(before);
  });
});

test('the procedure of the bank is public, with figures nobody has confirmed marked as such', async () => {
  const process = await calls.ok('GetProcess');
  expect(process).toMatchObject({ profile: { id: 'cn-2020-3' }, followUpDays: [3, 15, 30] });
  expect(process.clocks).toContainEqual(
    expect.objectContaining({ clock: 'decision', days: 15, dayKind: 'calendar', legal: true }),
  );
  expect(process.clocks.map((one) => one.clock)).not.toContain('approval');
  expect(process.outsideBodies.length).toBeGreaterThan(0);
  expect(process.products).toContain('loan');
});

test('the contract is served as it was generated', async () => {
  const { openapi } = await import('../../docs/openapi.ts');
  expect(await calls.ok('GetOpenapi')).toEqual(JSON.parse(openapi()));
});

test('who I am is answered and kept for assignment', async () => {
  const me = await calls.ok('GetMe', { staff: agentLi });
  expect(me).toEqual({
    staffId: 'li',
    roles: ['agent'],
    department: 'customerService',
    skills: ['loan', 'creditCard'],
  });
  expect(await world.staff.all()).toEqual([{ ...me, seenAt: world.clock.now(), load: 0 }]);
});
