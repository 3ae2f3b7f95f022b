/** A laptop host in a process of its own, exactly as `npm start` runs it, that can be killed at any moment and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf } from '../../../local/host/data-folder.ts';
import { prepare } from '../../../local/host/prepare.ts';
import { REPOSITORY } from '../../../local/repository.ts';
import { type Stage, stageIn } from './stack.ts';
import type { ReadMail, World } from './world.ts';

interface HostFacts {
  readonly urls: {
    readonly site: string;
    readonly inbox: string;
    readonly issuer: string;
    readonly apis: Record<string, string>;
  };
}
interface SiteConfig {
  readonly issuer: string;
  readonly clientId: string;
}

export interface Killable extends Stage {
  /** `kill -9`, then a start on the same folder and ports. */
  killAndRestart(): Promise<void>;
  stop(): void;
}

/** Starts the host and resolves when it says that it is ready. */
function launch(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/main.ts'], {
    cwd: REPOSITORY,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (/ready in/.test(said)) resolve(child);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}: ${said}`)));
  });
}

const json = async <T>(url: string, init?: RequestInit): Promise<T> =>
  (await (await fetch(url, init)).json()) as T;

/** Authorization code + PKCE against the laptop's issuer, as the console does it. */
async function signIn(site: string, username: string): Promise<string> {
  const { issuer, clientId } = await json<SiteConfig>(`${site}/config.json`);
  const verifier = randomBytes(48).toString('base64url');
  const redirect = `${site}/console/callback`;
  const form = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    username,
  });
  const headers = { origin: new URL(issuer).origin };
  const chosen = await fetch(`${issuer}/oauth2/authorize`, {
    method: 'POST',
    body: form,
    headers,
    redirect: 'manual',
  });
  const code = new URL(chosen.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const grant = {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: redirect,
    code_verifier: verifier,
    code,
  };
  const body = new URLSearchParams(grant);
  return (await json<{ access_token: string }>(`${issuer}/oauth2/token`, { method: 'POST', body }))
    .access_token;
}

const worldAt = ({ urls }: HostFacts, dataDir: string): World => {
  const control = (path: string, body = ''): Promise<unknown> => {
    const headers = { 'x-parley-control': holderOf(dataDir)?.control ?? '' };
    return json(`${urls.site}/control/${path}`, { method: 'POST', headers, body });
  };
  return {
    api: Object.values(urls.apis)[0] ?? '',
    async mails(to) {
      const { mails } = await json<{ mails: ReadMail[] }>(
        new URL(`/inbox.json?to=${encodeURIComponent(to)}`, urls.inbox).href,
      );
      return mails.toReversed();
    },
    token: (username) => signIn(urls.site, username),
    settle: async () => void (await control('settle')),
    forward: async (ms) => void (await control('forward', `${Math.ceil(ms / 60_000)}m`)),
  };
};

export async function startKillable(): Promise<Killable> {
  await prepare(REPOSITORY);
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-killed-'));
  const env = { PARLEY_DATA: dataDir, PARLEY_PORT: String(randomInt(20_000, 30_000)) };
  let child = await launch(env);
  const facts = await json<HostFacts>(`${holderOf(dataDir)?.url}/host.json`);
  return {
    ...stageIn(worldAt(facts, dataDir)),
    async killAndRestart() {
      child.removeAllListeners('exit');
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      child = await launch(env);
    },
    stop() {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
