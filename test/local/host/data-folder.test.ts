import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../local/duration.ts';
import { holderOf, openDataFolder } from '../../../local/host/data-folder.ts';

const fresh = () => mkdtempSync(join(tmpdir(), 'parley-data-'));
/** No process has this id: it is above what Linux, macOS and Windows hand out. */
const NOBODY = 2 ** 30;

describe('the data folder', () => {
  it('has one holder, who is named to the second', async () => {
    const path = fresh();
    await openDataFolder(path);
    await expect(openDataFolder(path)).rejects.toThrow(
      `already running at (starting) (pid ${process.pid})`,
    );
  });

  it('is free again after its release', async () => {
    const path = fresh();
    (await openDataFolder(path)).release();
    expect(holderOf(path)).toBeUndefined();
    await openDataFolder(path);
    expect(holderOf(path)?.pid).toBe(process.pid);
  });

  it('of a version that wrote its rows elsewhere is refused, with what to do', async () => {
    const path = fresh();
    mkdirSync(join(path, 'tables'));
    await expect(openDataFolder(path)).rejects.toThrow('npm run reset');
    expect(holderOf(path)).toBeUndefined();
  });

  it('of this version is opened again with its tables', async () => {
    const path = fresh();
    const folder = await openDataFolder(path);
    folder.sub('tables');
    folder.release();
    await expect(openDataFolder(path)).resolves.toHaveProperty('path', path);
  });

  it('is taken over from a process that is gone', async () => {
    const path = fresh();
    writeFileSync(join(path, 'host.lock'), JSON.stringify({ pid: NOBODY, control: 'x' }));
    await openDataFolder(path);
    expect(holderOf(path)?.pid).toBe(process.pid);
  });

  it('is taken over when the process id now belongs to something that does not answer', async () => {
    const path = fresh();
    const stale = { pid: process.pid, control: 'x', url: 'http://127.0.0.1:9' };
    writeFileSync(join(path, 'host.lock'), JSON.stringify(stale));
    const { control } = await openDataFolder(path);
    expect(holderOf(path)?.control).toBe(control);
  });

  it('is taken over when a crash left the lock half written', async () => {
    const path = fresh();
    writeFileSync(join(path, 'host.lock'), '{"pid":');
    await openDataFolder(path);
    expect(holderOf(path)?.pid).toBe(process.pid);
  });

  it('keeps its secrets from other users', async () => {
    const path = fresh();
    const folder = await openDataFolder(path);
    folder.announce('http://127.0.0.1:1');
    expect(statSync(join(path, 'host.lock')).mode & 0o077).toBe(0);
    expect(statSync(folder.sub('tables')).mode & 0o077).toBe(0);
  });

  it('remembers how far the clock was moved', async () => {
    const path = fresh();
    const folder = await openDataFolder(path);
    expect(folder.clockOffset()).toBe(0);
    folder.keepClockOffset(86_400_000);
    folder.release();
    expect((await openDataFolder(path)).clockOffset()).toBe(86_400_000);
  });
});

describe('a duration', () => {
  it.each([
    ['7d', 7 * 86_400_000],
    ['12h', 12 * 3_600_000],
    ['30m', 30 * 60_000],
    ['7', undefined],
    ['0d', undefined],
    ['-1d', undefined],
    ['99999d', undefined],
  ])('%s is %s ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });
});
