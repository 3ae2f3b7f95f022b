import { join } from 'node:path';
import { bundleHandlers } from './host/bundle.ts';
import { API_BUDGET_BYTES, bundleSizes, overBudget } from './host/bundle-budget.ts';
import { REPOSITORY } from './repository.ts';

/** `npm run build`: the Lambda bundles, with their sizes. */
try {
  const built = await bundleHandlers(REPOSITORY);
  const sizes = bundleSizes(join(REPOSITORY, 'dist'));
  for (const { name, bytes } of sizes) console.log(`${kilobytes(bytes).padStart(8)}  ${name}`);
  for (const { name } of overBudget(sizes)) {
    console.warn(`${name} is over its budget of ${kilobytes(API_BUDGET_BYTES)}`);
  }
  console.log(built ? 'built' : 'unchanged');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
