/**
 * The result of `weightsDigest` (determinism.ts) with `simd` kernels in every engine. A kernel that sums in another order, or
 * approximates a function differently, changes it; such a change must be intended.
 */
export const SIMD_WEIGHTS_DIGEST: string = '90907354cd0f43c0ee801c2dbcf9b870f1d75d2598e802b0f4f99f30eb5e084c';
