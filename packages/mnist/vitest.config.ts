import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.one-process.ts';

export default mergeConfig(
  shared,
  defineConfig({
    // The manifest's `imports` point into dist; the tests run on the source.
    resolve: { alias: { '#platform': fileURLToPath(new URL('src/platform.node.ts', import.meta.url)) } },
  }),
);
