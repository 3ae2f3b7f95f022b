import type { ApiModel, BucketModel, StackModel } from './assembly/model.ts';
import { type LocalServer, listen } from './http-server.ts';

export interface Ports {
  readonly site: number;
  readonly api: number;
  readonly aws: number;
  readonly issuer: number;
  readonly inbox: number;
  readonly files: number;
}

export class NoPort extends RangeError {
  override readonly name = 'NoPort';

  constructor() {
    super('PARLEY_PORT is the first of six ports: a whole number from 1024 to 65530');
  }
}

/** Fixed, so that links in yesterday's mails still lead somewhere: six ports from 4500, or from `PARLEY_PORT`. */
export function defaultPorts(first = portIn(process.env['PARLEY_PORT'] ?? '4500')): Ports {
  if (!Number.isInteger(first) || first < 1024 || first > 65_530) throw new NoPort();
  const site = first;
  const known = { site, api: first + 1, aws: first + 2, issuer: first + 3 };
  return { ...known, inbox: first + 4, files: first + 5 };
}

/** Digits alone: other ways to write a number are more likely a slip. */
function portIn(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** Any free ports: for tests. */
export const ANY_PORTS: Ports = { site: 0, api: 0, aws: 0, issuer: 0, inbox: 0, files: 0 };

export interface Servers {
  readonly site: LocalServer;
  readonly aws: LocalServer;
  readonly issuer: LocalServer;
  readonly inbox: LocalServer;
  /** One per HTTP API of the stack, by API id, in the stack's order. */
  readonly apis: ReadonlyMap<string, LocalServer>;
  /** One origin per bucket that browsers reach, by bucket name. */
  readonly buckets: ReadonlyMap<string, LocalServer>;
  close(): Promise<void>;
}

const MEGABYTE = 1024 * 1024;

/** Opens every port before anything is read from the stack: its addresses go into the functions' variables. */
export async function openServers(
  ports: Ports,
  { apis, buckets }: Pick<StackModel, 'apis' | 'buckets'>,
  now: () => number,
): Promise<Servers> {
  const opened: LocalServer[] = [];
  const open = async (port: number, maxBodyBytes = MEGABYTE) => {
    const server = await listen({ port, maxBodyBytes, now });
    opened.push(server);
    return server;
  };
  const close = async () => {
    await Promise.all(opened.map((server) => server.close()));
  };
  try {
    return {
      site: await open(ports.site, 10 * MEGABYTE),
      aws: await open(ports.aws, 20 * MEGABYTE),
      issuer: await open(ports.issuer),
      inbox: await open(ports.inbox),
      apis: await openEach(ports.api, ids(apis), (port) => open(port, 10 * MEGABYTE)),
      buckets: await openEach(ports.files, reached(buckets), (port) => open(port, 20 * MEGABYTE)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const ids = (apis: readonly ApiModel[]) => apis.map(({ id }) => id);
const reached = (buckets: readonly BucketModel[]) =>
  buckets.flatMap(({ name, cors }) => (cors.length > 0 ? [name] : []));

/** The first of a kind has the port people know; further ones take any. */
async function openEach(
  port: number,
  names: readonly string[],
  open: (port: number) => Promise<LocalServer>,
): Promise<ReadonlyMap<string, LocalServer>> {
  const servers = new Map<string, LocalServer>();
  for (const [position, name] of names.entries()) {
    servers.set(name, await open(position === 0 ? port : 0));
  }
  return servers;
}
