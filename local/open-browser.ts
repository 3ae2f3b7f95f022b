/** `npm start -- --open`: the start page in the browser of whoever sits in front of it. */
import { spawn } from 'node:child_process';

interface Asked {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Whether the output goes to a terminal. */
  readonly isTerminal: boolean;
}

/** Only when asked for, and only where somebody is: never in CI, nor when the output goes to a file or another program. */
export function opensBrowser({ args, env, isTerminal }: Asked): boolean {
  return args.includes('--open') && isTerminal && !env['CI'];
}

/** The platform's own opener, without a shell; three commands are not worth a package. */
export function openerOf(platform: NodeJS.Platform): readonly [command: string, ...args: string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}

/** Leaves the browser to itself; where there is none, the address that was printed is enough. */
export function openBrowser(url: string): void {
  const [command, ...args] = openerOf(process.platform);
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => console.log(`No browser could be opened by ${command}: go to ${url}`))
    .unref();
}
