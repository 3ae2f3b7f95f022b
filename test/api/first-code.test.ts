import { beforeEach, describe, expect, test } from 'vitest';
import { deliverMails } from '#casework/deliver-mail.ts';
import { registerCase } from '../../functions/workflow/register-case.ts';
import { type Api, api } from '../support/api.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi } from '../support/people.ts';
import { anIntake } from '../support/samples.ts';

let world: MemoryWorld;
let calls: Api;
beforeEach(() => {
  world = memoryWorld();
  calls = api(world);
});

const minutes = (n: number): void =>
  world.advance(new Date(Date.parse(world.clock.now()) + n * 60_000).toISOString());

const open = (more: object = {}) => calls.ok('OpenCase', { body: anIntake(), ...more });
/** The first step of the case that was opened last: it sends the acknowledgement. */
const acknowledge = () => {
  const { caseId, run } = world.starts.at(-1) ?? { caseId: '', run: 0 };
  return registerCase(world)({ caseId, run });
};
const codeIn = (text = world.mails.at(-1)?.text ?? ''): string | undefined =>
  /\b(\d{6})\b/.exec(text)?.[1];
const enter = (challengeId: string | undefined, code: string | undefined, more: object = {}) =>
  calls.call('OpenSession', { body: { challengeId, code, ...more } });

describe('who opens a case on the website', () => {
  test('finds the code to it in the acknowledgement, and needs no second letter to see it', async () => {
    const { caseNo, challenge } = await open();
    await acknowledge();
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]?.subject).not.toContain(codeIn());
    expect(world.mails[0]?.text).toContain('on the page where you opened the case');
    const { status, body, cookies } = await enter(challenge?.challengeId, codeIn(), {
      remember: true,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ caseNo, strength: 'code' });
    expect(cookies).toHaveLength(2);
    expect(world.mails).toHaveLength(1);
  });

  test('is told the same challenge when the page sends again, and it takes the same code', async () => {
    const headers = { 'idempotency-key': 'one-submission' };
    const first = await open({ headers });
    await acknowledge();
    const again = await open({ headers });
    expect(again.challenge).toEqual(first.challenge);
    expect((await enter(again.challenge?.challengeId, codeIn())).status).toBe(201);
  });

  test('is told of no code without an address to send it to', async () => {
    const body = anIntake({
      complainant: { kind: 'person', name: 'Aunt Li', phone: '13800000001' },
    });
    expect(await calls.ok('OpenCase', { body })).not.toHaveProperty('challenge');
  });

  test('gets a letter without a code when it goes out too late to be of use', async () => {
    const { challenge } = await open();
    minutes(8);
    await acknowledge();
    expect(world.mails).toHaveLength(1);
    expect(codeIn()).toBeUndefined();
    expect((await enter(challenge?.challengeId, '000001')).body).toMatchObject({
      code: 'CodeExpired',
    });
  });
});

describe('the code of an acknowledgement', () => {
  test('is bound to the page on which the case was opened', async () => {
    await open();
    await acknowledge();
    const code = codeIn();
    const other = await open();
    expect((await enter(other.challenge?.challengeId, code)).body).toMatchObject({
      code: 'CodeExpired',
    });
    await acknowledge();
    expect((await enter(other.challenge?.challengeId, code)).body).toMatchObject({
      code: 'CodeInvalid',
    });
  });

  test('works once, for ten minutes from the opening, and for five tries', async () => {
    const once = (await open()).challenge?.challengeId;
    await acknowledge();
    expect((await enter(once, codeIn())).status).toBe(201);
    expect((await enter(once, codeIn())).body).toMatchObject({ code: 'CodeUsed' });

    const guessed = (await open()).challenge?.challengeId;
    await acknowledge();
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect((await enter(guessed, '999999')).body).toMatchObject({ values: { triesLeft } });
    expect((await enter(guessed, codeIn())).body).toMatchObject({ code: 'CodeInvalid' });

    const late = (await open()).challenge?.challengeId;
    minutes(4);
    await acknowledge();
    expect(world.mails.at(-1)?.text).toContain('It works for 6 minutes, once.');
    minutes(6);
    expect((await enter(late, codeIn())).body).toMatchObject({ code: 'CodeExpired' });
  });

  test('is not made anew, with new tries, by a letter that has to be sent again', async () => {
    const { challenge } = await open();
    const { caseId } = world.starts[0] ?? { caseId: '' };
    await acknowledge();
    for (let n = 0; n < 5; n += 1) await enter(challenge?.challengeId, '999999');
    const [key, row] =
      [...world.tables.mails.entries()].find(([, it]) => it.caseId === caseId) ?? [];
    if (!key || !row) throw new Error('no acknowledgement');
    world.tables.mails.set(key, { ...row, status: 'pending' });
    await deliverMails(world)(caseId);
    expect(world.mails).toHaveLength(2);
    expect(codeIn()).toBeUndefined();
    expect((await enter(challenge?.challengeId, '999999')).body).toMatchObject({
      values: { triesLeft: 0 },
    });
  });

  test('is not in the letter about a call that a colleague typed in: nobody waits on a page', async () => {
    const intake = anIntake({ channel: 'hotline' });
    await calls.ok('OpenCaseForCustomer', { staff: agentLi, body: { as: 'case', intake } });
    await acknowledge();
    expect(world.mails).toHaveLength(1);
    expect(codeIn()).toBeUndefined();
  });
});
