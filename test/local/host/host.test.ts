import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Credential } from '../../../local/host/credentials.ts';
import { type Host, startHost } from '../../../local/host/host.ts';
import { FIXTURE, fixtureAssembly, REPOSITORY } from './fixture-assembly.ts';

const HOUR = 3_600_000;
const fresh = () => mkdtempSync(join(tmpdir(), 'parley-host-'));
let assembly: string;
let dataDir: string;
let host: Host;

beforeAll(async () => {
  ({ assembly } = await fixtureAssembly());
  dataDir = fresh();
  host = await startHost({ root: FIXTURE, dataDir, assembly });
});
afterAll(() => host.stop());

type Answer = { ok: unknown } | { name: string; message: string };

/** Lets the function `notes` do something with its own grants. */
async function notes(command: string, id = '', api = host.urls.api): Promise<Answer> {
  const response = await fetch(`${api}/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: command, id }),
  });
  return (await response.json()) as Answer;
}

async function rows(api = host.urls.api): Promise<string[]> {
  const answer = await notes('list', '', api);
  if ('ok' in answer) return answer.ok as string[];
  throw new Error(answer.message);
}

const tokenOf = (all: readonly string[], id: string) =>
  all.find((row) => row.startsWith(`TOKEN#${id}/`))?.split('/')[1] ?? expect.fail(`no token ${id}`);

function client(credential: Pick<Credential, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>) {
  const { aws: endpoint } = host.urls;
  return new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: credential });
}

describe('the host', () => {
  it('takes a request through API, function, table and workflow to a waiting task and its answer', async () => {
    expect(await notes('put', 'a')).toHaveProperty('ok');
    expect(await notes('start', 'w1')).toHaveProperty('ok');
    await host.idle();
    const all = await rows();
    expect(all).toContain('a/note');
    expect(all).toContain('STEP#w1/kept');
    const token = tokenOf(all, 'w1');
    expect(await notes('answer', token)).toHaveProperty('ok');
    await host.idle();
    expect(await notes('answer', token)).toMatchObject({
      name: expect.stringMatching(/^(TaskTimedOut|TaskDoesNotExist)$/),
    });
  });

  it('binds to the loopback address only', () => {
    const { apis, buckets, ...urls } = host.urls;
    for (const url of [urls, apis, buckets].flatMap((it) => Object.values(it))) {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
    }
  });

  it('lets staff in with a token of its issuer', async () => {
    const url = `${host.urls.api}/staff`;
    expect((await fetch(url)).status).toBe(401);
    const { access_token: token } = await host.identity.tokensFor('agent.li');
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({
      event: {
        requestContext: {
          authorizer: { jwt: { claims: { 'cognito:groups': '[agent]', username: 'agent.li' } } },
        },
      },
    });
  });

  it('carries a bounce from the mailbox to the function that listens', async () => {
    host.mail.bounce('customer@example.com');
    expect(await notes('mail', 'desk@bank.example')).toHaveProperty('ok');
    await host.idle();
    expect((await rows()).filter((row) => row.startsWith('Email Bounced/'))).toHaveLength(1);
  });

  it('will not start twice on one folder, nor in production', async () => {
    await expect(startHost({ root: FIXTURE, dataDir, assembly })).rejects.toThrow(
      `already running at ${host.urls.site} (pid ${process.pid})`,
    );
    vi.stubEnv('NODE_ENV', 'production');
    await expect(startHost({ root: FIXTURE, dataDir: fresh(), assembly })).rejects.toThrow(
      /production/,
    );
    vi.unstubAllEnvs();
  });
});

