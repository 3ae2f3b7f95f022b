/** What `npm start`, `npm test` and `npm run check` do first. npm itself is a script here that writes down that it ran. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../local/repository.ts';

const packages = { '': {}, 'node_modules/one': { version: '1.0.0' } };

/** As slow as to meet the other start, and leaves what an installation leaves. */
const NPM = `#!/bin/sh
echo "npm $*" >> ran.log
sleep 0.3
mkdir -p node_modules/one
echo '{}' > node_modules/one/package.json
cp package-lock.json node_modules/.package-lock.json
`;

function aCheckout() {
  const root = mkdtempSync(join(tmpdir(), 'parley-checkout-'));
  mkdirSync(join(root, 'local'));
  mkdirSync(join(root, 'bin'));
  const script = 'local/ensure-installed.mjs';
  copyFileSync(join(REPOSITORY, script), join(root, script));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  writeFileSync(join(root, 'bin/npm'), NPM);
  chmodSync(join(root, 'bin/npm'), 0o755);
  const env = { ...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}` };
  const begin = () => spawn(process.execPath, [join(root, script)], { env, cwd: root });
  const log = join(root, 'ran.log');
  const installer = join(root, '.npm-ci.pid');
  return {
    root,
    start: (hears?: (said: string) => void) => ended(begin(), hears),
    runs: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []),
    /** Another start, or what is left of one. */
    installing: (pid: number | undefined) => writeFileSync(installer, String(pid)),
    isInstalling: () => existsSync(installer),
  };
}

async function ended(child: ChildProcess, hears?: (said: string) => void) {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      said += text.toString();
      hears?.(text.toString());
    });
  const [status] = await once(child, 'close');
  return { status: Number(status), said };
}

const CI = 'npm ci --include=dev --no-audit --no-fund';
const here: ReturnType<typeof aCheckout>[] = [];
const checkout = () => {
  const it = aCheckout();
  here.push(it);
  return it;
};
afterEach(() => {
  for (const { root } of here.splice(0)) rmSync(root, { recursive: true, force: true });
});

describe('a start in a checkout', () => {
  it('installs what the lockfile says, once', async () => {
    const { start, runs, isInstalling } = checkout();
    expect(await start()).toMatchObject({ status: 0 });
    expect(await start()).toEqual({ status: 0, said: '' });
    expect(runs()).toEqual([CI]);
    expect(isInstalling()).toBe(false);
  });

  it('installs again when the lockfile asks for another version', async () => {
    const { start, runs, root } = checkout();
    await start();
    const newer = { '': {}, 'node_modules/one': { version: '1.0.1' } };
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: newer }));
    await start();
    expect(runs()).toEqual([CI, CI]);
  });

  it('does not believe a list that names a package which was never written', async () => {
    const { start, runs, root } = checkout();
    await start();
    rmSync(join(root, 'node_modules/one'), { recursive: true });
    await start();
    expect(runs()).toEqual([CI, CI]);
  });

  it('leaves the installing to one of three that begin together', async () => {
    const { start, runs } = checkout();
    const all = await Promise.all([1, 2, 3].map(() => start()));
    expect(all.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(runs()).toEqual([CI]);
  });

  it('waits for an installation that outlived the start which began it', async () => {
    const { start, runs, installing } = checkout();
    const other = spawn('sleep', ['60']);
    installing(other.pid);
    const before: string[][] = [];
    await start((said) => {
      if (said.includes('Another start is still installing')) before.push(runs());
      other.kill('SIGKILL');
    });
    expect(before).toEqual([[]]);
    expect(runs()).toEqual([CI]);
  });

  it('takes no notice of an installation that was killed', async () => {
    const { start, runs, installing } = checkout();
    const dead = spawn('true');
    await once(dead, 'exit');
    installing(dead.pid);
    await start();
    expect(runs()).toEqual([CI]);
  });

  it('says so when npm fails', async () => {
    const { start, root } = checkout();
    writeFileSync(join(root, 'bin/npm'), '#!/bin/sh\nexit 3\n');
    const said = expect.stringContaining('npm ci failed');
    expect(await start()).toEqual({ status: 1, said });
  });
});
