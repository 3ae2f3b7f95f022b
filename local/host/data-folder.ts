import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who holds a data folder. `url` and `control` are there once the host is up. */
export interface Holder {
  readonly pid: number;
  readonly url?: string;
  /** Secret for the control endpoints; the file is readable by its owner only. */
  readonly control: string;
}

export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
  readonly holder: Holder;

  constructor(holder: Holder) {
    super(`already running at ${holder.url ?? '(starting)'} (pid ${holder.pid})`);
    this.holder = holder;
  }
}

/** Changed with whatever makes rows written before invisible; last: tasks stand behind their case. */
const LAYOUT = 3;

export class DataOfAnotherVersion extends Error {
  override readonly name = 'DataOfAnotherVersion';

  constructor(path: string) {
    super(`${path} holds data that another version of Parley wrote. Forget it with: npm run reset`);
  }
}

/** Everything a host may put into its data folder. */
export const DATA_PARTS = [
  'clock.json',
  'dead-letters',
  'files',
  'host.lock',
  'identity',
  'imports',
  'layout.json',
  'logs',
  'mail',
  'rules',
  'tables',
  'workflows',
] as const;

type Part = (typeof DATA_PARTS)[number];

export interface DataFolder {
  readonly path: string;
  readonly control: string;
  /** Subfolder for one emulator, created when missing. */
  sub(name: Part): string;
  /** Tells later starts and tools where the host is. */
  announce(url: string): void;
  /** Offset of the laptop's clock in ms, kept over restarts. */
  clockOffset(): number;
  keepClockOffset(ms: number): void;
  release(): void;
}

/** The data folder of a repository: `.parley`, or what `PARLEY_DATA` says. */
export function dataFolderPath(root: string): string {
  return process.env['PARLEY_DATA'] ?? join(root, '.parley');
}

/**
 * Takes the folder for this process. A lock whose process is gone (kill -9), or whose process id now belongs to something
 * that does not answer as a host, is taken over; a live one throws `AlreadyRunning`, data of old `DataOfAnotherVersion`.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = join(path, 'host.lock');
  const control = randomBytes(24).toString('base64url');
  requireLayout(path);
  await take(lock, { pid: process.pid, control });
  const clockFile = join(path, 'clock.json');
  return {
    path,
    control,
    sub(name) {
      const folder = join(path, name);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return folder;
    },
    announce: (url) => writePrivate(lock, { pid: process.pid, control, url }),
    clockOffset: () => (readJson(clockFile) as { offset: number } | undefined)?.offset ?? 0,
    keepClockOffset: (offset) => writePrivate(clockFile, { offset }),
    release: () => rmSync(lock, { force: true }),
  };
}

function requireLayout(path: string): void {
  const file = join(path, 'layout.json');
  if (!existsSync(join(path, 'tables'))) return writePrivate(file, { layout: LAYOUT });
  const known = readJson(file) as { layout: number } | undefined;
  if (known?.layout !== LAYOUT) throw new DataOfAnotherVersion(path);
}

/** Who runs on this folder and answers there: a process id alone may be another program's by now. */
export async function runningOn(path: string): Promise<Holder | undefined> {
  const holder = holderOf(path);
  return holder && (await isHost(holder)) ? holder : undefined;
}

/** Who runs on this folder now, if anybody does. */
export function holderOf(path: string): Holder | undefined {
  const holder = readJson(join(path, 'host.lock')) as Holder | undefined;
  return holder && isAlive(holder.pid) ? holder : undefined;
}

async function take(lock: string, mine: Holder): Promise<void> {
  try {
    writePrivate(lock, mine, 'wx');
  } catch {
    const holder = readJson(lock) as Holder | undefined;
    if (holder && (await isHost(holder))) throw new AlreadyRunning(holder);
    writePrivate(lock, mine);
  }
}

/** A process that lives and, once it has said where it listens, answers there. */
async function isHost({ pid, url }: Holder): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (url === undefined) return true;
  const answer = await fetch(`${url}/host.json`).catch(() => undefined);
  return answer !== undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // somebody else's process is alive all the same
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function writePrivate(file: string, content: object, flag: 'w' | 'wx' = 'w'): void {
  writeFileSync(file, JSON.stringify(content), { mode: 0o600, flag });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
