// Plain Node without dependencies: it runs before there are any. Installs what package-lock.json says when node_modules
// does not hold it; also used by pretest and precheck.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Who installs: npm works on when the start that called it is killed, and two of them at once spoil each other's work. */
const installer = join(root, '.npm-ci.pid');
/** No installation takes as long: the number belongs to somebody else by now. */
const LONGEST_MS = 15 * 60_000;
/** Between making the file and writing into it. */
const MOMENT_MS = 2000;

export async function ensureInstalled() {
  requireNode();
  for (;;) {
    await othersAreDone();
    if (isInstalled()) return;
    if (isFirst()) return install();
  }
}

/** Of two that begin at the same moment one installs. */
function isFirst() {
  try {
    writeFileSync(installer, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

async function install() {
  console.log('Installing packages (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // NODE_ENV may leave out what the laptop is built with
  const child = spawn(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  // npm, not this start: it may outlive it
  if (child.pid) writeFileSync(installer, String(child.pid));
  const [status] = await once(child, 'exit').catch(() => [1]);
  rmSync(installer, { force: true });
  if (status === 0) return;
  console.error('npm ci failed: see above. Is there a network and enough disk?');
  process.exit(1);
}

async function othersAreDone() {
  if (isAtWork()) console.log('Another start is still installing packages: waiting for it …');
  while (isAtWork()) await pause(500);
  if (existsSync(installer)) rmSync(installer, { force: true });
}

function isAtWork() {
  try {
    const pid = Number(readFileSync(installer, 'utf8'));
    const age = Date.now() - statSync(installer).mtimeMs;
    return pid > 0 ? age < LONGEST_MS && process.kill(pid, 0) : age < MOMENT_MS;
  } catch {
    return false;
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

/** Compares contents, not times: a fresh checkout has fresh times. Optional packages may be for other platforms. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional || (present[path]?.version === version && isThere(path)),
  );
}

/** An installation that was cut short may name what it did not write. */
const isThere = (path) => existsSync(join(root, path, 'package.json'));

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureInstalled();