describe('IAM on the laptop', () => {
  it.each([
    ['putElsewhere', 'x', 'AccessDeniedException', /dynamodb:PutItem on .*table\/somebody-elses/],
    ['startOther', 'x', 'AccessDeniedException', /states:StartExecution on .*stateMachine:Other/],
    ['mail', 'other@bank.example', 'AccessDenied', /ses:SendEmail on .*identity\/bank.example/],
  ])('refuses %s %s in the form of its service', async (command, id, name, message) => {
    expect(await notes(command, id)).toEqual({ name, message: expect.stringMatching(message) });
  });

  it('fails a workflow step that writes outside its leading keys', async () => {
    await notes('start', 'stray1');
    await host.idle();
    const all = await rows();
    expect(all).toContain('STEP#stray1/kept');
    expect(all.filter((row) => /^(STRAY|TOKEN)#stray1/.test(row))).toEqual([]);
  });

  it('knows only the credentials of this start', async () => {
    const { operator } = host;
    const ours = await client(operator).send(new ListTablesCommand({}));
    expect(ours.TableNames).toEqual(['FixtureStore-Notes']);
    const stale = client({ ...operator, sessionToken: 'of yesterday' });
    await expect(stale.send(new ListTablesCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('says so when a service is not there', async () => {
    const { accessKeyId, sessionToken } = host.operator;
    const response = await fetch(host.urls.aws, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/eu-west-1/sqs/aws4_request, Signature=0`,
        'x-amz-security-token': sessionToken,
      },
    });
    expect(response.status).toBe(501);
    expect(await response.text()).toContain('no sqs service');
  });
});

describe('time on the laptop', () => {
  it('moves in hops: schedules run once per hop, a task of 30 days times out', async () => {
    await notes('start', 'slow');
    await host.idle();
    const token = tokenOf(await rows(), 'slow');
    const before = (await rows()).filter((row) => row.startsWith('TICK/2')).length;
    await host.forward(24 * HOUR);
    const ticks = (await rows()).filter((row) => row.startsWith('TICK/2')).length;
    expect(ticks - before).toBe(2);
    expect((await rows()).filter((row) => row.startsWith('TICK/shard 3'))).toHaveLength(1);
    await host.forward(30 * 24 * HOUR);
    expect(await notes('answer', token)).toMatchObject({ name: 'TaskTimedOut' });
  });

  it('runs a schedule on request', async () => {
    const count = async () => (await rows()).filter((r) => r.startsWith('TICK')).length;
    const before = await count();
    await host.runSchedule('EveryMorning');
    expect(await count()).toBe(before + 1);
  });
});

describe('the pages of the site', () => {
  const site = (path: string, init: RequestInit = {}) => fetch(`${host.urls.site}${path}`, init);

  it.each([
    ['zh-CN', '正在这台电脑上运行'],
    ['en', 'is running on this computer'],
  ])('tell in %s what runs and where', async (lang, words) => {
    const response = await site('/start', { headers: { 'accept-language': lang } });
    const html = await response.text();
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(words);
    expect(html).toContain(host.urls.inbox);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<style| style=/);
  });

  it('move the clock from their own form only', async () => {
    const forward = (origin: string, by = '30m') =>
      site('/clock/forward', {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
        body: new URLSearchParams({ by }),
      });
    const offset = host.clock.offset();
    expect((await forward('https://evil.example')).status).toBe(403);
    expect((await forward(host.urls.site, 'soon')).status).toBe(400);
    expect(host.clock.offset()).toBe(offset);
    expect((await forward(host.urls.site)).status).toBe(303);
    expect(host.clock.offset()).toBe(offset + HOUR / 2);
  });

  it('obey a tool that knows the secret of the lock file', async () => {
    const { control } = JSON.parse(readFileSync(join(dataDir, 'host.lock'), 'utf8')) as {
      control: string;
    };
    const forward = (secret: string) =>
      site('/control/forward', {
        method: 'POST',
        headers: { 'x-parley-control': secret },
        body: '1h',
      });
    expect((await forward('guessed')).status).toBe(403);
    const offset = host.clock.offset();
    expect((await forward(control)).status).toBe(200);
    expect(host.clock.offset()).toBe(offset + HOUR);
  });

  it('have the API beside them where the distribution has', async () => {
    const response = await site('/probe/7?x=1');
    expect(await response.json()).toMatchObject({
      event: { routeKey: 'GET /probe/{id}', pathParameters: { id: '7' }, rawQueryString: 'x=1' },
    });
    expect((await site('/notes', { method: 'POST' })).status).toBe(404);
  });

  it('tell the web pages where their services are', async () => {
    expect(await (await site('/config.json')).json()).toMatchObject({
      api: '',
      issuer: host.urls.issuer,
      clientId: host.model.userPools[0]?.clients[0]?.clientId,
    });
  });
});

interface Spawned {
  readonly child: ChildProcess;
  readonly api: string;
}

/** A host in its own process, once it is up. */
async function spawnHost(folder: string): Promise<Spawned> {
  const script = join(import.meta.dirname, 'fixture-host.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, api: (JSON.parse(line.toString()) as { api: string }).api };
}

async function kill({ child }: Spawned): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('a killed host', () => {
  it('goes on where it was: data, waiting task and clock are there, the lock is taken over', async () => {
    const folder = fresh();
    const first = await spawnHost(folder);
    await notes('put', 'kept', first.api);
    await notes('start', 'w', first.api);
    await expect
      .poll(() => rows(first.api), { timeout: 8000 })
      .toContainEqual(expect.stringMatching(/^TOKEN#w\//));
    const token = tokenOf(await rows(first.api), 'w');
    await kill(first);

    const second = await spawnHost(folder);
    expect(await rows(second.api)).toContain('kept/note');
    expect(await notes('answer', token, second.api)).toHaveProperty('ok');
    await kill(second);
  });
});

describe('the operator', () => {
  it('sees what functions wrote', async () => {
    const { Count } = await client(host.operator).send(
      new ScanCommand({ TableName: 'FixtureStore-Notes', Select: 'COUNT' }),
    );
    expect(Count).toBeGreaterThan(0);
  });
});
