import { beforeEach, describe, expect, test } from 'vitest';
import { type Route, type RouteName, routeNames, routes } from '#contracts/http.ts';
import { type Api, api } from '../support/api.ts';
import type { Ask } from '../support/http-event.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi } from '../support/people.ts';
import { anIntake, aRefund, someTerms } from '../support/samples.ts';
import { offered } from '../support/stories.ts';
import { storedIn, told } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
let cookie: string;
let ids: { caseId: string; taskId: string };
beforeEach(async () => {
  world = memoryWorld();
  calls = api(world);
  const it = await told(world, offered({}));
  cookie = await calls.signedIn(it);
  ids = { caseId: it.caseId, taskId: 'none' };
});

/** Refused in both languages with the same code, nothing stored; returns the Chinese and the English problem. */
async function refused(route: RouteName, ask: Ask) {
  const before = storedIn(world);
  const inLanguage = (language: string) =>
    calls.refused(route, {
      cookie,
      staff: agentLi,
      path: ids,
      ...ask,
      headers: { 'accept-language': language, ...ask.headers },
    });
  const [zh, en] = [await inLanguage('zh-CN,zh;q=0.9'), await inLanguage('en-GB')];
  expect(storedIn(world)).toBe(before);
  expect(zh.code).toBe(en.code);
  expect(zh.title).toMatch(/\p{Script=Han}/u);
  expect(en.title).toMatch(/^[\x20-\x7e’]+$/);
  return { zh, en };
}

const withComplainant = (complainant: object) => ({ ...anIntake(), complainant });
const person = { kind: 'person', name: 'Lin Mei', email: 'lin.mei@example.com' };
const counter = { expectedVersion: 1, reply: 'counter', proposalVersion: 1 };

