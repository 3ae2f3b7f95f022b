import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildFailure, BuildOptions, Message } from 'esbuild';
import { hashSources, onceFor } from './source-hash.ts';
import { noEventStreams, sdkVersions } from './unused-sdk-parts.ts';

/** Folders of `functions/` whose files are Lambda entry points. */
export const HANDLER_AREAS = ['api', 'workflow', 'schedules', 'events'] as const;

/**
 * Credential sources that are never asked in Lambda, where credentials come from the environment. They are reached by dynamic
 * import only after the environment had none; leaving them out takes a DynamoDB + Step Functions bundle from 372 to 240 KB.
 */
const NEVER_ASKED = [
  '@smithy/credential-provider-imds',
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
];

const LRU_CACHE = fileURLToPath(new URL('./endpoint-lru-cache.ts', import.meta.url));

/** What is wrong in the sources, each place once, however many handlers import it. */
export class BundleFailed extends Error {
  override readonly name = 'BundleFailed';

  constructor(errors: readonly Message[]) {
    const places = errors.map(({ text, location: at }) =>
      at ? `${at.file}:${at.line}:${at.column} ${text}` : text,
    );
    super(`The functions cannot be bundled:\n${[...new Set(places)].join('\n')}`);
  }
}

export interface HandlerEntry {
  readonly area: string;
  readonly name: string;
  readonly source: string;
}

/** Every handler of the repository, by folder convention: `functions/<area>/<name>.ts`. */
export function handlerEntries(root: string): HandlerEntry[] {
  return HANDLER_AREAS.flatMap((area) =>
    filesOf(join(root, 'functions', area)).map((file) => ({
      area,
      name: basename(file, '.ts'),
      source: join(root, 'functions', area, file),
    })),
  );
}

/** Digest of everything that can change a bundle. */
export function bundleHash(root: string): string {
  const self = fileURLToPath(import.meta.url);
  const own = hashSources(dirname(self), [
    basename(self),
    basename(LRU_CACHE),
    'unused-sdk-parts.ts',
  ]);
  // the contract's document is inlined into the function that serves it
  const sources = ['functions', 'statemachines', 'docs/openapi.json', 'package-lock.json'];
  return hashSources(root, sources, own);
}

/**
 * Bundles all handlers with one esbuild call into `dist/<area>/<name>/index.js`; a no-op when no input changed.
 * Returns whether anything was built.
 */
export async function bundleHandlers(root: string, dist = join(root, 'dist')): Promise<boolean> {
  return onceFor(join(dist, '.hash'), bundleHash(root), () => build(root, dist));
}

/** How every function is built; a bench builds what it compares them with in the same way. */
export const bundleOptions = (root: string) =>
  ({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: NEVER_ASKED,
    // what V8 compiled can be kept only of code that requires: an `import()` in it would have lost its way to the loader
    supported: { 'dynamic-import': false },
    alias: { 'mnemonist/lru-cache': LRU_CACHE },
    plugins: [sdkVersions, noEventStreams],
    // Chinese text takes three bytes a sign instead of six
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  }) satisfies BuildOptions;

async function build(root: string, dist: string): Promise<void> {
  const entries = handlerEntries(root);
  for (const area of HANDLER_AREAS) rmSync(join(dist, area), { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  // loaded only when there is something to build: a second start does not pay for it
  const { build: esbuild } = await import('esbuild');
  const result = await esbuild({
    ...bundleOptions(root),
    entryPoints: entries.map((e) => ({ in: e.source, out: `${e.area}/${e.name}/index` })),
    outdir: dist,
    metafile: true,
  }).catch((failure: BuildFailure) => {
    throw new BundleFailed(failure.errors);
  });
  for (const entry of entries) markAsCommonJs(join(dist, entry.area, entry.name));
  writeFileSync(join(dist, 'meta.json'), JSON.stringify(result.metafile));
}

/** The repository itself is ESM; the bundle must not inherit that from a package.json further up. */
function markAsCommonJs(folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  } catch {
    return [];
  }
}
