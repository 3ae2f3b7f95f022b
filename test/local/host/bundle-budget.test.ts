import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { handlerEntries } from '../../../local/host/bundle.ts';
import { type BundleSize, bundleSizes, overBudget } from '../../../local/host/bundle-budget.ts';
import { prepare } from '../../../local/host/prepare.ts';
import { REPOSITORY } from './fixture-assembly.ts';

let sizes: BundleSize[];

beforeAll(async () => {
  await prepare(REPOSITORY);
  sizes = bundleSizes(join(REPOSITORY, 'dist'));
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
