import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/**
 * The files share a process per worker, so that they load tfjs once. The tests that set up or remove a backend need a
 * process in which no other test has set up a backend.
 */
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'with a backend',
            exclude: ['**/*.{perf,slow}.test.ts', 'src/{setup-wasm,new-backend}*.test.ts'],
            isolate: false,
          },
        },
        {
          extends: true,
          test: { name: 'new backends', exclude: ['src/!(setup-wasm*|new-backend).test.ts', 'src/*/**'] },
        },
      ],
    },
  }),
);
