/** The laptop stack for stories over HTTP: built once, one host per test file, a folder of its own for its data. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, type HostOptions, startHost } from '../../../local/host/host.ts';
import { prepare } from '../../../local/host/prepare.ts';
import type { World } from '../../../local/people/world.ts';
import { REPOSITORY } from '../../../local/repository.ts';
import { leaveSigningKey } from '../../support/signing-key.ts';
import { type Colleague, colleague } from './colleague.ts';
import { aCustomer, type Customer } from './customer.ts';
import { startInTheMorning } from './morning.ts';

/** What a story needs: a place, and the people in it. */
export interface Stage extends World {
  customer(name?: string): Customer;
  /** Signs a demo colleague in by user name, e.g. `agent.li`. */
  staff(username: string): Promise<Colleague>;
}

export interface Stack extends Stage {
  readonly host: Host;
  /** Moves the clock by days. */
  days(count: number): Promise<void>;
  /** What the functions have logged so far, one JSON object a line. */
  log(): string;
  stop(): Promise<void>;
}

export const stageIn = (world: World): Stage => ({
  ...world,
  customer: (name) => aCustomer(world, name),
  staff: (username) => colleague(world, username),
});

/** The world of a host in this process. */
const worldOf = (host: Host): World => ({
  api: Object.values(host.urls.apis)[0] ?? '',
  async mails(to) {
    const found = host.mail.list({ to }).toReversed();
    return found.map(({ subject, text, tags }) => ({ subject, text: text ?? '', tags }));
  },
  token: async (username) => (await host.identity.tokensFor(username)).access_token,
  settle: () => host.idle(),
  forward: (ms) => host.forward(ms),
});

export async function startStack(
  options: Pick<HostOptions, 'assembly' | 'watch'> = {},
): Promise<Stack> {
  await prepare(REPOSITORY);
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-journey-'));
  startInTheMorning(dataDir);
  await leaveSigningKey(join(dataDir, 'identity'));
  const host = await startHost({ root: REPOSITORY, dataDir, ...options });
  const world = worldOf(host);
  return {
    ...stageIn(world),
    host,
    days: (count) => host.forward(count * 86_400_000),
    log: () => readFileSync(join(dataDir, 'logs/functions.log'), 'utf8'),
    async stop() {
      await host.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
