import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a cold start of an API function can bear: people wait for it. */
export const API_BUDGET_BYTES = 400 * 1024;

export interface BundleSize {
  /** `api/open-case` */
  readonly name: string;
  readonly bytes: number;
}

/** Sizes of all bundles of a `dist` folder, as the bundler wrote them down. */
export function bundleSizes(dist: string): BundleSize[] {
  const meta = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8')) as {
    outputs: Record<string, { bytes: number }>;
  };
  return Object.entries(meta.outputs).map(([file, { bytes }]) => ({
    name: file.split('/').slice(-3, -1).join('/'),
    bytes,
  }));
}

/** API bundles over their budget. */
export function overBudget(sizes: readonly BundleSize[], budget = API_BUDGET_BYTES): BundleSize[] {
  return sizes.filter(({ name, bytes }) => name.startsWith('api/') && bytes > budget);
}
