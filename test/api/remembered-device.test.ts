import { beforeEach, describe, expect, test } from 'vitest';
import { type Route, type RouteName, routeNames, routes } from '#contracts/http.ts';
import type { Case } from '#domain/case.ts';
import { type Api, api } from '../support/api.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { anIntake } from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { storedIn, told } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
let it: Case;
beforeEach(async () => {
  world = memoryWorld();
  calls = api(world);
  it = await told(world, stories.offered({}));
});

interface Cookies {
  readonly session: string;
  readonly device: string;
}

/** What the browser keeps of an answer: names and values, without the attributes. */
const kept = (cookies: readonly string[]): Cookies => {
  const values = cookies.map((one) => one.split(';')[0] ?? '');
  const named = (name: string) => values.find((one) => one.startsWith(`${name}=`)) ?? '';
  return { session: named('__Host-parley'), device: named('__Host-parley-device') };
};

async function enter(remember: boolean, cookie?: string, caseNo = it.caseNo) {
  const { challengeId } = await calls.ok('RequestCode', { body: { caseNo } });
  const code = /\b(\d{6})\b/.exec(world.mails.at(-1)?.text ?? '')?.[1];
  const body = { challengeId, code, ...(remember ? { remember } : {}) };
  return calls.call('OpenSession', { body, ...(cookie ? { cookie } : {}) });
}
const remembered = async (caseNo = it.caseNo): Promise<Cookies> =>
  kept((await enter(true, undefined, caseNo)).cookies);

const comesBack = (cookie: string, body: { caseNo?: string } = {}) =>
  calls.call('ResumeSession', { cookie, body });
const turnedAway = async (cookie: string, body: { caseNo?: string } = {}): Promise<boolean> => {
  const { status, body: problem } = await comesBack(cookie, body);
  return status === 401 && 'code' in problem && problem.code === 'Unauthenticated';
};

const later = (days: number): void =>
  world.advance(new Date(Date.parse(world.clock.now()) + days * 86_400_000).toISOString());

