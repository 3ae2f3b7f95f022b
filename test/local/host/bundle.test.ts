import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleHandlers, handlerEntries } from '../../../local/host/bundle.ts';
import { bundleSizes, overBudget } from '../../../local/host/bundle-budget.ts';
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
    const sizes = bundleSizes(dist);
    const notes = sizes.find(({ name }) => name === 'api/notes');
    expect(notes?.bytes).toBe(statSync(join(dist, 'api/notes/index.js')).size);
    expect(overBudget(sizes, 280 * 1024)).toEqual([]);
    expect(overBudget(sizes, 200 * 1024)).toEqual([notes]);
  });

  it('says each fault of the sources once', async () => {
    const root = mkdtempSync(join(tmpdir(), 'parley-bundle-'));
    mkdirSync(join(root, 'functions/api'), { recursive: true });
    writeFileSync(join(root, 'functions/shared.ts'), "import './absent.ts';");
    for (const name of ['one', 'two']) {
      writeFileSync(join(root, `functions/api/${name}.ts`), "import '../shared.ts';");
    }
    await expect(bundleHandlers(root)).rejects.toThrow(
      /^The functions cannot be bundled:\nfunctions\/shared.ts:1:7 Could not resolve "\.\/absent\.ts"$/,
    );
  });

  it('takes of an SDK’s own description its version, which each call names', () => {
    const client = join(REPOSITORY, 'node_modules/@aws-sdk/client-dynamodb/package.json');
    const { version, description } = JSON.parse(readFileSync(client, 'utf8')) as {
      version: string;
      description: string;
    };
    const bundle = readFileSync(join(dist, 'api/notes/index.js'), 'utf8');
    expect(bundle).toContain(version);
    expect(bundle).not.toContain(description);
  });

  it('leaves out event streams, which no operation of ours has', () => {
    const { outputs } = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8')) as {
      outputs: Record<string, { inputs: object }>;
    };
    const notes = Object.entries(outputs).find(([file]) => file.includes('api/notes/'));
    const names = Object.keys(notes?.[1].inputs ?? {}).join('\n');
    expect(names).toContain('@smithy/core');
    expect(names).not.toContain('event-streams');
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
