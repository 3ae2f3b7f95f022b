import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSite, type Site } from './build-web.ts';
import { bundleHandlers } from './bundle.ts';
import { COMPILED_FOLDER } from './function-instance.ts';
import { synthesize } from './synth.ts';

export interface Prepared {
  readonly bundled: boolean;
  readonly synthesized: boolean;
  /** Folder of the cloud assembly. */
  readonly assembly: string;
}

/** Builds the bundles and the assembly where their inputs changed. Several processes may ask at once: one works, the others wait. */
export async function prepare(root: string): Promise<Prepared> {
  return oneAtATime(root, async () => {
    const bundled = await bundleHandlers(root);
    if (bundled) rmSync(COMPILED_FOLDER, { recursive: true, force: true });
    const synthesized = await synthesize({ root });
    return { bundled, synthesized, assembly: join(root, 'cdk.out') };
  });
}

/** Builds the pages of a site where their inputs changed; the functions do not need them. Returns whether it built. */
export const prepareSite = (root: string, site: Site): Promise<boolean> =>
  oneAtATime(root, () => buildSite(root, site));

/** Among all processes that work on this checkout. */
export async function oneAtATime<T>(root: string, work: () => Promise<T>): Promise<T> {
  const release = await buildLock(join(root, 'node_modules/.cache'));
  try {
    return await work();
  } finally {
    release();
  }
}

async function buildLock(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'parley-build.lock');
  while (!tryLock(file)) await pause(100);
  return () => rmSync(file, { force: true });
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

/** No build takes as long: the number in the lock belongs to somebody else by now. */
const LONGEST_BUILD_MS = 5 * 60_000;
/** Between making the file and writing into it. */
const MOMENT_MS = 2000;

function isAbandoned(file: string): boolean {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const pid = Number(readFileSync(file, 'utf8'));
    if (!(pid > 0)) return age > MOMENT_MS;
    process.kill(pid, 0);
    return age > LONGEST_BUILD_MS;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
