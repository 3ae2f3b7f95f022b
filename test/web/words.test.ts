import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSteps } from '../../web/customer/open/steps.ts';
import { actWords } from '../../web/customer/words/acts.ts';
import { caseWords } from '../../web/customer/words/case.ts';
import { commonWords } from '../../web/customer/words/common.ts';
import { evidenceWords } from '../../web/customer/words/evidence.ts';
import { fileWords } from '../../web/customer/words/file.ts';
import { offerWords } from '../../web/customer/words/offer.ts';
import { openWords } from '../../web/customer/words/open.ts';
import { openingFilesWords } from '../../web/customer/words/opening-files.ts';
import { planWords } from '../../web/customer/words/plan.ts';
import { signInWords } from '../../web/customer/words/sign-in.ts';
import { startWords } from '../../web/customer/words/start.ts';
import { halfOf } from '../../web/shared/locale.ts';

const dictionaries = {
  actWords,
  caseWords,
  commonWords,
  evidenceWords,
  offerWords,
  fileWords,
  openWords,
  openingFilesWords,
  planWords,
  signInWords,
  startWords,
};
const customer = join(import.meta.dirname, '../../web/customer');

type Leaf = readonly [path: string, text: string, arguments_: number];

/** Every text with its path; functions are called with a mark for each argument. */
function leaves(words: unknown, path = ''): Leaf[] {
  if (typeof words === 'string') return [[path, words, 0]];
  if (typeof words === 'function') {
    const marks = Array.from({ length: words.length }, (_, index) => `‹${index}›`);
    return [[path, String(words(...marks)), words.length]];
  }
  return Object.entries(words as object).flatMap(([key, inner]) =>
    leaves(inner, path ? `${path}.${key}` : key),
  );
}

const all = Object.entries(dictionaries).map(([name, { 'zh-CN': zh, en }]) => ({
  name,
  zh: leaves(zh),
  en: leaves(en),
}));

/** Sources that may use a word: everything but the dictionaries themselves. */
function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((it) => it.name !== 'words')
    .map((it) => {
      const path = join(folder, it.name);
      if (it.isDirectory()) return sources(path);
      return /\.tsx?$/.test(it.name) ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');
}
const used = sources(customer);

test.each(all)('$name says the same things in both languages', ({ zh, en }) => {
  const shape = (words: Leaf[]) => words.map(([path, , count]) => `${path}/${count}`);
  expect(shape(en)).toEqual(shape(zh));
});

test.each(all)('$name leaves nothing unsaid and nothing untranslated', ({ zh, en }) => {
  const bilingual = new Set(['otherLanguage']);
  const own = ({ 0: path }: Leaf) => !bilingual.has(path);
  expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  expect(en.filter((it) => own(it) && /\p{Script=Han}/u.test(it[1]))).toEqual([]);
  const untranslated = zh.filter(
    (it) => own(it) && /[A-Za-z]{2,}/.test(it[1]) && !/\p{Script=Han}/u.test(it[1]),
  );
  expect(untranslated).toEqual([]);
});

test.each(all)('$name prints every argument it is given', ({ zh, en }) => {
  const printed = ([, text, count]: Leaf) =>
    Array.from({ length: count }, (_, index) => text.includes(`‹${index}›`)).every(Boolean);
  expect([...zh, ...en].filter((it) => !printed(it))).toEqual([]);
});

test('no word of a dictionary is left unused', () => {
  const verdicts = ['missing', 'unchained', 'changed', 'cut'];
  const differences = ['differs', 'contentMissing', 'relabelled', 'endMissing'];
  // a verdict names its words by its kind, a step by its name
  const byName = new Set([...verdicts, ...differences, ...openSteps]);
  const isUsed = (key: string) =>
    byName.has(key) || new RegExp(`\\.${key}\\b|\\{ ${key} \\}`).test(used);
  const unused = Object.entries(dictionaries).flatMap(([name, { 'zh-CN': zh }]) =>
    Object.keys(zh).flatMap((key) => (isUsed(key) ? [] : [`${name}.${key}`])),
  );
  expect(unused).toEqual([]);
});

test('no page says what the bank never says', () => {
  const avoided =
    /亲[，,！]|请耐心等待|系统原因|按规定|恶意|逃废债|失信|老赖|务必|后果自负|尽快|相关部门|已知悉|unfortunately|as per policy|kindly|asap|\bthe system\b|you failed to/i;
  const texts = all.flatMap(({ zh, en }) => [...zh, ...en]).map(([, text]) => text);
  expect(texts.filter((text) => avoided.test(text))).toEqual([]);
});

test('of a basis noted in two languages the reader gets one', () => {
  expect(halfOf('管理办法第十八条 · Measures, Art 18', 'en')).toBe('Measures, Art 18');
  expect(halfOf('2022年通知（首问负责）· 2022 notice', 'zh-CN')).toBe('2022年通知（首问负责）');
  expect(halfOf('DISP 1.6.2', 'en')).toBe('DISP 1.6.2');
});
