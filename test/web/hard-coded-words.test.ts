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
/** Where people read, one word is enough; a code that stands deeper in an expression is no sentence. */
const word = /\p{Script=Latin}{2,}/u;
const sentence = /\p{Script=Latin}{2,}[ ,]+\p{Script=Latin}{2,}/u;
/** Attributes that are read aloud or shown, and properties of our own parts that become such. */
const readAloud =
  /^aria-(?:description|placeholder|roledescription|valuetext)$|^alt$|(?:label|title|hint|placeholder)$/i;

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

/** `shown`: the value itself is what people read. `inside`: it is part of something that makes what they read. */
type Place = 'shown' | 'inside' | 'unread';

/** The parts of an expression that become its value: `a ? b : c` is b or c, and never a. */
const valueParts: Readonly<Record<string, readonly string[]>> = {
  JSXExpressionContainer: ['expression'],
  ParenthesisExpression: ['expression'],
  TemplateLiteral: ['quasis', 'expressions'],
  ConditionalExpression: ['consequent', 'alternate'],
};
const joining = new Set(['+', '??', '||', '&&']);

function partsOf(node: Node): readonly string[] {
  if (node.type !== 'BinaryExpression') return valueParts[node.type] ?? [];
  if (!joining.has(String(node['operator']))) return [];
  return node['operator'] === '&&' ? ['right'] : ['left', 'right'];
}

/** Where a part of a node stands, by where the node stands. */
function placeOf(node: Node, part: string, around: Place): Place {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return part === 'children' ? 'shown' : 'inside';
  if (node.type === 'JSXAttribute') return readAloud.test(nameOf(node)) ? 'shown' : 'unread';
  if (around !== 'shown') return around;
  return partsOf(node).includes(part) ? 'shown' : 'inside';
}

const isWrong = (text: string, place: Place): boolean =>
  chinese.test(text) ||
  (place === 'shown' && word.test(text)) ||
  (place === 'inside' && sentence.test(text));

function found(it: unknown, place: Place = 'unread'): string[] {
  if (Array.isArray(it)) return it.flatMap((one) => found(one, place));
  if (typeof it !== 'object' || it === null) return [];
  if (!isNode(it)) return Object.values(it).flatMap((one) => found(one, place));
  const text = textOf(it);
  const own = isWrong(text, place) ? [text.trim()] : [];
  const inner = Object.entries(it).flatMap(([part, one]) => found(one, placeOf(it, part, place)));
  return [...own, ...inner];
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
  ['<p>Late</p>', 'Late'],
  ['<p>{n} KB</p>', 'KB'],
  ['<p>{isLate ? "late" : ""}</p>', 'late'],
  ['<p>{isLate && (text ?? "late")}</p>', 'late'],
  ['<p>{`late by ${n}`}</p>', 'late by'],
  ['<img alt="Chart" />', 'Chart'],
  ['<Section title="Notes" />', 'Notes'],
  ['<Rows addLabel={isFirst ? "Add" : words.more} />', 'Add'],
  ['f(`${a}（${b}）`)', '（'],
])('%s is found', (source, text) => {
  expect(wordsIn(source)).toContain(text);
});

test.each([
  '<p class="note bad">{words.wait}</p>',
  "// 说明\nf('GET /api/my/case')",
  '<p>{kind === "late" ? words.late : labels["late"]}</p>',
  '<p title={words.of("late")}>{label(statusLabels, "late")} · {n}</p>',
  '<li className={isLate ? "late" : "soon"} id={`${id}-late`}>{n}</li>',
  '<p>{state === "late" && <Late kind="late" />}</p>',
])('%s says nothing to anybody', (source) => {
  expect(wordsIn(source)).toEqual([]);
});
