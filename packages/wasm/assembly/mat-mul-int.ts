/*
 * c [m, n] = a [m, k] · b [k, n] on int32 values, modulo 2³². Either side may be transposed in memory: its element
 * (row, column) is `row · …Row + column · …Column` bytes from its start. Integer products are rare (counts, confusion
 * matrices), so this is plain code.
 */
export function matMulInt(
  a: usize,
  b: usize,
  c: usize,
  m: i32,
  n: i32,
  k: i32,
  aRow: i32,
  aColumn: i32,
  bRow: i32,
  bColumn: i32,
): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) {
        sum += load<i32>(a + i * aRow + p * aColumn) * load<i32>(b + p * bRow + j * bColumn);
      }
      store<i32>(c, sum);
      c += 4;
    }
  }
}