type Row = readonly [what: string, route: RouteName, body: unknown, field: string, rule: string];
const rows: readonly Row[] = [
  ['a field left out', 'OpenCase', { ...anIntake(), wish: undefined }, 'wish', 'required'],
  ['an empty text', 'OpenCase', anIntake({ wish: '   ' }), 'wish', 'required'],
  [
    'an over-long text',
    'OpenCase',
    anIntake({ whatHappened: '长'.repeat(8001) }),
    'whatHappened',
    'tooLong',
  ],
  ['a number for a text', 'OpenCase', { ...anIntake(), wish: 7 }, 'wish', 'type'],
  ['an object for a text', 'OpenCase', { ...anIntake(), wish: { $gt: '' } }, 'wish', 'type'],
  ['an unknown field', 'OpenCase', { ...anIntake(), status: 'CLOSED' }, 'status', 'unknownField'],
  [
    'an owner that only the bank sets',
    'OpenCase',
    { ...anIntake(), owner: 'li' },
    'owner',
    'unknownField',
  ],
  [
    'an unknown nested field',
    'OpenCase',
    withComplainant({ ...person, admin: true }),
    'complainant.admin',
    'unknownField',
  ],
  [
    'a prototype',
    'OpenCase',
    JSON.parse('{"__proto__":{"admin":true}}'),
    '__proto__',
    'unknownField',
  ],
  [
    'a constructor',
    'OpenCase',
    { ...anIntake(), constructor: { prototype: {} } },
    'constructor',
    'unknownField',
  ],
  ['an unknown word', 'OpenCase', { ...anIntake(), product: 'cars' }, 'product', 'oneOf'],
  [
    'a channel that nobody has',
    'OpenCase',
    { ...anIntake(), channel: 'branch' },
    'channel',
    'oneOf',
  ],
  ['a channel of the bank', 'OpenCase', anIntake({ channel: 'hotline' }), 'channel', 'oneOf'],
  [
    'no contact',
    'OpenCase',
    withComplainant({ kind: 'person', name: 'Lin Mei' }),
    'complainant.email',
    'contactNeeded',
  ],
  [
    'a broken address',
    'OpenCase',
    withComplainant({ ...person, email: 'lin.mei' }),
    'complainant.email',
    'email',
  ],
  [
    'a second recipient',
    'OpenCase',
    withComplainant({ ...person, email: 'a@example.com\r\nBcc: x@example.com' }),
    'complainant.email',
    'email',
  ],
  [
    'a name of two lines',
    'OpenCase',
    withComplainant({ ...person, name: 'Lin\r\nBcc: x' }),
    'complainant.name',
    'oneLine',
  ],
  [
    'a name with a line separator',
    'OpenCase',
    withComplainant({ ...person, name: 'Lin\u2028Mei' }),
    'complainant.name',
    'oneLine',
  ],
  ['a null character', 'OpenCase', anIntake({ wish: 'a\u0000b' }), 'wish', 'printable'],
  [
    'words for a telephone number',
    'OpenCase',
    withComplainant({ ...person, phone: 'call me' }),
    'complainant.phone',
    'phone',
  ],
  ['nothing at all', 'OpenCase', null, '', 'type'],
  ['a list', 'OpenCase', [], '', 'type'],
  ['a code of letters', 'OpenSession', { challengeId: 'x', code: 'abcdef' }, 'code', 'sixDigits'],
  ['a reply that is none', 'ReplyToOffer', { ...counter, reply: 'maybe' }, 'reply', 'oneOf'],
  ['a version left out', 'WithdrawCase', {}, 'expectedVersion', 'required'],
  ['a version of a half', 'WithdrawCase', { expectedVersion: 1.5 }, 'expectedVersion', 'type'],
  ['a version below one', 'WithdrawCase', { expectedVersion: 0 }, 'expectedVersion', 'tooSmall'],
  [
    'money as a fraction',
    'ReplyToOffer',
    { ...counter, terms: { words: 'x', amount: { minor: 0.5, currency: 'CNY' } } },
    'terms.amount.minor',
    'type',
  ],
  [
    'money below nothing',
    'ReplyToOffer',
    { ...counter, terms: { words: 'x', amount: { minor: -1, currency: 'CNY' } } },
    'terms.amount.minor',
    'tooSmall',
  ],
  [
    'a recording of the customer’s own',
    'WithdrawCase',
    { expectedVersion: 1, recording: 'R-1' },
    'recording',
    'unknownField',
  ],
  [
    'a score of six',
    'AnswerFollowUp',
    { expectedVersion: 1, answer: 'solved', score: 6 },
    'score',
    'tooLarge',
  ],
  [
    'a command that no task takes',
    'AnswerTask',
    { expectedVersion: 1, answer: { command: 'IssueDecision', data: {} } },
    'answer.command',
    'oneOf',
  ],
  [
    'an offer of nothing',
    'AnswerTask',
    {
      expectedVersion: 1,
      answer: {
        command: 'ProposeTerms',
        data: { terms: { remedies: [], explanation: 'x', onerousTerms: [] } },
      },
    },
    'answer.data.terms.remedies',
    'nothingOffered',
  ],
  [
    'two remedies of one id',
    'AnswerTask',
    {
      expectedVersion: 1,
      answer: {
        command: 'ProposeTerms',
        data: { terms: someTerms({ remedies: [aRefund(), aRefund()] }) },
      },
    },
    'answer.data.terms.remedies',
    'idTwice',
  ],
  [
    'a day that does not exist',
    'RecordContact',
    { expectedVersion: 1, channel: 'phone', at: '2026-02-30T00:00:00Z', proof: 'x' },
    'at',
    'date',
  ],
];

