/**
 * The builds of the kernels. `simd` multiplies and adds in two roundings and gives the same bits everywhere;
 * `relaxed-simd` uses the machine's fused multiply-add where it has one: faster, and rounded once.
 */
export type KernelBuild = 'simd' | 'relaxed-simd';
