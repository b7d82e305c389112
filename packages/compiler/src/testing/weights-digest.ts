/**
 * What `weightsDigest` of determinism.ts comes to with `simd` kernels in every engine: found in Node 20, the same in
 * Node 24. A change of the order in which a kernel adds up, or of an approximation, changes it, and must be meant.
 */
export const SIMD_WEIGHTS_DIGEST: string = '31093c77723f1323803fbd12d67b11bf07702257a4092a3ddea38377f0d922de';
