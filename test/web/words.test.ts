import { expect, test } from 'vitest';
import { halfOf } from '../../web/shared/locale.ts';
import { dictionaries, type Found, type Leaf, mark, wordFiles } from './dictionaries.ts';

/** What is wrong in each dictionary, with the place where it is. */
const wrongIn = (rule: (it: Found) => readonly unknown[], among = dictionaries): string[] =>
  among.flatMap((it) => rule(it).map((fault) => `${it.file} ${it.name}: ${String(fault)}`));

test('no file of words is passed over, nor are the labels of the contracts and the laptop’s own pages', () => {
  const found = new Set(dictionaries.map(({ file }) => file));
  // these two speak by a function of a code: console-words.test.ts hears them
  const spoken = ['web/console/words/events.ts', 'web/console/words/people.ts'];
  expect(wordFiles.filter((it) => !found.has(it)).toSorted()).toEqual(spoken);
  expect([...found]).toEqual(
    expect.arrayContaining([
      'web/customer/words/doing.ts',
      'functions/contracts/labels.ts',
      'functions/contracts/errors.ts',
      'functions/domain/profiles/cn-2020-3.ts',
      'local/host/site/start-words.ts',
      'local/emulators/mail/inbox-words.ts',
    ]),
  );
});

test('every dictionary says the same things in both languages', () => {
  const places = (words: readonly Leaf[]) => words.map(([path, , count]) => `${path}/${count}`);
  const only = (own: readonly Leaf[], other: readonly Leaf[]) =>
    places(own).filter((it) => !places(other).includes(it));
  expect(wrongIn(({ zh, en }) => [...only(zh, en), ...only(en, zh)])).toEqual([]);
});

/** Said in the other language on purpose, or by programs to programs. */
const notWords = new Set(['otherLanguage', 'other.name', 'other.lang', 'other.code', 'lang']);
const isChinese = ([, text]: Leaf) => /\p{Script=Han}/u.test(text);
const hasLetters = ([, text]: Leaf) => /\p{L}/u.test(text);

test('no text is left empty', () => {
  expect(wrongIn(({ zh, en }) => [...zh, ...en].filter(([, text]) => text.trim() === ''))).toEqual(
    [],
  );
});

test('no text is left untranslated', () => {
  const own = (words: readonly Leaf[]) => words.filter(([path]) => !notWords.has(path));
  expect(wrongIn(({ zh }) => own(zh).filter((it) => hasLetters(it) && !isChinese(it)))).toEqual([]);
  expect(wrongIn(({ en }) => own(en).filter(isChinese))).toEqual([]);
});

test('every text prints every argument that it is given', () => {
  const isPrinted = ([, text, count]: Leaf) =>
    Array.from({ length: count }, (_, index) => text.includes(mark(index))).every(Boolean);
  // the laptop’s counts come as one object, with no words of its own to be found in the text
  const among = dictionaries.filter(({ file }) => !file.startsWith('local/'));
  expect(wrongIn(({ zh, en }) => [...zh, ...en].filter((it) => !isPrinted(it)), among)).toEqual([]);
});

/** experience.md §2.1 */
const avoided =
  /亲[，,！]|请耐心等待|系统原因|按规定|恶意|逃废债|失信|老赖|务必|后果自负|相关部门|已知悉|unfortunately|as per policy|kindly|you failed to/i;
/** Colleagues are told of their tools, and warned of just these words. */
const avoidedToCustomers = /尽快|asap|\bthe system\b/i;

test('nobody is told what the bank never says', () => {
  const saying = (it: RegExp) => (found: Found) =>
    [...found.zh, ...found.en].filter(([, text]) => it.test(text));
  const toCustomers = dictionaries.filter(({ file }) => /^(?:web\/customer|functions)/.test(file));
  expect(wrongIn(saying(avoided))).toEqual([]);
  expect(wrongIn(saying(avoidedToCustomers), toCustomers)).toEqual([]);
});

test('of a basis noted in two languages the reader gets one', () => {
  expect(halfOf('管理办法第十八条 · Measures, Art 18', 'en')).toBe('Measures, Art 18');
  expect(halfOf('2022年通知（首问负责）· 2022 notice', 'zh-CN')).toBe('2022年通知（首问负责）');
  expect(halfOf('DISP 1.6.2', 'en')).toBe('DISP 1.6.2');
});
