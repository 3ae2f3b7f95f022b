import { defineConfig } from 'vitest/config';
import LongFirst from './test/support/long-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // stories wait for their host and browser half of the time; the default would leave one of two cores idle
    maxWorkers: 3,
    // no test leaves anything behind in a module, so each worker loads ours once: a third of the suite's time was loading them anew
    isolate: false,
    sequence: { sequencer: LongFirst },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: ['default', './test/support/summary-reporter.ts'],
  },
});
