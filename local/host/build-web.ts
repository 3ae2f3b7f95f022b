import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashSources, onceFor } from './source-hash.ts';

const sites = ['customer', 'console'] as const;
export type Site = (typeof sites)[number];

const configOf = (root: string, site: Site): string => join(root, 'web', site, 'vite.config.ts');

/** The sites that this repository has: those with a first page to load. */
export const sitesIn = (root: string): Site[] =>
  sites.filter((site) => existsSync(join(root, 'web', site, 'main.tsx')));

/** Whatever can change the built pages of a site. */
const sourcesOf = (site: Site): string[] => [
  `web/${site}`,
  'web/shared',
  'functions/contracts',
  'functions/domain',
  'package-lock.json',
];

/** Builds a site into `web/dist` when an input changed. Returns whether anything was built. */
export async function buildSite(root: string, site: Site): Promise<boolean> {
  const stamp = join(root, 'web/dist', site, '.hash');
  return onceFor(stamp, hashSources(root, sourcesOf(site)), async () => {
    // loaded only when there is something to build: a second start does not pay for it
    const { build } = await import('vite');
    // vite declares the whole process to be production; the laptop host refuses to run as that
    const before = process.env['NODE_ENV'];
    await build({ configFile: configOf(root, site), logLevel: 'warn' });
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  });
}
