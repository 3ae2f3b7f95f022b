/** What `npm start` says when all is up. */
import type { Host } from './host/host.ts';

export const startPageOf = ({ urls }: Pick<Host, 'urls'>): string => `${urls.site}/start`;

/** Where to begin stands first and apart; the other addresses and figures are for those who look for them. */
export function welcome(host: Pick<Host, 'urls' | 'clock' | 'model'>, dataDir: string): string {
  const { urls, clock, model } = host;
  return [
    '',
    `▶ Start here:    ${startPageOf(host)}`,
    '',
    `  Inbox          ${urls.inbox}`,
    `  Staff console  ${urls.site}/console/`,
    ...Object.values(urls.buckets).map((url) => `  Files          ${url}`),
    ...Object.entries(urls.apis).map(([name, url]) => `  API ${name.padEnd(10)} ${url}`),
    '',
    `  ${model.functions.length} functions, ${model.stateMachines.length} workflows, ${model.rules.length} rules; data in ${dataDir}`,
    `  clock ${new Date(clock.now()).toISOString()}  (npm run forward -- 7d)`,
    '',
  ].join('\n');
}
