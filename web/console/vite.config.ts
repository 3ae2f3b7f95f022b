import { join } from 'node:path';
import locales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** The staff console: everything under `/console/`, in a folder of its own. */
export default defineConfig({
  root: here,
  base: '/console/',
  // dates are entered in thirty languages; the page speaks two, and writes English dates as Britain does
  plugins: [locales.vite({ locales: ['zh-CN', 'en-GB', 'en-US'] })],
  // a build inside a test is the same build: React's development half must not come along
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
  build: {
    outDir: join(here, '../dist/console'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    cssCodeSplit: false,
    // an inline script would need a hole in the content policy
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // one file: the size of the first load is measured by a test
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      onLog(level, log, handle) {
        // TanStack marks its files for servers that render React; here is none
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
});
