/**
 * The result of `weightsDigest` (determinism.ts) with `simd` kernels in every engine. A kernel that sums in another order, or
 * approximates a function differently, changes it; such a change must be intended.
 */
export const SIMD_WEIGHTS_DIGEST: string = '25c1bcac27c305aeb7d9481afa8cdf4dfff4aa83966671b0e95f55be4017f569';
