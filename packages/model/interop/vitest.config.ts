import { defineConfig } from 'vitest/config';

/** Writes the files of `npm run interop`, which is no test: Python compares them. */
export default defineConfig({ test: { include: ['src/testing/write-exports.ts'] } });
