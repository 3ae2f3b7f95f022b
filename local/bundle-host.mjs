// The host as one file: to find and translate some four hundred sources one by one takes longer than all else of a start.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'node_modules/.cache/parley-host');
const bundle = join(folder, 'main.mjs');
const stamp = join(folder, 'sources.json');

/** Builds it where a source has changed, with packages left where they are. Returns its address. */
export async function bundleHost() {
  if (!isCurrent()) await build();
  return pathToFileURL(bundle).href;
}

/** The stamp is written last: what was cut short is built again. Others who build at the same time do no harm. */
async function build() {
  // loaded only when there is something to build: a second start does not pay for it
  const esbuild = await import('esbuild');
  mkdirSync(folder, { recursive: true });
  const { metafile, outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['local/main.ts'],
    outfile: bundle,
    write: false,
    metafile: true,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    plugins: [ownPlaces],
    logLevel: 'warning',
  });
  const sources = [...Object.keys(metafile.inputs), 'package-lock.json', 'local/bundle-host.mjs'];
  writeWhole(bundle, outputFiles[0].contents);
  writeWhole(stamp, JSON.stringify(sources.map((it) => [it, signOf(it)])));
}

function isCurrent() {
  try {
    const known = JSON.parse(readFileSync(stamp, 'utf8'));
    return existsSync(bundle) && known.every(([source, sign]) => signOf(source) === sign);
  } catch {
    return false;
  }
}

function signOf(source) {
  const { mtimeMs, size } = statSync(join(root, source));
  return `${mtimeMs} ${size}`;
}

function writeWhole(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
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
