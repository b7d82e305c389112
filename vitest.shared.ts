import { defineConfig } from 'vitest/config';

/** The tests of a package: beside the sources, with a report to read and one for `scripts/test-reports.mjs`. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['**/*.perf.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results.json' },
    // A test file that needs more raises them and says why.
    testTimeout: 10_000,
    hookTimeout: 10_000,
  },
});
