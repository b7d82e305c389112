import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.one-process.ts';

export default mergeConfig(shared, {
  test: {
    // The test files share one program of all declarations.
    fileParallelism: false,
    // The examples import the built packages as Node does, not through Vite.
    server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } },
  },
});
