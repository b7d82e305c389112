import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** The examples import the built packages as Node does, not through Vite. */
export default mergeConfig(shared, {
  test: { server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } } },
});
