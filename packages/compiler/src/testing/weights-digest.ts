/**
 * What `weightsDigest` of determinism.ts comes to with `simd` kernels in every engine: found in Node 20, the same in
 * Node 24. A change of the order in which a kernel adds up, or of an approximation, changes it, and must be meant.
 */
export const SIMD_WEIGHTS_DIGEST: string = 'f6438b86b17cbed0c6fe6e0b5e342fefee1240eba96582a96fd0badb25205e4f';
