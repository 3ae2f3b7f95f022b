/** The doors of a running host, found by its data folder; for tools of this repository that run beside it. */
import { holderOf } from '../host/data-folder.ts';
import { signIn } from './sign-in.ts';
import type { ReadMail, World } from './world.ts';

export interface HostFacts {
  readonly pid: number;
  /** The bank's clock, which may have been moved. */
  readonly now: string;
  readonly urls: {
    readonly site: string;
    readonly inbox: string;
    readonly issuer: string;
    readonly aws: string;
    readonly apis: Readonly<Record<string, string>>;
  };
  readonly memory: { readonly rssBytes: number; readonly peakRssBytes: number };
}

export interface Laptop extends World {
  facts(): Promise<HostFacts>;
  /** Calls `/control/<path>` of the host that runs now. */
  control<T>(path: string, body?: string): Promise<T>;
}

/** There is no host on the folder, or one that does not answer (yet). */
export class NotRunning extends Error {
  override readonly name = 'NotRunning';
}

const json = async <T>(url: string, init?: RequestInit): Promise<T> => {
  const answer = await fetch(url, init).catch((cause: unknown) => {
    throw new NotRunning(`Parley does not answer at ${new URL(url).origin}`, { cause });
  });
  if (!answer.ok) throw new NotRunning(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
};

/** Asked at each call, since a host that was started again has a new secret. Throws `NotRunning`. */
function holder(dataDir: string): { url: string; control: string } {
  const found = holderOf(dataDir);
  if (!found?.url) throw new NotRunning(`Parley is not running on ${dataDir}: npm start`);
  return { url: found.url, control: found.control };
}

const MINUTE = 60_000;

/** Throws `NotRunning` when no host has the data folder. */
export async function laptopAt(dataDir: string): Promise<Laptop> {
  const facts = () => json<HostFacts>(`${holder(dataDir).url}/host.json`);
  const control = <T>(path: string, body = ''): Promise<T> => {
    const { url, control: secret } = holder(dataDir);
    const headers = { 'x-parley-control': secret };
    return json<T>(`${url}/control/${path}`, { method: 'POST', headers, body });
  };
  const { urls } = await facts();
  return {
    api: Object.values(urls.apis)[0] ?? '',
    facts,
    control,
    async mails(to) {
      const inbox = new URL(`/inbox.json?to=${encodeURIComponent(to)}`, urls.inbox);
      return (await json<{ mails: ReadMail[] }>(inbox.href)).mails.toReversed();
    },
    token: (username) => signIn(urls.site, username),
    settle: async () => void (await control('settle')),
    forward: async (ms) => void (await control('forward', `${Math.ceil(ms / MINUTE)}m`)),
  };
}
