import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventLabels } from '#contracts/event-labels.ts';
import { locales } from '#domain/vocabulary.ts';
import { REPOSITORY } from '../../local/repository.ts';
import { eventText } from '../../web/console/words/events.ts';
import { whoText } from '../../web/console/words/people.ts';
import type { Dictionary } from '../../web/shared/locale.ts';

const folder = join(REPOSITORY, 'web/console/words');

/** Every dictionary of the console, by its file and name. */
async function dictionaries(): Promise<(readonly [string, Dictionary<unknown>])[]> {
  const files = readdirSync(folder).filter((it) => !['events.ts', 'people.ts'].includes(it));
  const modules = await Promise.all(
    files.map(
      async (file): Promise<Record<string, Dictionary<unknown>>> => import(join(folder, file)),
    ),
  );
  return modules.flatMap((it) => Object.entries(it));
}

type Leaf = readonly [path: string, value: unknown];
const leaves = (value: unknown, path = ''): Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, it]) => leaves(it, `${path}.${name}`))
    : [[path, value]];

/** A word as it is read: functions are given numbers, which stand for texts as well. */
const read = (value: unknown): string =>
  typeof value === 'function' ? String(value(2, '3', '4', '5')) : String(value);

test('both languages have the same words, with the same gaps to fill', async () => {
  const all = await dictionaries();
  expect(all.length).toBeGreaterThanOrEqual(8);
  for (const [name, words] of all) {
    const shape = (locale: 'zh-CN' | 'en') =>
      leaves(words[locale]).map(([path, value]) => `${path} ${typeof value}`);
    expect({ name, shape: shape('en') }).toEqual({ name, shape: shape('zh-CN') });
  }
});

test('every word says something, in its own language', async () => {
  for (const [name, words] of await dictionaries()) {
    const wrong = [
      ...leaves(words['zh-CN']).filter(([, it]) => !/\p{Script=Han}|^[^\p{L}]+$/u.test(read(it))),
      ...leaves(words.en).filter(([, it]) => /\p{Script=Han}|^\W*$/u.test(read(it))),
    ];
    const known = new Set(['.otherLanguage', '.keys']);
    expect({ name, wrong: wrong.filter(([path]) => !known.has(path)) }).toEqual({
      name,
      wrong: [],
    });
  }
});

const sources = readdirSync(join(REPOSITORY, 'web/console'), { recursive: true, encoding: 'utf8' })
  .filter((it) => /\.tsx?$/.test(it) && !it.startsWith('words'))
  .map((it) => readFileSync(join(REPOSITORY, 'web/console', it), 'utf8'))
  .join('\n');

test('no word waits in vain for a page that says it', async () => {
  const unused = (await dictionaries())
    // these are chosen by codes: of the contract, and of the bank's refusals
    .filter(([name]) => name !== 'commandWords' && name !== 'problemWords')
    .flatMap(([name, words]) =>
      Object.keys(words['zh-CN'] as object).map((key) => `${name}.${key}`),
    )
    .filter((it) => !new RegExp(`\\b${it.split('.')[1]}\\b`).test(sources));
  expect(unused).toEqual([]);
});

test('no word of the console is one that the bank avoids', async () => {
  const avoided =
    /请耐心等待|系统原因|按规定|恶意|逃废债|失信|老赖|务必|否则后果自负|相关部门|unfortunately|as per policy|kindly/i;
  const found = (await dictionaries())
    .flatMap(([, words]) => locales.flatMap((locale) => leaves(words[locale])))
    .filter(([, value]) => avoided.test(read(value)));
  expect(found).toEqual([]);
});

test('events name both sides on the staff’s pages, since neither is reading its own letter', () => {
  for (const event of Object.keys(eventLabels)) {
    expect(eventText(event, 'zh-CN')).not.toMatch(/您|我们/);
    expect(eventText(event, 'en')).not.toMatch(/\b(?:you|your|yours|we|us|our)\b/i);
  }
  expect(eventText('CustomerAsked', 'en')).toBe('The bank asked the customer for information');
  expect(eventText('CustomerAsked', 'zh-CN')).toBe('银行请客户补充材料');
  expect(eventText('Unheard', 'en')).toBe('Unheard');
});

test('colleagues are named by their number, everybody else by what they are', () => {
  expect(whoText('agent.li', 'zh-CN')).toBe('agent.li');
  expect(whoText('customer', 'zh-CN')).toBe('客户');
  expect(whoText('system', 'en')).toBe('System');
});
