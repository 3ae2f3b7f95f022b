import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const dist = join(here, '../dist');

/** The console is built into the same folder, so only this site's own files are removed before a build. */
const withoutOldFiles: Plugin = {
  name: 'parley:without-old-files',
  apply: 'build',
  buildStart: () => rmSync(join(dist, 'customer'), { recursive: true, force: true }),
};

/** The customer's site: `index.html` at the root of `web/dist`, everything it loads under `customer/`. */
export default defineConfig({
  root: here,
  // the page's address is its hash: every file is asked for from the root
  base: '/',
  plugins: [withoutOldFiles],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: dist,
    emptyOutDir: false,
    assetsDir: 'customer',
    manifest: 'customer/manifest.json',
    target: 'es2022',
    cssCodeSplit: false,
    // an inline script would need a hole in the content policy
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
