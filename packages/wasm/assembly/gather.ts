/*
 * Copies slices by index: x [outer, extent, slice] → y [outer, count, slice], y[o, i] = x[o, indices[i]].
 * A slice is `sliceBytes` bytes of any type.
 */
export function gather(
  x: usize,
  indices: usize,
  y: usize,
  outer: i32,
  extent: i32,
  count: i32,
  sliceBytes: i32,
): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < count; i++) {
      memory.copy(y, x + load<i32>(indices + i * 4) * sliceBytes, sliceBytes);
      y += sliceBytes;
    }
    x += extent * sliceBytes;
  }
}
