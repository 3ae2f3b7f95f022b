import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Digest of the named files and folders under `root` (recursive, order independent of the file system). */
export function hashSources(root: string, sources: readonly string[], salt = ''): string {
  const hash = createHash('sha256').update(salt);
  for (const source of sources) {
    for (const file of filesUnder(root, source)) {
      hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest('hex');
}

/**
 * Runs `work` unless the stamp file already holds `hash`; the stamp is written after success only,
 * so an interrupted build is repeated. Returns whether work was done.
 */
export async function onceFor(
  stamp: string,
  hash: string,
  work: () => Promise<void>,
): Promise<boolean> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

function filesUnder(root: string, path: string): string[] {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute)
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => filesUnder(root, join(path, name)));
}
