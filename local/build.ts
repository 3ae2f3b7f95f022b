import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHandlers } from './host/bundle.ts';
import { REPOSITORY } from './repository.ts';

/** `npm run build`: the Lambda bundles, with their sizes. */
const built = await bundleHandlers(REPOSITORY);
const meta = JSON.parse(readFileSync(join(REPOSITORY, 'dist/meta.json'), 'utf8')) as {
  outputs: Record<string, { bytes: number }>;
};
for (const [file, { bytes }] of Object.entries(meta.outputs)) {
  console.log(`${(bytes / 1000).toFixed(0).padStart(6)} kB  ${file}`);
}
console.log(built ? 'built' : 'unchanged');
