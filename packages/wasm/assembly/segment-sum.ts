/*
 * Sums of segments: the gradient of a gather (an embedding's update).
 *
 *   x    [rows, columns, inner]
 *   ids  [rows, columns]          int32; a row with an id outside 0 … segments − 1 is ignored
 *   y    [segments, columns, inner]
 *
 *   y[s, j] = Σ over the rows i with ids[i, j] = s of x[i, j]
 */

export function segmentSum(
  x: usize,
  ids: usize,
  y: usize,
  rows: i32,
  columns: i32,
  inner: i32,
  segments: i32,
): void {
  sumSegments<f32>(x, ids, y, rows, columns, inner, segments);
}

export function segmentSumInt(
  x: usize,
  ids: usize,
  y: usize,
  rows: i32,
  columns: i32,
  inner: i32,
  segments: i32,
): void {
  sumSegments<i32>(x, ids, y, rows, columns, inner, segments);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function sumSegments<T extends number>(
  x: usize,
  ids: usize,
  y: usize,
  rows: i32,
  columns: i32,
  inner: i32,
  segments: i32,
): void {
  const bytes = inner * 4;
  memory.fill(y, 0, segments * columns * bytes);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const segment = load<i32>(ids);
      ids += 4;
      if (segment >= 0 && segment < segments) {
        const to = y + (segment * columns + j) * bytes;
        let c = 0;
        for (; c + 16 <= bytes; c += 16) {
          v128.store(to + c, v128.add<T>(v128.load(to + c), v128.load(x + c)));
        }
        for (; c < bytes; c += 4) store<T>(to + c, load<T>(to + c) + load<T>(x + c));
      }
      x += bytes;
    }
  }
}
