/**
 * A Chromium for tests in pages. Looked for in this order: `PARLEY_BROWSER` (a path, or `bundled`), an installed Chrome or
 * Chromium, Playwright's cache, the Chromium inside an npm package, so that a fresh machine needs nothing else.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { oneAtATime } from '../../local/host/prepare.ts';
import { REPOSITORY } from '../../local/repository.ts';
import { withChineseFont } from './fonts.ts';

/** Where installers of the usual systems put it. */
const installedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [];
  }),
];
const commands = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => commands.map((command) => join(folder, command)));
}

/** The path of the browser to start; the last resort is unpacked on first use, which takes about two seconds. */
export async function browserPath(): Promise<string> {
  const wanted = process.env['PARLEY_BROWSER'];
  if (wanted && wanted !== 'bundled') return wanted;
  if (wanted === 'bundled') return unpacked();
  const places = [...installedPlaces, ...onPath(), chromium.executablePath()];
  return places.find((it) => existsSync(it)) ?? unpacked();
}

/** Tests that start at the same time wait for each other, lest one starts half a browser. */
const unpacked = (): Promise<string> =>
  oneAtATime(REPOSITORY, async () => {
    // the package unpacks the libraries that it brings along only where it takes the machine for Lambda;
    // outside of the run's own folder the next run finds it again
    const asked = {
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
      TMPDIR: process.env['PARLEY_OUTSIDE'] ?? tmpdir(),
    };
    const before = Object.keys(asked).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, asked);
    try {
      return await bundled.executablePath();
    } finally {
      for (const [name, value] of before)
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
    }
  });

/** Systems as small as `node:20-slim` lack what Chromium is linked with (NSS, NSPR, Expat). */
const withLibraries = (executablePath: string): Record<string, string> => {
  const libraries = join(dirname(executablePath), 'al2023/lib');
  return existsSync(libraries) ? { LD_LIBRARY_PATH: libraries } : {};
};

/**
 * Starts it, one for a test file. Only `--no-sandbox` is given (root needs it), and `--disable-gpu` since there is none to imitate: the package's own flags switch web security
 * off, and tests of the content policy would pass wrongly.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await browserPath();
  const env = {
    ...process.env,
    ...(await withChineseFont()),
    ...withLibraries(executablePath),
  };
  return chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu'] });
}
