import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashSources, onceFor } from './source-hash.ts';

const sites = ['customer', 'console'] as const;
export type Site = (typeof sites)[number];

const configOf = (root: string, site: Site): string => join(root, 'web', site, 'vite.config.ts');

/** The sites that this repository has. */
export const sitesIn = (root: string): Site[] =>
  sites.filter((site) => existsSync(configOf(root, site)));

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
    await build({ configFile: configOf(root, site), logLevel: 'warn' });
  });
}
