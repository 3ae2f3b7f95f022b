import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { REPOSITORY } from '../../../local/repository.ts';

const above = mkdtempSync(join(tmpdir(), 'parley-bundle-host-'));
afterAll(() => rmSync(above, { recursive: true, force: true }));

let root = '';
let copies = 0;

/** A repository whose host says a word and where it lies. */
const says = (word: string) =>
  writeFileSync(
    join(root, 'local/main.ts'),
    `export const said: string = '${word}';\nexport const place: string = import.meta.dirname;\n`,
  );

beforeEach(() => {
  root = join(above, String((copies += 1)));
  mkdirSync(join(root, 'local'), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(join(REPOSITORY, 'node_modules/esbuild'), join(root, 'node_modules/esbuild'));
  cpSync(join(REPOSITORY, 'local/bundle-host.mjs'), join(root, 'local/bundle-host.mjs'));
  for (const it of ['package.json', 'package-lock.json', 'tsconfig.json'])
    writeFileSync(join(root, it), '{}');
  says('good morning');
});

interface Host {
  readonly said: string;
  readonly place: string;
}

/** As a start of its own would: nothing is remembered from an import before. */
async function starts(): Promise<Host> {
  const fresh = `?${performance.now()}`;
  const module = `${pathToFileURL(join(root, 'local/bundle-host.mjs')).href}${fresh}`;
  const { bundleHost } = (await import(/* @vite-ignore */ module)) as {
    readonly bundleHost: () => Promise<string>;
  };
  return (await import(/* @vite-ignore */ `${await bundleHost()}${fresh}`)) as Host;
}

test('the host as one file knows where its sources lie', async () => {
  expect(await starts()).toMatchObject({ said: 'good morning', place: join(root, 'local') });
});

test('a source that was edited is taken at the next start', async () => {
  await starts();
  says('good evening');
  expect((await starts()).said).toBe('good evening');
});

test('a folder that has moved gets a file of its own', async () => {
  await starts();
  const moved = `${root}-moved`;
  renameSync(root, moved);
  root = moved;
  expect((await starts()).place).toBe(join(moved, 'local'));
});

test('a start that was cut short is repaired by the next', async () => {
  await starts();
  writeFileSync(join(root, 'node_modules/.cache/parley-host/sources.json'), '{"root":');
  says('good night');
  expect((await starts()).said).toBe('good night');
});
