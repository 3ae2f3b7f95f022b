import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { prepareSite } from '../../local/host/prepare.ts';
import { REPOSITORY } from '../../local/repository.ts';

const dist = join(REPOSITORY, 'web/dist/console');
let html: string;

beforeAll(async () => {
  await prepareSite(REPOSITORY, 'console');
  html = readFileSync(join(dist, 'index.html'), 'utf8');
});

const named = () =>
  [...html.matchAll(/(?:src|href)="\/console\/([^"]+\.(?:js|css))"/g)].map((it) => it[1] ?? '');

test('the first load is at most 200 KB of script and style, gzipped', () => {
  const files = named();
  expect(files.some((it) => it.endsWith('.js'))).toBe(true);
  expect(files.some((it) => it.endsWith('.css'))).toBe(true);
  const bytes = files.map((it) => gzipSync(readFileSync(join(dist, it)), { level: 9 }).length);
  expect(bytes.reduce((sum, it) => sum + it, 0)).toBeLessThanOrEqual(200 * 1024);
});

test('what enters dates is fetched when a form asks for a date, and is at most 60 KB', () => {
  const later = readdirSync(join(dist, 'assets')).filter((it) => !html.includes(it));
  expect(later.map((it) => it.split('-')[0])).toEqual(['date']);
  const bytes = later.map((it) => gzipSync(readFileSync(join(dist, 'assets', it))).length);
  expect(Math.max(...bytes)).toBeLessThanOrEqual(60 * 1024);
});

test('the page carries no inline script or style and asks nobody else', () => {
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/);
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('no development half of a library came along', () => {
  const script = named().find((it) => it.endsWith('.js')) ?? '';
  expect(readFileSync(join(dist, script), 'utf8')).not.toMatch(
    /jsxDEV|act\(\.\.\.\) is not supported/,
  );
});
