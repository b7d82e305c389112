import { defineConfig } from 'vitest/config';

/** Every package tests the same way: the tests beside the source, a report a person reads and one that is counted. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['**/*.perf.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results.json' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
