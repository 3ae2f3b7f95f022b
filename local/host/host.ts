import { join } from 'node:path';
import { laptopClock } from '../clock.ts';
import { assertLaptop } from '../emulators/laptop-only.ts';
import type { StackModel } from './assembly/model.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { assemble, type Ground } from './machine.ts';
import { readAssembly } from './read-assembly.ts';
import type { Host, HostOptions } from './running.ts';
import { serve } from './serve.ts';
import { ANY_PORTS, openServers } from './servers.ts';

export type { Host, HostOptions } from './running.ts';

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
  const servers = await openServers(options.ports ?? ANY_PORTS, stack, () => clock.now());
  try {
    return await runStack(options, { folder, clock, stack, servers, watch: options.watch });
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
