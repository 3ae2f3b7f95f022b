/** Temporary folders of a run lie in one of its own, which goes with it: hosts, assemblies and keys leave hundreds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For vitest's `globalSetup`: the workers are started afterwards, with these variables. */
export default function ownFolder(): () => void {
  const outside = tmpdir();
  const folder = mkdtempSync(join(outside, 'parley-tests-'));
  // TEMP is the variable of Windows
  Object.assign(process.env, { PARLEY_OUTSIDE: outside, TMPDIR: folder, TEMP: folder });
  return () => rmSync(folder, { recursive: true, force: true });
}
