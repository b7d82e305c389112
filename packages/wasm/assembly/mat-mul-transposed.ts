/*
 * A matrix product whose right side is stored transposed, so that the summed dimension is the last one of both sides.
 *
 *   a  [m, k]        b  [n, k]        bias  [n] or 0        c  [m, n] = a · bᵀ
 *
 *           lanes = i, i+1, i+2, i+3 of the sum
 *               b[n+0, i…]   b[n+1, i…]   b[n+2, i…]   b[n+3, i…]
 *   a[m+0, i…]  c00          c01          c02          c03
 *   a[m+1, i…]  c10          c11          c12          c13
 *
 * At the end, the lanes of the four vectors of a row are summed into one vector of four columns of c. A last tile that is not
 * full starts earlier and overlaps the one before.
 */
export function matMulTransposed(a: usize, b: usize, bias: usize, c: usize, m: i32, n: i32, k: i32): void {
  const rowBytes = k * 4;
  for (let col = 0; col < n; col += 4) {
    const start = n >= 4 ? min(col, n - 4) : 0;
    const columns = min(n, 4);
    const right = b + start * rowBytes;
    const offset = bias ? load4(bias + start * 4, columns) : f32x4.splat(0);
    const to = c + start * 4;
    for (let tile = 0; tile < m; tile += 2) {
      const row = max(min(tile, m - 2), 0);
      dotTile(a + row * rowBytes, right, offset, to + row * n * 4, min(m, 2), columns, k, n * 4);
    }
  }
}

/** Up to 2 rows by up to 4 columns. Rows and columns that don't exist repeat the last one. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function dotTile(a: usize, b: usize, bias: v128, c: usize, rows: i32, columns: i32, k: i32, cRow: i32): void {
  const rowBytes = k * 4;
  const below = rows > 1 ? rowBytes : 0;
  const b1 = columns > 1 ? rowBytes : 0;
  const b2 = columns > 2 ? 2 * rowBytes : b1;
  const b3 = columns > 3 ? 3 * rowBytes : b2;
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  const tail = k & 3;
  const end = b + (rowBytes - tail * 4);
  for (; b < end; b += 16) {
    const a0 = v128.load(a);
    const a1 = v128.load(a + below);
    const r0 = v128.load(b);
    c00 = f32x4.add(c00, f32x4.mul(a0, r0));
    c10 = f32x4.add(c10, f32x4.mul(a1, r0));
    const r1 = v128.load(b + b1);
    c01 = f32x4.add(c01, f32x4.mul(a0, r1));
    c11 = f32x4.add(c11, f32x4.mul(a1, r1));
    const r2 = v128.load(b + b2);
    c02 = f32x4.add(c02, f32x4.mul(a0, r2));
    c12 = f32x4.add(c12, f32x4.mul(a1, r2));
    const r3 = v128.load(b + b3);
    c03 = f32x4.add(c03, f32x4.mul(a0, r3));
    c13 = f32x4.add(c13, f32x4.mul(a1, r3));
    a += 16;
  }
  if (tail > 0) {
    const a0 = load4(a, tail);
    const a1 = load4(a + below, tail);
    const r0 = load4(b, tail);
    const r1 = load4(b + b1, tail);
    const r2 = load4(b + b2, tail);
    const r3 = load4(b + b3, tail);
    c00 = f32x4.add(c00, f32x4.mul(a0, r0));
    c01 = f32x4.add(c01, f32x4.mul(a0, r1));
    c02 = f32x4.add(c02, f32x4.mul(a0, r2));
    c03 = f32x4.add(c03, f32x4.mul(a0, r3));
    c10 = f32x4.add(c10, f32x4.mul(a1, r0));
    c11 = f32x4.add(c11, f32x4.mul(a1, r1));
    c12 = f32x4.add(c12, f32x4.mul(a1, r2));
    c13 = f32x4.add(c13, f32x4.mul(a1, r3));
  }
  store4(c, f32x4.add(bias, sumLanes(c00, c01, c02, c03)), columns);
  store4(c + (rows > 1 ? cRow : 0), f32x4.add(bias, sumLanes(c10, c11, c12, c13)), columns);
}

/** The sums of the lanes of four vectors: (Σ a, Σ b, Σ c, Σ d). */
// @ts-ignore: a decorator of AssemblyScript
@inline
function sumLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Loads up to four values; the other lanes are 0. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function load4(from: usize, count: i32): v128 {
  if (count >= 4) return v128.load(from);
  let lanes = v128.load32_zero(from);
  if (count > 1) lanes = f32x4.replace_lane(lanes, 1, load<f32>(from, 4));
  if (count > 2) lanes = f32x4.replace_lane(lanes, 2, load<f32>(from, 8));
  return lanes;
}

/** Stores the first `count` lanes. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function store4(to: usize, lanes: v128, count: i32): void {
  if (count >= 4) {
    v128.store(to, lanes);
    return;
  }
  store<f32>(to, f32x4.extract_lane(lanes, 0));
  if (count > 1) store<f32>(to, f32x4.extract_lane(lanes, 1), 4);
  if (count > 2) store<f32>(to, f32x4.extract_lane(lanes, 2), 8);
}
