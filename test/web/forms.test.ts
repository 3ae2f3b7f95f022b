import { expect, test } from 'vitest';
import { intake } from '#domain/intake.ts';
import { counterTerms } from '#domain/terms.ts';
import { counterTermsOf, figureFaults } from '../../web/customer/acts/offer/counter-terms.ts';
import { nested } from '../../web/customer/form/nested.ts';
import { checked, faultsOf } from '../../web/customer/form/say-errors.ts';
import { yuanOf } from '../../web/customer/form/yuan.ts';
import { answerText } from '../../web/customer/open/answers.ts';
import { allLabels, beginning, intakeOf, labelsOf, stepOf } from '../../web/customer/open/steps.ts';
import { commonWords } from '../../web/customer/words/common.ts';
import { offerWords } from '../../web/customer/words/offer.ts';
import { openWords } from '../../web/customer/words/open.ts';
import type { Values } from '../../web/shared/drafts.ts';

const words = openWords['zh-CN'];
const common = commonWords['zh-CN'];

const filled: Values = {
  ...beginning('zh-CN'),
  'complainant.name': '王小明',
  'complainant.email': 'wang@mail.example',
  track: 'hardship',
  product: 'loan',
  issueType: 'overdueLoan',
  whatHappened: '因住院无法按时归还。',
  wish: '希望分期偿还。',
};

const faultsIn = (values: Values) => {
  const errors = checked(intake, intakeOf(values), 'zh-CN');
  return faultsOf(errors, allLabels(words, values), common);
};

test('a filled form makes the body that the contract wants', () => {
  expect(faultsIn(filled)).toEqual([]);
  expect(intakeOf(filled)).toMatchObject({ channel: 'website', complainant: { kind: 'person' } });
});

test('answers for a representative go along only while somebody acts for another', () => {
  const forAnother = { ...filled, 'representative.name': '李律师', acting: 'yes' };
  expect(intakeOf(forAnother)).toHaveProperty('representative.name', '李律师');
  expect(intakeOf({ ...forAnother, acting: 'no' })).not.toHaveProperty('representative');
});

test('an authority that nobody described is asked for field by field', () => {
  const fields = faultsIn({ ...filled, acting: 'yes' }).map(({ field }) => field);
  expect(fields).toEqual([
    'representative.name',
    'representative.authority.scope',
    'representative.authority.document',
  ]);
});

test('before it is sent, the reader sees dates and names as their language writes them', () => {
  const values = {
    ...filled,
    'complainant.name': ' 王　小明',
    'representative.name': 'Mary  Ann Smith',
    'representative.authority.expiresOn': '2027-03-31',
  };
  const read = (field: string, locale: 'zh-CN' | 'en') =>
    answerText(field, values, openWords[locale], locale);
  expect(read('representative.authority.expiresOn', 'zh-CN')).toBe('2027年3月31日（星期三）');
  expect(read('representative.authority.expiresOn', 'en')).toBe('Wednesday 31 March 2027');
  for (const locale of ['zh-CN', 'en'] as const) {
    expect(read('complainant.name', locale)).toBe('王小明');
    expect(read('representative.name', locale)).toBe('Mary Ann Smith');
  }
});

test('consent to sensitive data is absent unless it was given', () => {
  expect(intakeOf(filled)).not.toHaveProperty('sensitiveDataConsent');
  expect(intakeOf({ ...filled, sensitiveDataConsent: 'yes' })).toHaveProperty(
    'sensitiveDataConsent',
    true,
  );
});

test('an empty form names every fault once, in the order of the pages, and shows no codes', () => {
  const faults = faultsIn(beginning('zh-CN'));
  expect(faults.map(({ field }) => field)).toEqual([
    'complainant.name',
    'track',
    'product',
    'issueType',
    'whatHappened',
    'wish',
  ]);
  expect(faults[1]?.message).toBe('请选择「这次您想」');
  expect(faults.map(({ message }) => message).join()).not.toMatch(/loan|hardship/);
});

test('without mail and telephone the fault is said at the mail field', () => {
  const { 'complainant.email': _, ...silent } = filled;
  expect(faultsIn(silent)).toEqual([
    { field: 'complainant.email', message: '电子邮箱：请至少留下电子邮箱或电话' },
  ]);
});

test('every field of the form is asked on exactly one step', () => {
  const values = { ...filled, acting: 'yes' };
  for (const field of Object.keys(allLabels(words, values)))
    expect(labelsOf(stepOf(field, words, values), words, values)).toHaveProperty([field]);
});

test('blank answers are absent, and dotted names nest', () => {
  expect(nested({ 'a.b': 'x', 'a.c': ' ', d: 'y', 'a.e.f': 'z' })).toEqual({
    a: { b: 'x', e: { f: 'z' } },
    d: 'y',
  });
});

test.each([
  ['1200', 120_000],
  ['1,200.5', 120_050],
  ['￥１２００．０５', 120_005],
  ['0.30元', 30],
])('%s is an amount', (typed, minor) => {
  expect(yuanOf(typed)).toEqual({ minor, currency: 'CNY' });
});

test.each(['', 'abc', '-5', '1.234', '1e3', '12345678901'])('%j is no amount', (typed) => {
  expect(yuanOf(typed)).toBeNull();
});

test('a counter-offer carries the figures that were given, and says which are none', () => {
  const values = {
    'terms.words': '希望分期',
    'terms.instalments': '１２',
    'terms.monthly': '800',
    'terms.amount': 'viel',
  };
  expect(figureFaults(values, offerWords['zh-CN']).map(({ field }) => field)).toEqual([
    'terms.amount',
  ]);
  const terms = counterTermsOf(values);
  expect(terms).toEqual({
    words: '希望分期',
    instalments: 12,
    monthly: { minor: 80_000, currency: 'CNY' },
  });
  expect(checked(counterTerms, terms, 'en')).toEqual([]);
});
