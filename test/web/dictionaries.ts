/**
 * Every dictionary of the repository, found by itself: what the modules of the words folders, of the contracts and of the
 * laptop's pages export in both languages. A new file, or a new dictionary in a file, is tested without being listed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../local/repository.ts';

/** A text with its place in the dictionary; functions are called with a mark for each argument. */
export type Leaf = readonly [path: string, text: string, arguments_: number];

export interface Found {
  /** The file from the repository's root. */
  readonly file: string;
  readonly name: string;
  /** What can be asked for by `.key`. */
  readonly keys: readonly string[];
  readonly zh: readonly Leaf[];
  readonly en: readonly Leaf[];
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (it: unknown): it is Tree =>
  typeof it === 'object' &&
  it !== null &&
  (Array.isArray(it) || Object.getPrototypeOf(it) === Object.prototype);

/** Both languages of something. The names of the languages themselves are such pairs, one for each language. */
const isPair = (it: unknown): it is { readonly 'zh-CN': unknown; readonly en: unknown } =>
  isTree(it) && 'zh-CN' in it && 'en' in it && !isPair(it['zh-CN']);

/** What stands in for the arguments of a text that is made. */
export const mark = (index: number): string => `‹${index}›`;

function leaves(words: unknown, path: string): Leaf[] {
  if (typeof words === 'string') return [[path, words, 0]];
  if (typeof words === 'function') {
    const marks = Array.from({ length: words.length }, (_, index) => mark(index));
    return [[path, String(words(...marks)), words.length]];
  }
  if (!isTree(words)) return [];
  return Object.entries(words).flatMap(([key, it]) => leaves(it, path ? `${path}.${key}` : key));
}

type Pair = readonly [path: string, zh: unknown, en: unknown];

function pairs(it: unknown, path = ''): Pair[] {
  if (isPair(it)) return [[path, it['zh-CN'], it.en]];
  if (!isTree(it)) return [];
  return Object.entries(it).flatMap(([key, inner]) => pairs(inner, path ? `${path}.${key}` : key));
}

/** Pages of the laptop choose their words by a function of the language. */
function said(it: unknown): unknown {
  if (typeof it !== 'function') return it;
  const [zh, en]: readonly unknown[] = ['zh', 'en'].map((language) => it(language) as unknown);
  return isTree(zh) && isTree(en) ? { 'zh-CN': zh, en } : it;
}

function dictionary(file: string, name: string, it: unknown): Found[] {
  const both = pairs(name.endsWith('Words') ? said(it) : it);
  if (both.length === 0) return [];
  const own = both[0]?.[0] === '' ? both[0][1] : it;
  return [
    {
      file,
      name,
      keys: isTree(own) ? Object.keys(own) : [],
      zh: both.flatMap(([path, zh]) => leaves(zh, path)),
      en: both.flatMap(([path, , en]) => leaves(en, path)),
    },
  ];
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.ts'))
    .map((it) => join(folder, it));

const isBilingual = (file: string): boolean =>
  readFileSync(join(REPOSITORY, file), 'utf8').includes("'zh-CN':");

/** Files that hold nothing but words of the two sites. */
export const wordFiles = filesIn('web').filter((it) => it.split('/').at(-2) === 'words');

const files = [
  ...wordFiles,
  ...filesIn('functions').filter(isBilingual),
  ...filesIn('local').filter((it) => it.endsWith('-words.ts')),
];

async function dictionariesOf(file: string): Promise<Found[]> {
  const module: Tree = { ...(await import(join(REPOSITORY, file))) };
  return Object.entries(module).flatMap(([name, it]) => dictionary(file, name, it));
}

export const dictionaries: readonly Found[] = (await Promise.all(files.map(dictionariesOf))).flat();
