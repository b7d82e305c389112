/*
 * The sums of the columns of x [rows, columns], as in the gradient of a bias, each divided by `divisor`, as in a mean.
 *
 * Four rows form one wide row of 4 · columns floats, which is a whole number of vectors for any number of columns. The wide
 * sums are accumulated in `wide` and added up at the end:
 *
 *   columns = 6:   | r0c0 … r0c5 | r1c0 … r1c5 | r2c0 … r2c5 | r3c0 … r3c5 |  = 6 vectors
 */
export function columnSum(x: usize, sums: usize, wide: usize, rows: i32, columns: i32, divisor: f32): void {
  const wideBytes = columns * 16;
  const wideRows = rows >> 2;
  let column = 0;
  for (; column + 32 <= wideBytes; column += 32) sumDown(2, x + column, wide + column, wideRows, wideBytes);
  if (column < wideBytes) sumDown(1, x + column, wide + column, wideRows, wideBytes);
  const rest = x + wideRows * wideBytes;
  const step = columns * 4;
  for (let c = 0; c < step; c += 4) {
    const at = wide + c;
    let sum: f32 =
      load<f32>(at) + load<f32>(at + step) + (load<f32>(at + 2 * step) + load<f32>(at + 3 * step));
    for (let row = 0; row < (rows & 3); row++) sum += load<f32>(rest + row * step + c);
    store<f32>(sums + c, sum / divisor);
  }
}

/** Sums one or two vectors over all wide rows, two rows at a time. `vectors` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function sumDown(vectors: i32, x: usize, to: usize, wideRows: i32, step: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let t0 = s0;
  let t1 = s0;
  let round = 0;
  for (; round + 2 <= wideRows; round += 2) {
    s0 = f32x4.add(s0, v128.load(x));
    if (vectors === 2) s1 = f32x4.add(s1, v128.load(x, 16));
    t0 = f32x4.add(t0, v128.load(x + step));
    if (vectors === 2) t1 = f32x4.add(t1, v128.load(x + step, 16));
    x += 2 * step;
  }
  if (round < wideRows) {
    s0 = f32x4.add(s0, v128.load(x));
    if (vectors === 2) s1 = f32x4.add(s1, v128.load(x, 16));
  }
  v128.store(to, f32x4.add(s0, t0));
  if (vectors === 2) v128.store(to, f32x4.add(s1, t1), 16);
}
