import { defineConfig } from 'vitest/config';

/** The measurements of a package (`*.perf.test.ts`), one file after the other. */
export default defineConfig({
  test: {
    include: ['src/**/*.perf.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results.perf.json' },
    fileParallelism: false,
    // A measurement runs many times, and takes longer on a slow machine.
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
