import { assertLaptop, NotInProduction } from './emulators/laptop-only.ts';
import { sitesIn } from './host/build-web.ts';
import { BundleFailed } from './host/bundle.ts';
import { AlreadyRunning, DataOfAnotherVersion, dataFolderPath } from './host/data-folder.ts';
import { type Host, startHost } from './host/host.ts';
import { prepare, prepareSite } from './host/prepare.ts';
import { defaultPorts, NoPort } from './host/servers.ts';
import { openBrowser, opensBrowser } from './open-browser.ts';
import { REPOSITORY } from './repository.ts';
import { startPageOf, welcome } from './welcome.ts';

/** `npm start`: build what changed, start the stack, say where it is, and show it if asked. Ctrl-C stops it; its data stays. */
async function main(): Promise<void> {
  assertLaptop('laptop host');
  const { bundled, synthesized } = await prepare(REPOSITORY);
  const sites: boolean[] = [];
  for (const site of sitesIn(REPOSITORY)) sites.push(await prepareSite(REPOSITORY, site));
  if (bundled || synthesized || sites.includes(true))
    console.log(`built in ${secondsSinceStart()} s`);
  const dataDir = dataFolderPath(REPOSITORY);
  const host = await startHost({ root: REPOSITORY, dataDir, ports: defaultPorts() });
  stopOnSignal(host);
  console.log(`${welcome(host, dataDir)}\nready in ${secondsSinceStart()} s`);
  const asked = { args: process.argv, env: process.env, isTerminal: process.stdout.isTTY };
  if (opensBrowser(asked)) openBrowser(startPageOf(host));
}

function stopOnSignal(host: Host): void {
  const stop = () => {
    host.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function secondsSinceStart(): string {
  return (performance.now() / 1000).toFixed(1);
}

/** What a person can do about it, for failures that are no faults of the host. */
function explain(error: unknown): string | undefined {
  if (error instanceof AlreadyRunning) return `Parley is ${error.message}`;
  const isPlain = [BundleFailed, DataOfAnotherVersion, NoPort, NotInProduction].some(
    (it) => error instanceof it,
  );
  if (error instanceof Error && isPlain) return error.message;
  const { code, port } = error as { code?: string; port?: number };
  if (code !== 'EADDRINUSE') return undefined;
  return `Port ${port} is taken by another program. Choose six others: PARLEY_PORT=4600 npm start`;
}

try {
  await main();
} catch (error) {
  console.error(explain(error) ?? error);
  process.exit(1);
}
