import { defineConfig } from 'vitest/config';
import LongFirst from './test/support/long-first.ts';

/**
 * Most code here runs too short to be worth optimizing: later is cheaper by a twentieth of the processor time. Newer V8 compiles
 * in between and does not know the flag.
 */
const optimizesLate = process.versions.v8.startsWith('11.') ? ['--interrupt-budget=400000'] : [];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // stories wait for their host and browser half of the time; the default would leave one of two cores idle
    maxWorkers: 3,
    execArgv: optimizesLate,
    globalSetup: './test/support/own-folder.ts',
    // no test leaves anything behind in a module, so each worker loads ours once: a third of the suite's time was loading them anew
    isolate: false,
    sequence: { sequencer: LongFirst },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: ['default', './test/support/summary-reporter.ts'],
  },
});
