import { cpSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleHandlers, handlerEntries } from '../../../local/host/bundle.ts';
import { FIXTURE, fixtureAssembly, REPOSITORY } from './fixture-assembly.ts';

let dist: string;

beforeAll(async () => {
  dist = (await fixtureAssembly()).dist;
});

describe('the bundler', () => {
  it('finds handlers by their folder', () => {
    expect(handlerEntries(FIXTURE).map((e) => `${e.area}/${e.name}`)).toEqual([
      'api/notes',
      'api/probe',
      'workflow/await-reply',
      'workflow/keep-step',
      'schedules/tick',
      'events/on-mail',
    ]);
  });

  it('keeps a function with three SDK clients well below the 400 KB that a cold start can bear', () => {
    expect(statSync(join(dist, 'api/notes/index.js')).size).toBeLessThan(300_000);
  });

  it('leaves out credential sources that Lambda never asks', () => {
    const { inputs } = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8')) as {
      inputs: object;
    };
    const names = Object.keys(inputs).join('\n');
    expect(names).toContain('credential-provider-env');
    expect(names).not.toMatch(/credential-provider-(ini|sso|login|process)/);
  });

  it('works again only when an input changed', async () => {
    const root = mkdtempSync(join(tmpdir(), 'parley-bundle-'));
    cpSync(join(FIXTURE, 'functions/api/probe.ts'), join(root, 'functions/api/probe.ts'));
    symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
    expect(await bundleHandlers(root)).toBe(true);
    expect(await bundleHandlers(root)).toBe(false);
    writeFileSync(join(root, 'functions/api/other.ts'), 'export const handler = () => 1;');
    expect(await bundleHandlers(root)).toBe(true);
    expect(statSync(join(root, 'dist/api/other/index.js')).isFile()).toBe(true);
  });
});
