import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleHandlers, handlerEntries } from '../../../local/host/bundle.ts';
import { type BundleSize, bundleSizes, overBudget } from '../../../local/host/bundle-budget.ts';
import { REPOSITORY } from './fixture-assembly.ts';

let sizes: BundleSize[];

beforeAll(async () => {
  const dist = mkdtempSync(join(tmpdir(), 'parley-dist-'));
  await bundleHandlers(REPOSITORY, dist);
  sizes = bundleSizes(dist);
});

describe('the functions of the bank', () => {
  it('are bundled, each for itself', () => {
    expect(sizes.map(({ name }) => name).sort()).toEqual(
      handlerEntries(REPOSITORY)
        .map(({ area, name }) => `${area}/${name}`)
        .sort(),
    );
    expect(sizes.some(({ name }) => name.startsWith('api/'))).toBe(true);
  });

  it('keep the API within what a cold start can bear', () => {
    expect(overBudget(sizes)).toEqual([]);
  });
});
