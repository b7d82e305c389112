import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** The numeric tests of the kernels again, on the relaxed-simd build. Run it with `relaxed-simd-node`. */
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: [
      'kernels',
      'network-gradients',
      'predictions',
      'winograd-kernels',
      'nested-kernels',
      'column-kernels',
    ].map((name) => `src/${name}.test.ts`),
    env: { KERNEL_BUILD: 'relaxed-simd' },
    outputFile: { json: 'test-results.relaxed-simd.json' },
  },
});
