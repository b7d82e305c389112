import type { KernelBuild } from '../kernel-build.js';

/**
 * The builds that the numeric tests run on: `simd`, and `relaxed-simd` under `vitest.relaxed-simd.config.ts`. A runtime
 * without relaxed SIMD fails there with KernelsUnavailableError.
 */
export const testedBuilds: readonly KernelBuild[] =
  process.env.KERNEL_BUILD === 'relaxed-simd' ? ['relaxed-simd'] : ['simd'];
