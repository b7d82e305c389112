/**
 * The result of `weightsDigest` (determinism.ts) with `simd` kernels in every engine. A kernel that sums in another order, or
 * approximates a function differently, changes it; such a change must be intended.
 */
export const SIMD_WEIGHTS_DIGEST: string = '31093c77723f1323803fbd12d67b11bf07702257a4092a3ddea38377f0d922de';
