import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHandlers, bundleHash } from '../../../local/host/bundle.ts';
import { hashSources } from '../../../local/host/source-hash.ts';
import { synthesize } from '../../../local/host/synth.ts';

export const FIXTURE = join(import.meta.dirname, 'fixture');
export const REPOSITORY = join(import.meta.dirname, '../../..');
const CACHE = join(REPOSITORY, 'node_modules/.cache/parley-fixture');

/**
 * Folder with `dist` and `cdk.out` of the fixture app, built once per content. Test files run in parallel, so each
 * builds aside and moves the result into place: whoever is first wins.
 */
export async function fixtureAssembly(): Promise<{ dist: string; assembly: string }> {
  const salt = hashSources(REPOSITORY, ['package-lock.json', 'local/host/synth.ts']);
  const hash = hashSources(
    FIXTURE,
    ['app.ts', 'cdk.json', 'flow.asl.json'],
    salt + bundleHash(FIXTURE),
  );
  const home = join(CACHE, hash.slice(0, 20));
  if (!existsSync(home)) await build(home);
  return { dist: join(home, 'dist'), assembly: join(home, 'cdk.out') };
}

async function build(home: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  await bundleHandlers(FIXTURE, join(draft, 'dist'));
  await synthesize({
    root: FIXTURE,
    app: 'app.ts',
    outDir: join(draft, 'cdk.out'),
    env: { FIXTURE_DIST: join(draft, 'dist') },
  });
  if (!existsSync(home)) renameSync(draft, home);
}