describe('names the field and the rule in the caller’s language for', () => {
  test.each(rows)('%s', async (_, route, body, field, rule) => {
    const { zh, en } = await refused(route, { body });
    for (const problem of [zh, en])
      expect(problem).toMatchObject({ status: 400, code: 'InvalidRequest' });
    expect(en.errors).toContainEqual({
      field,
      rule,
      message: expect.stringMatching(/^[\x20-\x7e’]/),
    });
    expect(zh.errors).toContainEqual({
      field,
      rule,
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });
});

describe('refuses a request whose', () => {
  const body = anIntake();
  const refusals: readonly (readonly [string, Ask, number, string])[] = [
    [
      'body is a megabyte',
      { raw: JSON.stringify({ ...body, wish: 'x'.repeat(1_048_576) }) },
      413,
      'BodyTooLarge',
    ],
    [
      'body is a megabyte in base64',
      { raw: 'x'.repeat(1_048_576), base64: true },
      413,
      'BodyTooLarge',
    ],
    [
      'body is over the limit in bytes, not in characters',
      { raw: JSON.stringify('长'.repeat(22_000)) },
      413,
      'BodyTooLarge',
    ],
    [
      'content is a form',
      { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'UnsupportedMediaType',
    ],
    [
      'content is of no named type',
      { body, headers: { 'content-type': undefined } },
      415,
      'UnsupportedMediaType',
    ],
    [
      'content only begins like JSON',
      { body, headers: { 'content-type': 'application/jsonx' } },
      415,
      'UnsupportedMediaType',
    ],
    ['JSON is broken', { raw: '{"channel":' }, 400, 'InvalidRequest'],
    ['JSON is missing', { raw: '' }, 400, 'InvalidRequest'],
    [
      'key is missing',
      { body, headers: { 'idempotency-key': undefined } },
      400,
      'IdempotencyKeyMissing',
    ],
    [
      'key is short',
      { body, headers: { 'idempotency-key': 'short' } },
      400,
      'IdempotencyKeyMissing',
    ],
    [
      'key is no key',
      { body, headers: { 'idempotency-key': 'a#b c\n12345' } },
      400,
      'IdempotencyKeyMissing',
    ],
  ];
  test.each(refusals)('%s', async (_, ask, status, code) => {
    const { en } = await refused('OpenCase', ask);
    expect(en).toMatchObject({ status, code });
  });
});

test('a channel that nobody has is answered with the doors of this route, no others', async () => {
  const matter = { ...anIntake(), channel: 'branch' };
  const messageOf = async (...ask: Parameters<typeof calls.refused>) =>
    (await calls.refused(...ask)).errors?.find((it) => it.rule === 'oneOf')?.message;
  expect(await messageOf('OpenCase', { body: matter })).toBe('Must be one of: website, app');
  expect(
    await messageOf('OpenCaseForCustomer', {
      staff: agentLi,
      body: { as: 'case', intake: matter },
    }),
  ).toBe('Must be one of: app, hotline, letter, regulatorTransfer');
});

test('takes JSON with a charset, and base64 as the gateway may send it', async () => {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  await calls.ok('OpenCase', { body: anIntake({ wish: '退费' }), headers, base64: true });
  const cases = [...world.tables.cases.values()];
  expect(cases.at(-1)?.case.intake?.wish).toBe('退费');
});

test('keeps markup and templates as the text they are', async () => {
  const text = "<script>alert(1)</script> {{7*7}} ${7*7} javascript:alert(1) =1+1 '; DROP TABLE";
  await calls.ok('OpenCase', { body: anIntake({ whatHappened: text }) });
  const cases = [...world.tables.cases.values()];
  expect(cases.at(-1)?.case.intake?.whatHappened).toBe(text);
});

test('speaks Chinese unless English is asked for first', async () => {
  for (const [language, title] of [
    ['en', 'Please sign in first'],
    ['zh-CN', '请先验证身份'],
    ['fr, en', '请先验证身份'],
    [undefined, '请先验证身份'],
  ] as const) {
    const problem = await calls.refused('GetMyCase', { headers: { 'accept-language': language } });
    expect(problem.title).toBe(title);
  }
});

const guarded = routeNames.filter((name) => (routes[name] as Route).audience !== 'public');

test.each(guarded)(
  '%s lets in only whom it is for, and changes nothing for others',
  async (name) => {
    const route: Route = routes[name];
    const ask = { path: { caseId: 'none', taskId: 'none' }, ...(route.body ? { body: {} } : {}) };
    const wrongDoor = route.audience === 'customer' ? { staff: agentLi } : { cookie };
    const before = storedIn(world);
    expect(await calls.refused(name, ask)).toMatchObject({ code: 'Unauthenticated' });
    expect(await calls.refused(name, { ...ask, ...wrongDoor })).toMatchObject({
      code: 'Unauthenticated',
    });
    expect(storedIn(world)).toBe(before);
  },
);
