import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaptopClock, laptopClock } from '../../../local/clock.ts';
import type { FunctionModel } from '../../../local/host/assembly/model.ts';
import { openFunctionLog } from '../../../local/host/function-log.ts';
import {
  type Functions,
  type FunctionsOptions,
  openFunctions,
} from '../../../local/host/lambda.ts';
import { fixtureAssembly } from './fixture-assembly.ts';

const ask = (what: string) => ({ queryStringParameters: { do: what } });
const logFile = join(mkdtempSync(join(tmpdir(), 'parley-functions-')), 'functions.log');
let clock: LaptopClock;
let functions: Functions;
let codeFolder: string;

function model(name: string): FunctionModel {
  return {
    name,
    arn: `arn:aws:lambda:eu-west-1:000000000000:function:${name}`,
    roleArn: 'arn:aws:iam::000000000000:role/r',
    codeFolder,
    handler: 'index.handler',
    timeoutSeconds: 1,
    memoryMb: 128,
    environment: { OWN: name },
  };
}

beforeAll(async () => {
  codeFolder = join((await fixtureAssembly()).dist, 'api/probe');
  clock = laptopClock();
  const missing = { ...model('missing'), handler: 'nothing.handler' };
  const nameless = { ...model('nameless'), handler: 'index.other' };
  functions = openFunctions({
    functions: [model('probe'), model('second'), model('json'), missing, nameless],
    environmentOf: (f) => (f.name === 'json' ? { AWS_LAMBDA_LOG_FORMAT: 'JSON' } : f.environment),
    clock: clock.shared,
    log: openFunctionLog(logFile, () => clock.now()),
    maxWarm: 3,
    atOnce: 2,
    maxPerFunction: 2,
  });
});
afterAll(() => functions.close());

/** Functions of the same code under these names, for a test that closes them itself. */
const opened = (names: readonly string[], options: Partial<FunctionsOptions> = {}): Functions =>
  openFunctions({
    functions: names.map(model),
    environmentOf: () => ({}),
    clock: clock.shared,
    log: openFunctionLog(logFile, () => clock.now()),
    ...options,
  });

const threadsThatGiveWay = () =>
  readdirSync('/proc/self/task').filter(
    (thread) => getPriority(Number(thread)) === constants.priority.PRIORITY_BELOW_NORMAL,
  ).length;

interface Probed {
  calls: number;
  env: Record<string, string>;
  now: { date: string; millis: number; calledAsFunction: string };
}
const probe = async (name = 'probe') => (await functions.invoke(name, {})) as Probed;

