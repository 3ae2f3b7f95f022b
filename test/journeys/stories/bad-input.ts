/** Bad input gets a clear error that names field and rule, in the caller's language, and stores nothing. */
import { expect, test } from 'vitest';
import type { Problem } from '#contracts/views.ts';
import { send } from '../support/http.ts';
import { stack } from '../support/open-stack.ts';
import { anIntake, aWaiver } from '../support/samples.ts';
import { toNegotiation, toOffer } from '../support/way.ts';

const email = 'nobody-stored@mail.example';
const complainant = { ...anIntake().complainant, email };
const open = (body: unknown, headers: Record<string, string> = {}) =>
  send<Problem>(`${stack.api}/api/cases`, {
    method: 'POST',
    body,
    headers: { 'accept-language': 'en', ...headers },
  });

/** Cases on record under the address that every bad submission carries. */
async function stored(): Promise<number> {
  const lead = await stack.staff('lead.wu');
  const { cases } = await lead.get<{ cases: unknown[] }>(
    `/cases?contact=${encodeURIComponent(email)}`,
  );
  return cases.length;
}

test.each([
  [
    'too long',
    { whatHappened: 'x'.repeat(8001) },
    'whatHappened',
    'tooLong',
    'At most 8000 characters',
  ],
  ['of the wrong type', { wish: 7 }, 'wish', 'type', 'Wrong type: expected string'],
  ['missing', { wish: undefined }, 'wish', 'required', 'Please fill this in'],
  ['nobody knows', { approvedBy: 'me' }, 'approvedBy', 'unknownField', 'Unknown field: approvedBy'],
  [
    'a channel that is not theirs',
    { channel: 'hotline' },
    'channel',
    'oneOf',
    'Must be one of: website, app',
  ],
  ['no channel at all', { channel: 'fax' }, 'channel', 'oneOf', 'Must be one of'],
  [
    'no address',
    { complainant: { ...complainant, email: 'not an address' } },
    'complainant.email',
    'email',
    'Please enter a valid e-mail address',
  ],
  [
    'a name on two lines',
    { complainant: { ...complainant, name: 'A\r\nBcc: x@y.example' } },
    'complainant.name',
    'oneLine',
    'Must be one line',
  ],
  ['an empty wish', { wish: '   ' }, 'wish', 'required', 'Please fill this in'],
])('a field that is %s is named with its rule', async (_, change, field, rule, message) => {
  const reply = await open({ ...anIntake(), complainant, ...change });
  expect(reply.status).toBe(400);
  expect(reply.headers.get('content-type')).toMatch(/application\/problem\+json/);
  const found = reply.body.errors?.find((it) => it.field === field);
  expect(found).toMatchObject({ field, rule });
  expect(found?.message).toContain(message);
  expect(await stored()).toBe(0);
});

test('errors are told in Chinese unless English is asked for', async () => {
  const reply = await open({ ...anIntake(), wish: '' }, { 'accept-language': 'fr' });
  expect(reply.body).toMatchObject({
    title: '请检查填写的内容',
    errors: [{ message: '请填写这一项' }],
  });
});

test.each([
  [
    'a megabyte',
    JSON.stringify({ ...anIntake(), whatHappened: 'x'.repeat(1_000_000) }),
    {},
    413,
    'BodyTooLarge',
  ],
  ['half a JSON text', '{"channel":', {}, 400, 'InvalidRequest'],
  [
    'a form',
    'channel=website',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'UnsupportedMediaType',
  ],
  [
    'no idempotency key',
    JSON.stringify(anIntake()),
    { 'idempotency-key': '' },
    400,
    'IdempotencyKeyMissing',
  ],
])('%s is refused by name', async (_, body, headers, status, code) => {
  expect(await open(body, headers)).toMatchObject({
    status,
    body: { code, trace: expect.any(String) },
  });
});

test('markup is text: it is stored as written, and nothing of it gets into a mail', async () => {
  const customer = stack.customer();
  const whatHappened = '<script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}}';
  await customer.opens({ whatHappened });
  await customer.signsIn();
  expect((await customer.sees()).intake?.whatHappened).toBe(whatHappened);
  const [letter] = stack.host.mail.list({ to: customer.email }).toReversed();
  expect(letter?.html).toContain(customer.caseNo);
  expect(letter?.html).not.toMatch(/<script|<img|alert\(1\)/);
});

test('a foreign case number opens nothing, and a session reaches its own case only', async () => {
  const [mine, other] = [await toNegotiation(stack), stack.customer()];
  await other.opens();
  expect((await mine.sees()).caseNo).toBe(mine.caseNo);
  const lead = await stack.staff('lead.wu');
  const { caseId } = await lead.sees(other.caseNo);
  const reply = await send(`${stack.api}/api/staff/cases/${caseId}`, {
    method: 'GET',
    headers: { cookie: mine.cookie() },
  });
  expect(reply.status).toBe(401);
});

test('an answer to an older version of the case or of the offer is refused and changes nothing (B2-9)', async () => {
  const customer = await toOffer(stack, aWaiver());
  const { version } = await customer.sees();
  const reply = (body: object) =>
    send(`${stack.api}/api/my/case/reply`, {
      method: 'POST',
      body,
      headers: { cookie: customer.cookie(), 'accept-language': 'en' },
    });
  const accept = { reply: 'accept', confirmedTerms: [] };
  expect(
    await reply({ ...accept, proposalVersion: 1, expectedVersion: version - 1 }),
  ).toMatchObject({
    status: 409,
    body: { code: 'StaleCase', changes: [{ event: 'TermsProposed' }, { event: 'OfferSent' }] },
  });
  expect(await reply({ ...accept, proposalVersion: 9, expectedVersion: version })).toMatchObject({
    status: 409,
    body: { code: 'WrongVersion', values: { given: 9, current: 1 } },
  });
  expect((await customer.sees()).version).toBe(version);
});

test('a code that has run out is told as such, and opening a mail link changes nothing', async () => {
  const customer = stack.customer();
  await customer.opens();
  const asked = await send<{ challengeId: string }>(`${stack.api}/api/sessions/codes`, {
    method: 'POST',
    body: { caseNo: customer.caseNo },
  });
  await stack.settle();
  const code = await customer.code();
  await stack.forward(11 * 60_000);
  const late = await send(`${stack.api}/api/sessions`, {
    method: 'POST',
    body: { challengeId: asked.body.challengeId, code },
  });
  expect(late).toMatchObject({ status: 401, body: { code: 'CodeExpired' } });

  const lead = await stack.staff('lead.wu');
  const before = (await lead.sees(customer.caseNo)).version;
  for (const method of ['GET', 'HEAD'])
    await fetch(`${stack.host.urls.site}/#/case/${customer.caseNo}`, { method });
  expect((await lead.sees(customer.caseNo)).version).toBe(before);
});
