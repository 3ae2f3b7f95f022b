import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { prepareSite } from '../../local/host/prepare.ts';
import { REPOSITORY } from '../../local/repository.ts';

const dist = join(REPOSITORY, 'web/dist');
const KB = 1024;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
let manifest: Record<string, Chunk>;

beforeAll(async () => {
  await prepareSite(REPOSITORY, 'customer');
  manifest = JSON.parse(readFileSync(join(dist, 'customer/manifest.json'), 'utf8'));
});

/** Files that come with a chunk: itself, what it imports, their style sheets. */
function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const it of chunk.imports ?? []) filesOf(it, seen);
  return seen;
}

const size = (files: Iterable<string>): number =>
  [...files].reduce(
    (sum, it) => sum + gzipSync(readFileSync(join(dist, it)), { level: 9 }).length,
    0,
  );

/** What the page itself names, since the manifest leaves out a style sheet that all chunks share. */
function firstLoad(): Set<string> {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/(customer\/[^"]+)"/g)].map((it) => it[1] ?? '');
  const entry = Object.keys(manifest).find((it) => manifest[it]?.isEntry) ?? '';
  return filesOf(entry, new Set(named.filter((it) => it.endsWith('.css'))));
}

test('the first load is at most 40 KB of script and style, gzipped', () => {
  const files = firstLoad();
  expect([...files].some((it) => it.endsWith('.css'))).toBe(true);
  expect([...files].some((it) => it.endsWith('.js'))).toBe(true);
  expect(size(files)).toBeLessThanOrEqual(40 * KB);
});

test('a mail link to a case loads no more than 60 KB before the case shows', () => {
  const files = new Set([
    ...firstLoad(),
    ...filesOf('case/case-pages.tsx'),
    ...filesOf('case/case-page.tsx'),
  ]);
  expect(size(files)).toBeGreaterThan(size(firstLoad()));
  expect(size(files)).toBeLessThanOrEqual(60 * KB);
});

test('each later page adds at most 15 KB of its own', () => {
  const pages = Object.values(manifest).flatMap((it) => it.dynamicImports ?? []);
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(size([manifest[page]?.file ?? ''])).toBeLessThanOrEqual(15 * KB);
});

test('the page carries no inline script or style and asks nobody else', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/);
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});
