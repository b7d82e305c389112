/**
 * The builds of the kernels. `simd` rounds after each multiplication and after each addition, and computes the same bits
 * everywhere. `relaxed-simd` uses fused multiply-add where the machine has it: faster, and rounded once.
 */
export type KernelBuild = 'simd' | 'relaxed-simd';
