// The host as one file: to find and translate some four hundred sources one by one takes longer than all else of a start.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'node_modules/.cache/parley-host');
const bundle = join(folder, 'main.mjs');
const stamp = join(folder, 'sources.json');
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'local/bundle-host.mjs'];

/** Builds it where a source has changed, with packages left where they are. Returns its address. */
export async function bundleHost() {
  if (!isCurrent()) await build();
  return pathToFileURL(bundle).href;
}

/** The stamp is written last: what was cut short is built again. Others who build at the same time do no harm. */
async function build() {
  const begun = Date.now();
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
  const sources = [...Object.keys(metafile.inputs), ...SETTINGS].map((it) => [it, signOf(it)]);
  rmSync(stamp, { force: true });
  writeWhole(bundle, outputFiles[0].contents);
  // saved while it was built: nobody knows which of the two texts was read, so the next start builds again
  if (sources.some(([source]) => statSync(join(root, source)).mtimeMs >= begun)) return;
  writeWhole(stamp, JSON.stringify({ root, sources }));
}

function isCurrent() {
  try {
    const known = JSON.parse(readFileSync(stamp, 'utf8'));
    // the file holds the folder's own address: a copy, or a folder that has moved, has none yet
    if (known.root !== root || !existsSync(bundle)) return false;
    return known.sources.every(([source, sign]) => signOf(source) === sign);
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
