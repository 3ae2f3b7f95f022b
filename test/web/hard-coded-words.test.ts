/** Words belong into dictionaries: in the sources of both sites, none may stand where somebody would read it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../../local/repository.ts';

type Node = Readonly<Record<string, unknown>> & { readonly type: string };
const isNode = (it: unknown): it is Node =>
  typeof it === 'object' && it !== null && 'type' in it && typeof it.type === 'string';

/** Chinese, with its signs: a full-width bracket is as wrong in English as a word. */
const chinese = /[\p{Script=Han}\u3000-\u303f\uff01-\uffef]/u;
const latin = /\p{Script=Latin}{2,}[ ,]+\p{Script=Latin}{2,}/u;
const readAloud = new Set([
  'aria-label',
  'aria-description',
  'alt',
  'label',
  'placeholder',
  'title',
]);

const nameOf = ({ name }: Node): string =>
  isNode(name) && typeof name['value'] === 'string' ? name['value'] : '';

/** What a node itself says, if it says anything. */
function textOf(node: Node): string {
  const texts: Readonly<Record<string, unknown>> = {
    JSXText: node['value'],
    StringLiteral: node['value'],
    TemplateElement: node['cooked'],
  };
  const text = texts[node.type];
  return typeof text === 'string' ? text : '';
}

/** Whether what stands inside is read by people: content is, and some attributes are. */
function isRead(node: Node, inside: boolean): boolean {
  if (node.type === 'JSXAttribute') return readAloud.has(nameOf(node));
  return inside || node.type === 'JSXElement' || node.type === 'JSXFragment';
}

function found(it: unknown, inside = false): string[] {
  if (Array.isArray(it)) return it.flatMap((one) => found(one, inside));
  if (typeof it !== 'object' || it === null) return [];
  const reads = isNode(it) ? isRead(it, inside) : inside;
  const text = isNode(it) ? textOf(it) : '';
  const own = chinese.test(text) || (reads && latin.test(text)) ? [text.trim()] : [];
  return [...own, ...Object.values(it).flatMap((one) => found(one, reads))];
}

/** A plain source has generics where one with elements has tags. */
const wordsIn = (source: string, tsx = true): string[] =>
  found(parseSync(source, { syntax: 'typescript', tsx, target: 'es2022' }));

/** Brackets that are looked for in a name, and shown to nobody. */
const unseen = new Set([
  'web/customer/parts/bodies.tsx: \\s*[（(]',
  'web/customer/parts/bodies.tsx: [）)]',
]);

const sources = ['web/customer', 'web/console', 'web/shared'].flatMap((folder) =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((it) => /\.tsx?$/.test(it) && !it.startsWith('words/') && !it.startsWith('dist'))
    .map((it) => join(folder, it)),
);

test('no page has a word of its own: all come from the dictionaries', () => {
  expect(sources.length).toBeGreaterThan(150);
  const wrong = sources.flatMap((path) =>
    wordsIn(readFileSync(join(REPOSITORY, path), 'utf8'), path.endsWith('x')).map(
      (text) => `${path}: ${text}`,
    ),
  );
  expect(wrong.filter((it) => !unseen.has(it))).toEqual([]);
});

test.each([
  ['<p>Please wait</p>', 'Please wait'],
  ['<p>{isLate ? "Too late" : ""}</p>', 'Too late'],
  ['<p>{`Due in ${n}`}</p>', 'Due in'],
  ['<input placeholder="Your name" />', 'Your name'],
  ['<nav aria-label={"Main menu"} />', 'Main menu'],
  ['<b title="说明" />', '说明'],
  ['f(`${a}（${b}）`)', '（'],
])('%s is found', (source, text) => {
  expect(wordsIn(source)).toContain(text);
});

test.each(['<p class="note bad">{words.wait}</p>', "// 说明\nf('GET /api/my/case')"])(
  '%s says nothing to anybody',
  (source) => {
    expect(wordsIn(source)).toEqual([]);
  },
);
