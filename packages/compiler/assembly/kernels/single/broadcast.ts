/*
 * Copies a vector of one sample into all four lanes of a column of a matrix, for kernels that process lane groups:
 * y[u] = x[u].
 */
export function broadcast(x: usize, y: usize, yUnit: i32, units: i32): void {
  for (let u = 0; u < units; u++) v128.store(y + u * yUnit, v128.load32_splat(x + (u << 2)));
}
