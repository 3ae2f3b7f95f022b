import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file whole or not at all: a reader, also one after `kill -9`, sees the old or the new content.
 * Only this process may write the path. Mode applies to the new file; its folder is closed to other users.
 */
export function writeWhole(path: string, content: string | Buffer, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.tmp`;
  writeFileSync(draft, content, { mode });
  renameSync(draft, path);
}
