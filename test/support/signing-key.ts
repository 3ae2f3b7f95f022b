/** To find two primes takes a quarter of a second: an issuer that is opened for a test gets the key that the first one made. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSigningKey } from '../../local/emulators/identity/signing-key.ts';

const NAME = 'signing-key.json';
let made: Promise<string> | undefined;

async function make(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-key-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, NAME);
  await loadSigningKey(file);
  return file;
}

/** Puts it into the folder of an issuer's data, unless that has one of its own. */
export async function leaveSigningKey(folder: string): Promise<void> {
  made ??= make();
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, NAME))) copyFileSync(await made, join(folder, NAME));
}
