/*
 * A vector of one sample as a column of a matrix, the same in all four lanes: y[u] = x[u], for kernels that take groups.
 */
export function spread(x: usize, y: usize, units: i32, yUnit: i32): void {
  for (let u = 0; u < units; u++) v128.store(y + u * yUnit, v128.load32_splat(x + (u << 2)));
}