describe('a device', () => {
  test('is remembered only when its owner asks, in a strict cookie for thirty days', async () => {
    expect((await enter(false)).cookies).toHaveLength(1);
    const { cookies, body } = await enter(true);
    expect(cookies[1]).toMatch(
      /^__Host-parley-device=[\w-]+\.[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=2592000$/,
    );
    expect(body).toMatchObject({ strength: 'code' });
    expect(Date.parse(body.rememberedUntil ?? '') - Date.parse(world.clock.now())).toBe(
      30 * 86_400_000,
    );
  });

  test('opens a session that may read and tell, and gets another secret each time', async () => {
    const first = await remembered();
    const answer = await comesBack(first.device);
    expect(answer).toMatchObject({ status: 201, body: { strength: 'remembered' } });
    const second = kept(answer.cookies);
    expect(second.device).not.toBe(first.device);
    expect(second.device.split('.')[0]).toBe(first.device.split('.')[0]);

    const cookie = second.session;
    expect(await calls.ok('GetMyCase', { cookie })).toMatchObject({ caseNo: it.caseNo });
    await calls.ok('WriteToBank', { cookie, body: { text: 'Thank you' } });
    await calls.ok('AddMyEvidence', {
      cookie,
      body: {
        name: 'bill.png',
        mediaType: 'image/png',
        size: 10,
        sha256: 'a'.repeat(64),
        sensitive: false,
      },
    });
    expect((await comesBack(second.device)).status).toBe(201);
  });

  test('is over for whoever has a copy as soon as an old secret is shown, and so is the session that the copy opened', async () => {
    const stolen = (await remembered()).device;
    const thief = kept((await comesBack(stolen)).cookies);
    await calls.ok('GetMyCase', { cookie: thief.session });

    expect(await turnedAway(stolen)).toBe(true);
    expect(await turnedAway(thief.device)).toBe(true);
    expect(await calls.refused('GetMyCase', { cookie: thief.session })).toMatchObject({
      code: 'Unauthenticated',
    });
  });

  test('keeps neither of two who show one secret at once', async () => {
    const { device } = await remembered();
    const both = await Promise.all([comesBack(device), comesBack(device)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 401]);
    const { session, device: next } = kept(both.flatMap(({ cookies }) => cookies));
    expect((await calls.call('GetMyCase', { cookie: session })).status).toBe(401);
    expect(await turnedAway(next)).toBe(true);
    expect(await turnedAway(device)).toBe(true);
  });

  test('leaves one session open, not one for each time it comes back', async () => {
    const first = kept((await comesBack((await remembered()).device)).cookies);
    const second = kept((await comesBack(first.device)).cookies);
    expect((await calls.call('GetMyCase', { cookie: first.session })).status).toBe(401);
    expect((await calls.call('GetMyCase', { cookie: second.session })).status).toBe(200);
  });

  test('opens its own case and no other, and stays remembered for it', async () => {
    const other = await told(world, stories.registered({}));
    const { device } = await remembered();
    const before = storedIn(world);
    expect(await turnedAway(device, { caseNo: other.caseNo })).toBe(true);
    expect(await turnedAway(device, { caseNo: 'XW-9999-9999' })).toBe(true);
    expect(storedIn(world)).toBe(before);
    const small = it.caseNo.toLowerCase();
    expect(await comesBack(device, { caseNo: small })).toMatchObject({
      status: 201,
      body: { caseNo: it.caseNo },
    });
  });

  test('that is remembered for another case is remembered no longer for the first', async () => {
    const other = await told(world, stories.registered({}));
    const first = await remembered();
    await enter(true, first.device, other.caseNo);
    expect(await turnedAway(first.device)).toBe(true);
  });

  test('is forgotten after thirty days, however often it comes back', async () => {
    let { device } = await remembered();
    for (let weeks = 1; weeks <= 4; weeks += 1) {
      later(7);
      const answer = await comesBack(device);
      expect(answer.cookies[1]).toMatch(new RegExp(`Max-Age=${(30 - weeks * 7) * 86_400}$`));
      ({ device } = kept(answer.cookies));
    }
    later(2);
    expect(await turnedAway(device)).toBe(true);
  });

  test.each([
    ['signs out', 'EndSession'],
    ['asks for it', 'ForgetDevice'],
  ] as const)(
    'is forgotten when its owner %s, even after the session has ended',
    async (_, route) => {
      const { session, device } = await remembered();
      later(1);
      expect((await calls.call('GetMyCase', { cookie: session })).status).toBe(401);
      const { cookies } = await calls.call(route, { cookie: device });
      expect(cookies.at(-1)).toMatch(/^__Host-parley-device=;.*Max-Age=0$/);
      expect(await turnedAway(device)).toBe(true);
    },
  );

  test('that is forgotten leaves the session of the moment alone', async () => {
    const { session, device } = await remembered();
    await calls.ok('ForgetDevice', { cookie: device });
    expect((await calls.call('GetMyCase', { cookie: session })).status).toBe(200);
  });

  test('is forgotten when mail goes to another address from now on', async () => {
    const { device } = await remembered();
    const complainant = { kind: 'person' as const, name: 'Lin Mei', email: 'new@example.com' };
    const moved = { ...it, intake: anIntake({ complainant }) };
    world.tables.cases.set(it.caseId, { case: moved, wake: null });
    expect(await turnedAway(device)).toBe(true);
    // and not remembered again when the address comes back
    world.tables.cases.set(it.caseId, { case: it, wake: null });
    expect(await turnedAway(device)).toBe(true);
  });

  test('is forgotten when its case is erased', async () => {
    const { device } = await remembered();
    world.tables.cases.delete(it.caseId);
    expect(await turnedAway(device)).toBe(true);
  });

  test.each([
    '',
    '__Host-parley-device=',
    '__Host-parley-device=none.none',
    '__Host-parley-device=a.b.c',
    '__Host-parley-device=only-one-part',
    'parley-device=a.b',
  ])('is not made of a made-up cookie: %s', async (cookie) => {
    await remembered();
    expect(await turnedAway(cookie)).toBe(true);
  });

  test('with a guessed secret ends what it cannot open', async () => {
    const { device } = await remembered();
    const [id] = device.split('.');
    expect(await turnedAway(`${id}.${'x'.repeat(52)}`)).toBe(true);
    expect(await turnedAway(device)).toBe(true);
  });
});

describe('a session of a remembered device', () => {
  const codeRoutes = routeNames.filter((name) => (routes[name] as Route).strength === 'code');

  test('is told apart from one with a code for exactly what binds the customer', () => {
    expect(codeRoutes).toEqual([
      'ReplyToOffer',
      'AnswerDecision',
      'AnswerMediation',
      'ReportOutsideComplaint',
      'WithdrawCase',
      'ReopenMyCase',
    ] satisfies RouteName[]);
  });

  test.each(codeRoutes)('is asked for a code by %s, and nothing is stored', async (name) => {
    const { session } = kept((await comesBack((await remembered()).device)).cookies);
    const before = storedIn(world);
    expect(await calls.refused(name, { cookie: session, body: {} })).toMatchObject({
      status: 403,
      code: 'CodeNeeded',
    });
    expect(storedIn(world)).toBe(before);
  });

  test('accepts after a fresh code, under the key of the first try', async () => {
    const { session, device } = kept((await comesBack((await remembered()).device)).cookies);
    const body = {
      reply: 'accept',
      proposalVersion: 1,
      confirmedTerms: [],
      expectedVersion: it.version,
    };
    const headers = { 'idempotency-key': 'one-intended-acceptance' };
    await calls.refused('ReplyToOffer', { cookie: session, body, headers });
    const fresh = await enter(false, device);
    expect(
      await calls.ok('ReplyToOffer', { cookie: kept(fresh.cookies).session, body, headers }),
    ).toMatchObject({
      events: expect.arrayContaining(['OfferAccepted']),
    });
    // the code was for this once: the device goes on to be remembered
    expect((await comesBack(device)).status).toBe(201);
  });

  test('is answered for as long as any other', async () => {
    const { session } = kept((await comesBack((await remembered()).device)).cookies);
    later(1);
    expect((await calls.call('GetMyCase', { cookie: session })).status).toBe(401);
  });
});
