import { beforeEach, describe, expect, test } from 'vitest';
import { routeNames, routes } from '#contracts/http.ts';
import { MAX_OPENING_FILES } from '#domain/evidence/evidence.ts';
import { type Api, api } from '../support/api.ts';
import { aPdf, toldOf } from '../support/files.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { anIntake } from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { storedIn, told } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
beforeEach(() => {
  world = memoryWorld();
  calls = api(world);
});

const OPENING = '__Host-parley-opening=';
const file = { ...toldOf(aPdf(), '证明.pdf'), sensitive: false };
const another = (n: number) => ({ ...file, sha256: n.toString(16).padStart(64, '0') });
const minutes = (n: number): void =>
  world.advance(new Date(Date.parse(world.clock.now()) + n * 60_000).toISOString());

/** Opens a case, and says what came back: the answer and the cookie for its files. */
async function opens(filesFollow?: number, more: object = {}) {
  const body = { ...anIntake(), ...(filesFollow !== undefined && { filesFollow }) };
  const { status, body: answer, cookies } = await calls.call('OpenCase', { body, ...more });
  expect(status).toBe(201);
  const caseId = (await world.cases.idOf(answer.caseNo)) ?? '';
  return { ...answer, caseId, cookies, cookie: cookies[0]?.split(';')[0] ?? '' };
}
const announces = (cookie: string, caseNo: string, body: object = file) =>
  calls.call('AddOpeningEvidence', { cookie, body: { ...body, caseNo } });

describe('who opens a case and says that files follow', () => {
  test('hands them in without a code, and they are the case’s', async () => {
    const { caseId, caseNo, cookie, cookies, filesUntil } = await opens(2);
    expect(cookies).toEqual([expect.stringContaining('; Secure; HttpOnly; SameSite=Strict')]);
    expect(cookie.startsWith(OPENING)).toBe(true);
    expect(filesUntil).toBe('2026-03-02T01:30:00.000Z');
    const { status, body } = await announces(cookie, caseNo);
    expect(status).toBe(201);
    expect(body.fields).toEqual({ key: `quarantine/${caseId}/${body.evidenceId}` });
    expect(await world.cases.uploads(caseId)).toMatchObject([
      { name: '证明.pdf', by: 'customer', givenBy: 'customer' },
    ]);
  });

  test('gives a consent of its own for sensitive files', async () => {
    const { cookie, caseNo } = await opens(1);
    const { errors } = await calls.refused('AddOpeningEvidence', {
      cookie,
      body: { ...file, caseNo, sensitive: true },
    });
    expect(errors).toMatchObject([{ field: 'sensitiveDataConsent', rule: 'consentNeeded' }]);
    const agreed = { ...file, sensitive: true, sensitiveDataConsent: true };
    expect((await announces(cookie, caseNo, agreed)).status).toBe(201);
  });

  test('has them told apart from the case: the number of files is nothing of the story', async () => {
    const { caseId } = await opens(3);
    expect((await world.cases.load(caseId))?.intake).not.toHaveProperty('filesFollow');
  });

  test('gets the way for the files again with the repeat of a lost answer', async () => {
    const more = { headers: { 'idempotency-key': 'one-submission' } };
    const first = await opens(1, more);
    minutes(5);
    const again = await opens(1, more);
    expect(again).toMatchObject({ caseNo: first.caseNo, filesUntil: first.filesUntil });
    expect((await announces(again.cookie, again.caseNo)).status).toBe(201);
    expect(world.tables.cases.size).toBe(1);
  });

  test.each([0, MAX_OPENING_FILES + 1, 1.5])('is refused a number like %d', async (filesFollow) => {
    const body = { ...anIntake(), filesFollow };
    const { errors } = await calls.refused('OpenCase', { body });
    expect(errors).toMatchObject([{ field: 'filesFollow' }]);
    expect(world.tables.cases.size).toBe(0);
  });
});

describe('what the opening of a case permits', () => {
  test('is nothing where no files were announced', async () => {
    const { cookies, filesUntil } = await opens();
    expect({ cookies, filesUntil }).toEqual({ cookies: [], filesUntil: undefined });
  });

  const own = routeNames.filter(
    (name) => routes[name].audience === 'customer' && name !== 'AddOpeningEvidence',
  );
  test.each(own)('is not %s, under neither name of the cookie', async (name) => {
    const { cookie } = await opens(2);
    const forged = cookie.replace(OPENING, '__Host-parley=');
    const before = storedIn(world);
    const ask = { body: {}, path: { evidenceId: 'file-1' } };
    expect(await calls.refused(name, { ...ask, cookie })).toMatchObject({ status: 401 });
    expect(await calls.refused(name, { ...ask, cookie: forged })).toMatchObject({ status: 401 });
    expect(storedIn(world)).toBe(before);
  });

  test('is for that case alone: whoever is signed in to another hands nothing in there', async () => {
    const other = await told(world, stories.registered({}));
    const signedIn = await calls.signedIn(other);
    const { caseId, caseNo, cookie } = await opens(1);
    expect((await announces(`${signedIn}; ${cookie}`, caseNo)).status).toBe(201);
    expect(await world.cases.uploads(other.caseId)).toEqual([]);
    expect(await world.cases.uploads(caseId)).toHaveLength(1);
  });

  test('goes over to a case that another tab opened since, and a file meant for the first is not put there', async () => {
    const [first, second] = [await opens(1), await opens(1)];
    expect(await announces(second.cookie, first.caseNo)).toMatchObject({ status: 401 });
    expect((await announces(second.cookie, second.caseNo)).status).toBe(201);
    expect(await world.cases.uploads(first.caseId)).toEqual([]);
  });

  test('is not had by being signed in, nor by a code in the place of its cookie', async () => {
    const { caseId, caseNo } = await opens(1);
    const signedIn = await calls.signedIn({ caseId, caseNo });
    expect(await announces(signedIn, caseNo)).toMatchObject({ status: 401 });
    const moved = signedIn.replace('__Host-parley=', OPENING);
    expect(await announces(moved, caseNo)).toMatchObject({ status: 401 });
    expect(await world.cases.uploads(caseId)).toEqual([]);
  });

  test('is three announcements for each file, since a form may run out on a slow line', async () => {
    const { caseId, caseNo, cookie } = await opens(2);
    for (let n = 0; n < 6; n += 1)
      expect((await announces(cookie, caseNo, another(n))).status).toBe(201);
    expect(await announces(cookie, caseNo, another(6))).toMatchObject({
      status: 409,
      body: { code: 'EvidenceFull' },
    });
    expect(await world.cases.uploads(caseId)).toHaveLength(6);
  });

  test('ends thirty minutes after the opening, however often that is repeated', async () => {
    const more = { headers: { 'idempotency-key': 'one-submission' } };
    const { cookie, caseNo } = await opens(1, more);
    minutes(20);
    const again = await opens(1, more);
    minutes(10);
    for (const it of [cookie, again.cookie])
      expect(await announces(it, caseNo)).toMatchObject({ status: 401 });
    const { cookies, filesUntil } = await opens(1, more);
    expect({ cookies, filesUntil }).toEqual({ cookies: [], filesUntil: undefined });
  });

  test('ends when its holder signs out, in this browser and at the bank', async () => {
    const { cookie, caseNo } = await opens(1);
    const { cookies } = await calls.call('EndSession', { cookie });
    expect(cookies).toContainEqual(expect.stringMatching(/^__Host-parley-opening=;.*Max-Age=0$/));
    expect(await announces(cookie, caseNo)).toMatchObject({ status: 401 });
  });
});
