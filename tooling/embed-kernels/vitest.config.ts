import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

// The build step runs before TypeScript is compiled, so its tests are JavaScript too.
export default defineConfig({
  ...shared,
  // Each test starts a process that compiles a module.
  test: { ...shared.test, include: ['contract/**/*.test.mjs'], testTimeout: 30_000 },
});
