import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laptopClock } from '../../../local/clock.ts';
import { KILL_MACHINE, KILL_OUTPUT, KILL_STATES } from './kill-machine.ts';
import { openBench } from './support.ts';

const KILLS = 20;
const EXECUTIONS = 60;
const dir = mkdtempSync(join(tmpdir(), 'parley-workflow-'));
const program = join(dir, 'child.mjs');

/** Bundled once: a child that starts in a blink is killed at many more different places. */
async function bundleChild(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('kill-child.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}

function startChild(...more: string[]): ChildProcess {
  return spawn(process.execPath, [program, dir, String(EXECUTIONS), ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Every third child dies while it starts, so that reloading is cut off too; the others amid their work. */
async function killAtRandom(nth: number): Promise<string | null> {
  const child = startChild();
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  const ready = child.stdout ? once(child.stdout, 'data') : Promise.resolve();
  await (nth % 3 === 0 ? pause(40) : Promise.race([ready, exit]));
  await pause(Math.random() * 150);
  child.kill('SIGKILL');
  const [, signal] = await exit;
  return signal;
}

const linesOf = (file: string) =>
  readFileSync(join(dir, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

interface Noted {
  readonly case: string;
  readonly step: string;
  readonly item?: number;
  readonly token?: string;
}

describe('executions under kill -9 at random instants', () => {
  const signals: (string | null)[] = [];
  let lastExit: number | null;

  beforeAll(async () => {
    await bundleChild();
    for (let kill = 0; kill < KILLS; kill += 1) signals.push(await killAtRandom(kill));
    [lastExit] = (await once(startChild('finish'), 'exit')) as [number | null];
  }, 60_000);

  afterAll(() => rmSync(dir, { recursive: true }));

  it('were killed as often as intended, then left to finish', () => {
    expect(lastExit).toBe(0);
    expect(signals).toEqual(Array.from({ length: KILLS }, () => 'SIGKILL'));
  });

  it('all succeed with the right output, each state entered and each task ended exactly once', async () => {
    const bench = await openBench({}, { dir: join(dir, 'workflow'), clock: laptopClock() });
    for (let index = 0; index < EXECUTIONS; index += 1) {
      const arn = `${KILL_MACHINE.replace('stateMachine', 'execution')}:case-${index}`;
      expect(await bench.describe(arn)).toEqual({ status: 'SUCCEEDED', output: KILL_OUTPUT });
      expect(bench.workflow.statesEntered(arn)).toBe(KILL_STATES);
      const events = await bench.history(arn);
      const count = (type: string) => events.filter((event) => event['type'] === type).length;
      expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
      expect(count('TaskSucceeded')).toBe(5);
      expect(count('TaskScheduled')).toBe(5);
      expect(count('MapIterationSucceeded')).toBe(3);
      expect(count('ExecutionSucceeded')).toBe(1);
    }
  });

  it('call each function at least once, and repeat only calls that were in flight at a kill', () => {
    const calls = linesOf('calls.log').map((line) => JSON.parse(line) as Noted);
    const keys = calls.map(({ case: name, step, item = 0 }) => `${name} ${step} ${item}`);
    expect(new Set(keys).size).toBe(EXECUTIONS * 5);
    for (const key of new Set(keys)) {
      expect(keys.filter((other) => other === key).length).toBeLessThanOrEqual(KILLS + 1);
    }
    expect(keys.length).toBeLessThan(EXECUTIONS * 5 * 2);
  });

  it('keep the token of a repeated call', () => {
    const asked = linesOf('calls.log')
      .map((line) => JSON.parse(line) as Noted)
      .filter(({ token }) => token !== undefined);
    expect(new Set(asked.map((call) => `${call.case} ${call.token}`)).size).toBe(EXECUTIONS);
  });

  it('are announced when they end, at least once', () => {
    const ended = new Set(linesOf('ended.log'));
    expect(ended.size).toBe(EXECUTIONS);
    expect([...ended].every((line) => line.endsWith(' SUCCEEDED'))).toBe(true);
  });
});
