import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/**
 * The files share a process per worker, so that they load tfjs once. `backend-ready.test.ts` needs a process in which no
 * other test has set up a backend.
 */
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: { name: 'with a backend', exclude: ['src/backend-ready.test.ts'], isolate: false },
        },
        {
          extends: true,
          test: { name: 'without a backend', exclude: ['src/!(backend-ready).test.ts', 'src/*/**'] },
        },
      ],
    },
  }),
);
