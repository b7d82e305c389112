import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/**
 * The tests in `src/e2e` share one machine with the browser they drive: one file after the other. They wait long for
 * what must come, since the machine may be busy with other work too; what comes is not waited for any longer.
 */
export default mergeConfig(shared, {
  test: {
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
