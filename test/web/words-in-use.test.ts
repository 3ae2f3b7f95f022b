/**
 * Whether a page says every word of the two sites. Most words are asked for by name. Those that a page looks up by a code are
 * held against the catalogue of the codes: none may lack its word, and no word may wait for a code that does not exist.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { workerLabels } from '#contracts/labels.ts';
import { answerSchemas, answersOf } from '#contracts/staff-answers.ts';
import { attempt } from '#domain/facts.ts';
import { REPOSITORY } from '../../local/repository.ts';
import { type Span, urgencies } from '../../web/console/queue/urgency.ts';
import type { View } from '../../web/console/queue/views.ts';
import type { Differing } from '../../web/customer/file/compare.ts';
import type { Verdict } from '../../web/customer/file/verify.ts';
import { openSteps } from '../../web/customer/open/steps.ts';
import { dictionaries, type Found } from './dictionaries.ts';

const read = (file: string): string => readFileSync(join(REPOSITORY, file), 'utf8');
const textsIn = (folder: string): string[] =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((it) => /\.tsx?$/.test(it))
    .map((it) => read(join(folder, it)));
const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, it = '']) => it)),
];
/** A kind that is added and forgotten here does not compile. */
const every = <K extends string>(kinds: Readonly<Record<K, 1>>): string[] => Object.keys(kinds);

/** Codes by which pages look words up, by the dictionary that has the words. */
const codes: Readonly<Record<string, readonly string[]>> = {
  'customer doing': [
    ...found(read('functions/domain/whereabouts.ts'), /'([A-Z][a-z]\w+)'/g),
    ...found(read('functions/casework/next-act.ts'), /act\('bank', '(\w+)'/g),
  ],
  'customer openWords': openSteps,
  'customer fileWords': [
    ...every<Exclude<Verdict['kind'], 'whole'>>({ missing: 1, unchained: 1, changed: 1, cut: 1 }),
    ...every<Differing>({ differs: 1, contentMissing: 1, relabelled: 1, endMissing: 1 }),
  ],
  'console commandWords': [
    ...Object.values(answersOf).flat(),
    ...answerSchemas.customerAct.def.options.map((it) => it.shape.command.def.values[0] ?? ''),
    ...found(read('web/console/case/acts.tsx'), /(?:actOf|extension)\(\s*'(\w+)'/g),
  ],
  // whoever lacks a role is told so by the role’s own label
  'console problemWords': found(
    textsIn('functions/domain').join('\n'),
    /refuse\('\w+', \{ (?:waitingFor|why|missing|needs): '(\w+)'/g,
  ).filter((it) => it === 'customer' || !(it in workerLabels)),
  'console fieldWords': attempt.shape.channel.options,
  'console queueWords': [
    ...urgencies,
    ...every<View['which']>({ all: 1, mine: 1, unclaimed: 1 }),
    ...every<Span[0]>({ days: 1, hours: 1, minutes: 1 }),
  ],
};

const siteOf = ({ file }: Found): string => file.split('/')[1] ?? '';
const ofSites = dictionaries
  .filter(({ file }) => file.startsWith('web/'))
  .map((it) => ({ ...it, id: `${siteOf(it)} ${it.name}`, coded: [] as readonly string[] }))
  .map((it) => ({ ...it, coded: codes[it.id] ?? [] }));
const sources: Readonly<Record<string, readonly string[]>> = {
  customer: textsIn('web/customer'),
  console: textsIn('web/console'),
};

/** The pages that read a dictionary, or are handed its words. */
const readersOf = (it: Found): string =>
  (sources[siteOf(it)] ?? []).filter((text) => text.includes(`/${basename(it.file)}'`)).join('\n');

/** `words.key`, or `{ key }` taken out of the words. */
const asksFor = (key: string): RegExp =>
  new RegExp(`\\.${key}\\b|[{,]\\s*${key}\\b[^{}]*\\}(?:: \\w*Words| = useWords)`);

test('each catalogue of codes belongs to a dictionary, and was found', () => {
  const known = ofSites.filter(({ coded }) => coded.length > 2).map(({ id }) => id);
  expect(Object.keys(codes).toSorted()).toEqual(known.toSorted());
});

test('no code of a catalogue is without its word', () => {
  const wordless = ofSites.flatMap(({ id, coded, keys }) =>
    coded.filter((code) => !keys.includes(code)).map((code) => `${id}.${code}`),
  );
  expect(wordless).toEqual([]);
});

test('no word waits in vain for a page that says it', () => {
  const unsaid = ofSites.flatMap((it) => {
    const pages = readersOf(it);
    const isSaid = (key: string) => it.coded.includes(key) || asksFor(key).test(pages);
    return it.keys.filter((key) => !isSaid(key)).map((key) => `${it.id}.${key}`);
  });
  expect(unsaid).toEqual([]);
});
