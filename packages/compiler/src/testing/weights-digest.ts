/**
 * What `weightsDigest` of determinism.ts comes to with `simd` kernels in every engine: found in Node 20, the same in
 * Node 24. A change of the order in which a kernel adds up, or of an approximation, changes it, and must be meant.
 */
export const SIMD_WEIGHTS_DIGEST: string = '3d9404eaa739f8d4bedd8f4f0ccbcef0414a2b2c0645a086fcb31fbb9459ae89';