describe('a function', () => {
  it('sees its own variables and nothing of this machine', async () => {
    expect((await probe()).env).toEqual({ OWN: 'probe' });
  });

  it('stays warm between events and keeps its state to itself', async () => {
    const { calls } = await probe();
    expect((await probe()).calls).toBe(calls + 1);
    expect((await probe('second')).calls).toBe(1);
  });

  it('reads the laptop clock wherever it asks for the date', async () => {
    await probe();
    clock.forward(40 * 86_400_000);
    const { now } = await probe();
    const difference = Math.abs(now.millis - clock.now());
    expect(difference).toBeLessThan(5000);
    expect(Math.abs(Date.parse(now.date) - clock.now())).toBeLessThan(5000);
    expect(Math.abs(Date.parse(now.calledAsFunction) - clock.now())).toBeLessThan(6000);
  });

  it('is found by ARN with a qualifier', async () => {
    const { env } = (await functions.invoke(`${model('probe').arn}:live`, {})) as Probed;
    expect(env['OWN']).toBe('probe');
  });

  it.each([
    ['throw', { name: 'CustomFailure', message: 'as asked' }],
    ['exit', { name: 'Runtime.ExitError', message: expect.stringContaining('exit status 3') }],
    ['big', { name: 'Function.ResponseSizeTooLarge' }],
    [
      'hang',
      { name: 'Sandbox.Timedout', message: expect.stringMatching(/timed out after 1.00 s/) },
    ],
    ['spin', { name: 'Sandbox.Timedout' }],
  ])('that does %s fails as it would on Lambda and works again', async (what, error) => {
    await expect(functions.invoke('probe', ask(what))).rejects.toMatchObject(error);
    expect((await probe()).env['OWN']).toBe('probe');
  });

  it.each([
    ['missing', 'Runtime.ImportModuleError'],
    ['nameless', 'Runtime.HandlerNotFound'],
    ['unheard-of', 'Lambda.ResourceNotFoundException'],
  ])('that is %s fails by the name %s', async (name, error) => {
    await expect(functions.invoke(name, {})).rejects.toMatchObject({ name: error });
  });

  it('handles one event at a time per environment and queues beyond its environments', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => probe('second')));
    const perEnvironment = answers.map((a) => a.calls).sort((a, b) => a - b);
    expect(Math.max(...perEnvironment)).toBeGreaterThanOrEqual(4);
    await functions.idle();
  });

  it('is stopped when others were used since and too many are warm', async () => {
    await Promise.all([probe('second'), probe('second')]);
    await Promise.all([probe('probe'), probe('probe')]);
    await probe('probe');
    // of four environments three may stay: one of `second` starts anew
    const calls = (await Promise.all([probe('second'), probe('second')])).map((p) => p.calls);
    expect(calls).toContain(1);
  });

  it.each([
    ['gets one more environment for whoever waits long', true, [1, 1, 1]],
    ['gets none while no core is idle: the warm one goes on', false, [1, 2, 3]],
  ])('%s', async (_, hasIdleCores, expected) => {
    const slow = opened(['slow'], { hasIdleCores: () => hasIdleCores });
    const three = [1, 2, 3].map(() => slow.invoke('slow', ask('wait')));
    const calls = (await Promise.all(three)).map((it) => (it as Probed).calls);
    expect(calls.sort()).toEqual(expected);
    await slow.close();
  });

  it('whose queue moves has no more environments than cores, however many call it', async () => {
    const quick = opened(['quick'], { hasIdleCores: () => true, cores: 2 });
    const first = [(await quick.invoke('quick', {})) as Probed];
    const end = performance.now() + 1200;
    const callers = Array.from({ length: 6 }, async () => {
      while (performance.now() < end) {
        const it = (await quick.invoke('quick', {})) as Probed;
        if (it.calls === 1) first.push(it);
      }
    });
    await Promise.all(callers);
    // one more if this machine stood still for a quarter of a second
    expect(first.length).toBeGreaterThan(1);
    expect(first.length).toBeLessThan(4);
    await quick.close();
  });

  it.runIf(process.platform === 'linux')('for which no person waits gives way', async () => {
    const some = opened(['seen', 'unseen'], { background: new Set(['unseen']) });
    await some.invoke('seen', {});
    const before = threadsThatGiveWay();
    await some.invoke('unseen', {});
    expect(threadsThatGiveWay() - before).toBe(1);
    await some.close();
  });

  it('that somebody waits for when the host stops is not started any more', async () => {
    const ending = opened(['slow']);
    const all = Promise.allSettled([1, 2, 3].map(() => ending.invoke('slow', ask('wait'))));
    await ending.close();
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('prints into the log, under its name', async () => {
    await probe();
    await expect
      .poll(() => readFileSync(logFile, 'utf8'))
      .toMatch(/"function":"probe","line":"probed"/);
  });

  it('whose log format is JSON prints one object per call', async () => {
    await functions.invoke('json', ask('log'));
    await expect
      .poll(() => readFileSync(logFile, 'utf8'))
      .toMatch(
        /"function":"json","line":\{"timestamp":"[^"]+","level":"INFO","requestId":"[^"]+","message":\{"code":"PROBED","n":1\}\}/,
      );
  });
});
