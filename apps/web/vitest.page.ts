import { defineConfig } from 'vitest/config';

/**
 * What the tests of the page have in common. Those in `src/e2e` share the machine with the browser that they drive, so that the
 * files run one after the other. They share that browser, too.
 */
export default defineConfig({
  test: {
    isolate: false,
    fileParallelism: false,
    // A test drives the built app in Chromium, which loads MNIST and trains.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Waits long, because the machine may be busy; returns as soon as the condition holds.
    expect: { poll: { timeout: 30_000 } },
    // In continuous integration, a test that fails has a second attempt, and its command lists it.
    retry: process.env.CI ? 1 : 0,
  },
});
