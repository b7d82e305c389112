import { defineConfig } from 'vitest/config';

/** The tests of a package, with a report for the console and a JSON report for `scripts/test-reports.mjs`. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['**/*.{perf,slow}.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results.json' },
    // A test file that needs more time raises these limits and gives the reason.
    testTimeout: 10_000,
    hookTimeout: 10_000,
  },
});
