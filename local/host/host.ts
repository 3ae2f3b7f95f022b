import { join } from 'node:path';
import { type LaptopClock, laptopClock } from '../clock.ts';
import { assertLaptop } from '../emulators/laptop-only.ts';
import type { StackModel } from './assembly/model.ts';
import type { Credential } from './credentials.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import type { Emulators } from './emulators.ts';
import { assemble, type Ground, type HostUrls } from './machine.ts';
import { readAssembly } from './read-assembly.ts';
import { serve } from './serve.ts';
import { ANY_PORTS, openServers, type Ports } from './servers.ts';

export interface HostOptions {
  /** The repository: `cdk.out` and `web/dist` are looked for here. */
  readonly root: string;
  /** Where everything is kept; one host at a time. */
  readonly dataDir: string;
  /** Any free ports when absent. */
  readonly ports?: Ports;
  /** Folder of the cloud assembly when it is not `<root>/cdk.out`. */
  readonly assembly?: string;
}

export interface Host extends Pick<Emulators, 'mail' | 'identity'> {
  readonly urls: HostUrls;
  readonly clock: LaptopClock;
  readonly model: StackModel;
  /** May do everything at `urls.aws`; for seeding and for tests. */
  readonly operator: Credential;
  /** Moves the clock in hops of six hours; after each, due schedules have run once and all is at rest. */
  forward(ms: number): Promise<void>;
  /** Runs a schedule now, by rule name or an unambiguous part of it. */
  runSchedule(name: string): Promise<void>;
  /** Runs a function as if AWS had called it, past all permissions; by name or an unambiguous part of it. */
  invokeFunction(name: string, event: unknown): Promise<unknown>;
  /** Resolves when no function, rule, mail event or workflow step is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the synthesized stack on this machine. Throws `AlreadyRunning` when another host has the data folder. */
export async function startHost(options: HostOptions): Promise<Host> {
  assertLaptop('laptop host');
  // Lambda runs in UTC, and worker threads share the process's zone
  process.env['TZ'] = 'UTC';
  const folder = await openDataFolder(options.dataDir);
  try {
    return await startIn(folder, options);
  } catch (error) {
    folder.release();
    throw error;
  }
}

async function startIn(folder: DataFolder, options: HostOptions): Promise<Host> {
  const clock = laptopClock(folder.clockOffset());
  const stack = readAssembly(options.assembly ?? join(options.root, 'cdk.out'));
  const servers = await openServers(options.ports ?? ANY_PORTS, stack.apis, () => clock.now());
  try {
    return await runStack(options, { folder, clock, stack, servers });
  } catch (error) {
    await servers.close();
    throw error;
  }
}

async function runStack(options: HostOptions, ground: Ground): Promise<Host> {
  const { folder, clock, servers } = ground;
  const machine = await assemble(ground);
  const { emulators, functions, rules, travel } = machine;
  const host: Host = {
    urls: machine.urls,
    clock,
    model: machine.model,
    operator: machine.credentials.operator,
    mail: emulators.mail,
    identity: emulators.identity,
    forward: (ms) => travel.forward(ms),
    runSchedule: (name) => rules.run(name),
    invokeFunction: (name, event) => functions.invoke(oneFunction(machine.model, name), event),
    idle: machine.idle,
    async stop() {
      rules.close();
      await servers.close();
      await functions.close();
      await emulators.close();
      folder.release();
    },
  };
  serve(host, machine, ground, options.root);
  rules.start();
  folder.announce(host.urls.site);
  return host;
}

function oneFunction(model: StackModel, name: string): string {
  const found = model.functions.filter((f) => f.name === name || f.name.includes(name));
  const exact = found.find((f) => f.name === name) ?? (found.length === 1 ? found[0] : undefined);
  if (exact) return exact.name;
  throw new Error(`${name} is not one function; found: ${found.map((f) => f.name).join()}`);
}
