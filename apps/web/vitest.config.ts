import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/**
 * The tests in `src/e2e` share the machine with the browser that they drive, so that the files run one after the other.
 * `expect.poll` waits long, because the machine may be busy; it returns as soon as its condition holds.
 * In continuous integration, a test that fails has a second attempt, and `npm test` lists it.
 */
export default mergeConfig(shared, {
  test: {
    fileParallelism: false,
    retry: process.env.CI ? 1 : 0,
    expect: { poll: { timeout: 30_000 } },
  },
});
