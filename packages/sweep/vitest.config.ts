import { defineConfig, mergeConfig } from 'vitest/config';
import oneProcess from '../../vitest.one-process.ts';

/** All files share one embedded server. They run one after the other, because some kill it. A test
 * waits for the disk of the server, which on a busy machine takes a multiple of its own time. */
export default mergeConfig(
  oneProcess,
  defineConfig({
    test: {
      globalSetup: ['src/testing/start-server.ts'],
      fileParallelism: false,
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  }),
);
