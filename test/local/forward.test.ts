import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../local/repository.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A data folder whose host is a process of its own and answers like this. */
async function hostThat(answers: (host: { readonly die: () => void }) => RequestListener) {
  const process = spawn('sleep', ['60']);
  const host = { die: () => void process.kill('SIGKILL') };
  const server = createServer(answers(host)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(host.die, () => server.close());
  const { port } = server.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), 'parley-forward-'));
  const holder = { pid: process.pid, control: 'secret', url: `http://127.0.0.1:${port}` };
  writeFileSync(join(folder, 'host.lock'), JSON.stringify(holder));
  return { folder, exited: once(process, 'exit') };
}

/** Whether somebody only asks who is there. */
const isLook = ({ url }: IncomingMessage): boolean => url === '/host.json';

async function forward(by: string, folder = mkdtempSync(join(tmpdir(), 'parley-forward-'))) {
  const script = join(REPOSITORY, 'local/forward.ts');
  const env = { ...process.env, PARLEY_DATA: folder };
  const child = spawn(process.execPath, ['--import', 'tsx', script, by], { cwd: REPOSITORY, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  const [status] = (await once(child, 'close')) as [number];
  return { status, said: said.trim() };
}

describe('npm run forward', () => {
  it('says what day it is then, and shows that it may', async () => {
    const { folder } = await hostThat(() => (request, response) => {
      const may = isLook(request) || request.headers['x-parley-control'] === 'secret';
      response.writeHead(may ? 200 : 403).end('{"now":"2026-12-08T01:00:00.000Z"}');
    });
    const said = 'it is now 2026-12-08T01:00:00.000Z';
    expect(await forward('7d', folder)).toEqual({ status: 0, said });
  });

  it.each([
    ['soon', 'Say how far: 7d, 12h or 30m, up to ten years'],
    ['1d', 'Parley is not running: npm start'],
  ])('%s: %s', async (by, said) => {
    expect(await forward(by)).toEqual({ status: 1, said });
  });

  it('tells a host that ended on the way from one that is still at it', async () => {
    const dying = await hostThat(({ die }) => (request, response) => {
      if (isLook(request)) return response.end('{}');
      die();
      return dying.exited.then(() => request.destroy());
    });
    expect((await forward('7d', dying.folder)).said).toMatch(/^Parley ended on the way/);
    const slow = await hostThat(() => (request, response) => {
      if (isLook(request)) response.end('{}');
      else request.destroy();
    });
    expect((await forward('7d', slow.folder)).said).toMatch(/^No answer yet/);
    const stranger = await hostThat(() => (request) => void request.destroy());
    expect((await forward('7d', stranger.folder)).said).toMatch(/^Parley is not running/);
  });
});
