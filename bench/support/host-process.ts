/** Starts the laptop host in another process, so that what is measured and what measures do not share an event loop. */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Credential } from '../../local/host/credentials.ts';
import { REPOSITORY } from '../../local/repository.ts';

export interface HostFacts {
  readonly api: string;
  readonly aws: string;
  readonly pid: number;
  readonly region: string;
  readonly tableName: string;
  /** May do everything at `aws`: for rows that a bench puts there beforehand. */
  readonly operator: Credential;
}

type Order =
  | { readonly do: 'token'; readonly username: string }
  | { readonly do: 'settle' | 'cpu' | 'stop' };
export type HostOrder = Order & { readonly id: number };
export type HostReply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };

export interface HostProcess {
  readonly facts: HostFacts;
  token(username: string): Promise<string>;
  /** Resolves when no function and no workflow step is under way. */
  settle(): Promise<void>;
  /** CPU seconds that the host's process has used, all threads. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

const DATA = process.env['PARLEY_DATA'] ?? '/tmp/parley-bench';

/** A host with an empty data folder. `nodeFlags` are for profiling, e.g. `--cpu-prof`. */
export async function startHostProcess(nodeFlags: readonly string[] = []): Promise<HostProcess> {
  rmSync(DATA, { recursive: true, force: true });
  const script = fileURLToPath(new URL('bench-host.ts', import.meta.url));
  const child = spawn(process.execPath, [...nodeFlags, '--import', 'tsx', script], {
    cwd: REPOSITORY,
    env: { ...process.env, PARLEY_DATA: DATA },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ask = asking(child);
  // the first message is the host's own: it is ready
  const facts = (await ask.answerTo(0)) as HostFacts;
  return {
    facts,
    token: async (username) => String(await ask.order({ do: 'token', username })),
    settle: async () => void (await ask.order({ do: 'settle' })),
    async cpuSeconds() {
      const { user, system } = (await ask.order({ do: 'cpu' })) as NodeJS.CpuUsage;
      return (user + system) / 1e6;
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await ask.order({ do: 'stop' });
      await gone;
      rmSync(DATA, { recursive: true, force: true });
    },
  };
}

function asking(child: ChildProcess) {
  const waiting = new Map<number, { resolve(it: unknown): void; reject(why: Error): void }>();
  let last = 0;
  const answerTo = (id: number) =>
    new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
  child.on('message', (reply: HostReply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) asked?.reject(new Error(reply.error));
    else asked?.resolve(reply.answer);
  });
  process.once('exit', () => child.kill());
  child.once('exit', (code) => {
    for (const it of waiting.values()) it.reject(new Error(`The host ended with ${code}`));
  });
  return {
    answerTo,
    order(order: Order): Promise<unknown> {
      last += 1;
      child.send({ ...order, id: last });
      return answerTo(last);
    },
  };
}
