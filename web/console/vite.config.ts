import { join } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** The staff console: everything under `/console/`, in a folder of its own. */
export default defineConfig({
  root: here,
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir: join(here, '../dist/console'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    cssCodeSplit: false,
    // an inline script would need a hole in the content policy
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      onLog(level, log, handle) {
        // TanStack marks its files for servers that render React; here is none
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
});
