/** The laptop stack for stories over HTTP: built once, one host per test file, a folder of its own for its data. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, startHost } from '../../../local/host/host.ts';
import { prepare } from '../../../local/host/prepare.ts';
import { REPOSITORY } from '../../../local/repository.ts';
import { type Colleague, colleague } from './colleague.ts';
import { aCustomer, type Customer } from './customer.ts';

export interface Stack {
  readonly host: Host;
  readonly api: string;
  customer(name?: string): Customer;
  /** Signs a demo colleague in by user name, e.g. `agent.li`. */
  staff(username: string): Promise<Colleague>;
  /** Moves the clock; schedules run on the way. */
  forward(days: number): Promise<void>;
  stop(): Promise<void>;
}

const DAY = 86_400_000;

/** Where the one HTTP API of the stack listens. */
export const apiOf = (host: Host): string => Object.values(host.urls.apis)[0] ?? '';

export async function startStack(
  options: { assembly?: string; dataDir?: string } = {},
): Promise<Stack> {
  await prepare(REPOSITORY);
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'parley-journey-'));
  const assembly = options.assembly ? { assembly: options.assembly } : {};
  const host = await startHost({ root: REPOSITORY, dataDir, ...assembly });
  const api = apiOf(host);
  return {
    host,
    api,
    customer: (name) => aCustomer(host, api, name),
    staff: (username) => colleague(host, api, username),
    forward: (days) => host.forward(days * DAY),
    async stop() {
      await host.stop();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
