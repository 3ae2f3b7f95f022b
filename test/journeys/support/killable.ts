/** A laptop host in a process of its own, exactly as `npm start` runs it, that can be killed at any moment and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../../../local/host/prepare.ts';
import { laptopAt } from '../../../local/people/laptop.ts';
import { REPOSITORY } from '../../../local/repository.ts';
import { startInTheMorning } from './morning.ts';
import { type Stage, stageIn } from './stack.ts';

export interface Killable extends Stage {
  readonly dataDir: string;
  /** `kill -9`, then a start on the same folder and ports. */
  killAndRestart(): Promise<void>;
  /** `kill -9` for good; the folder stays until `stop`. */
  end(): Promise<void>;
  stop(): void;
}

/** Starts the host and resolves when it says that it is ready. */
function launch(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['local/start.mjs'], {
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

export async function startKillable(): Promise<Killable> {
  await prepare(REPOSITORY);
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-killed-'));
  startInTheMorning(dataDir);
  const env = { PARLEY_DATA: dataDir, PARLEY_PORT: String(randomInt(20_000, 30_000)) };
  let child = await launch(env);
  const end = async () => {
    child.removeAllListeners('exit');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  return {
    ...stageIn(await laptopAt(dataDir)),
    dataDir,
    end,
    async killAndRestart() {
      await end();
      child = await launch(env);
    },
    stop() {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
