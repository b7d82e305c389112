import { defineConfig } from 'vitest/config';

/** The slow tests of a package (`*.slow.test.ts`), one file after the other. */
export default defineConfig({
  test: {
    include: ['src/**/*.slow.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results.slow.json' },
    fileParallelism: false,
    // A test trains many steps, or drives a browser or a terminal on a machine that may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
