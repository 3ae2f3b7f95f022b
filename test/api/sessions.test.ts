import { beforeEach, describe, expect, test } from 'vitest';
import type { Case } from '#domain/case.ts';
import { type Api, api } from '../support/api.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { anIntake } from '../support/samples.ts';
import { registered } from '../support/stories.ts';
import { told } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
let it: Case;
beforeEach(async () => {
  world = memoryWorld();
  calls = api(world);
  it = await told(world, registered({}));
});

const codes = (): string[] =>
  world.mails.flatMap((mail) => /\b(\d{6})\b/.exec(mail.text)?.slice(1) ?? []);
const ask = (caseNo = it.caseNo) => calls.ok('RequestCode', { body: { caseNo } });
const minutes = (n: number): void =>
  world.advance(new Date(Date.parse(world.clock.now()) + n * 60_000).toISOString());

describe('a customer without an account', () => {
  test('asks for a code, opens a session with it, sees the case, and ends the session', async () => {
    const { challengeId } = await ask();
    const opened = await calls.call('OpenSession', { body: { challengeId, code: codes()[0] } });
    expect(opened).toMatchObject({ status: 201, body: { caseNo: it.caseNo } });
    const [cookie = ''] = opened.cookies;
    expect(cookie).toMatch(
      /^__Host-parley=\S+; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=1800$/,
    );
    const [session = ''] = cookie.split(';');

    expect(await calls.ok('GetMyCase', { cookie: session })).toMatchObject({ caseNo: it.caseNo });
    const ended = await calls.call('EndSession', { cookie: session });
    expect(ended.cookies[0]).toMatch(/^__Host-parley=;.*Max-Age=0$/);
    expect(await calls.refused('GetMyCase', { cookie: session })).toMatchObject({
      code: 'Unauthenticated',
    });
  });

  test('may type the number in small letters, with spaces, without dashes, with look-alike letters', async () => {
    for (const typed of ['xw 0000 0001', 'XW00000001', ' xw-oooo-OOOl ', '0000-0001'])
      await ask(typed);
    expect(world.mails.filter((mail) => /code/i.test(mail.subject))).toHaveLength(3);
  });

  test('gets the same answer, after the same time, for a number that does not exist', async () => {
    const known = await ask();
    const unknown = await ask('XW-9999-9999');
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    expect(unknown.expiresAt).toBe(known.expiresAt);
    expect(new Set(calls.pauses).size).toBe(1);
    expect(calls.pauses).toHaveLength(2);
    expect(codes()).toHaveLength(1);
  });

  test('cannot enter with the code of a number that does not exist', async () => {
    const { challengeId } = await ask('XW-9999-9999');
    const refused = await calls.refused('OpenSession', { body: { challengeId, code: '000001' } });
    expect(refused).toMatchObject({ code: 'CodeInvalid', values: { triesLeft: 4 } });
  });

  test('gets three mails an hour at the most, and is not told so', async () => {
    for (let n = 0; n < 5; n += 1) expect((await ask()).challengeId).not.toBe('');
    expect(codes()).toHaveLength(3);
    minutes(61);
    await ask();
    expect(codes()).toHaveLength(4);
  });

  test('gets no mail without an address, and is not told so', async () => {
    const other = await told(
      world,
      registered({
        intake: anIntake({
          complainant: { kind: 'person', name: 'Aunt Li', phone: '13800000001' },
        }),
      }),
    );
    expect((await ask(other.caseNo)).challengeId).not.toBe('');
    expect(codes()).toHaveLength(0);
  });

  test('is not told when the mail could not be sent', async () => {
    world.mailer.refused.add('lin.mei@example.com');
    expect((await ask()).challengeId).not.toBe('');
  });
});

describe('a code', () => {
  const enter = (challengeId: string, code = codes().at(-1)) =>
    calls.call('OpenSession', { body: { challengeId, code } });

  test('that is wrong says how many tries are left, and after five even the right one is refused', async () => {
    const { challengeId } = await ask();
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect((await enter(challengeId, '999999')).body).toMatchObject({
        code: 'CodeInvalid',
        values: { triesLeft },
      });
    expect((await enter(challengeId)).body).toMatchObject({
      code: 'CodeInvalid',
      values: { triesLeft: 0 },
    });
  });

  test('works once', async () => {
    const { challengeId } = await ask();
    expect((await enter(challengeId)).status).toBe(201);
    expect((await enter(challengeId)).body).toMatchObject({ code: 'CodeUsed' });
  });

  test('works for ten minutes', async () => {
    const { challengeId } = await ask();
    minutes(10);
    expect((await enter(challengeId)).body).toMatchObject({ code: 'CodeExpired' });
    expect((await enter('never-asked')).body).toMatchObject({ code: 'CodeExpired' });
  });

  test('is bound to who asked: another challenge does not take it', async () => {
    await ask();
    const first = codes().at(-1);
    const { challengeId } = await ask();
    expect((await enter(challengeId, first)).body).toMatchObject({ code: 'CodeInvalid' });
  });
});

describe('a session', () => {
  test('ends by itself after thirty minutes', async () => {
    const cookie = await calls.signedIn(it);
    minutes(29);
    await calls.ok('GetMyCase', { cookie });
    minutes(1);
    expect(await calls.refused('GetMyCase', { cookie })).toMatchObject({ code: 'Unauthenticated' });
  });

  test('opens one case: no path, query or body leads to another', async () => {
    const mine = await told(world, registered({}));
    const cookie = await calls.signedIn(mine);
    const path = { caseId: it.caseId };
    expect(await calls.ok('GetMyCase', { cookie, path, query: path })).toMatchObject({
      caseNo: mine.caseNo,
    });
    const body = { text: 'Hello', caseId: it.caseId };
    expect(await calls.refused('WriteToBank', { cookie, body })).toMatchObject({
      errors: [{ field: 'caseId', rule: 'unknownField' }],
    });
  });

  test('is not made of a made-up cookie or another name', async () => {
    for (const cookie of ['__Host-parley=made-up', '__Host-parley=', 'parley=x', '__Host-parley'])
      expect(await calls.refused('GetMyCase', { cookie })).toMatchObject({
        code: 'Unauthenticated',
      });
  });
});
