// The host as one file: to find and translate some four hundred sources one by one takes longer than all else of a start.
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds it, with packages left where they are. Returns its address; others who build at the same time do no harm. */
export async function bundleHost() {
  const folder = join(root, 'node_modules/.cache/parley-host');
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `${process.pid}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: ['local/main.ts'],
    outfile: draft,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    plugins: [ownPlaces],
    logLevel: 'warning',
  });
  const file = join(folder, 'main.mjs');
  renameSync(draft, file);
  return pathToFileURL(file).href;
}

/** A source still finds what lies beside it. */
const ownPlaces = {
  name: 'own-places',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]local[\\/].*\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
    }));
  },
};
