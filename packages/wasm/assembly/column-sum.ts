/*
 * The sums of the columns of x [rows, columns] (a bias's gradient).
 *
 * Four rows are one wide row of 4 · columns floats, whatever the number of columns: whole vectors, side by side. The
 * wide sums gather in `wide` and are folded at the end:
 *
 *   columns = 6:   | r0c0 … r0c5 | r1c0 … r1c5 | r2c0 … r2c5 | r3c0 … r3c5 |  = 6 vectors
 */
export function columnSum(x: usize, sums: usize, wide: usize, rows: i32, columns: i32): void {
  const wideBytes = columns * 16;
  const rounds = rows >> 2;
  let column = 0;
  for (; column + 32 <= wideBytes; column += 32) sumDown(2, x + column, wide + column, rounds, wideBytes);
  if (column < wideBytes) sumDown(1, x + column, wide + column, rounds, wideBytes);
  const rest = x + rounds * wideBytes;
  const step = columns * 4;
  for (let c = 0; c < step; c += 4) {
    const at = wide + c;
    let sum: f32 = load<f32>(at) + load<f32>(at + step) + (load<f32>(at + 2 * step) + load<f32>(at + 3 * step));
    for (let row = 0; row < (rows & 3); row++) sum += load<f32>(rest + row * step + c);
    store<f32>(sums + c, sum);
  }
}

/** One vector or two, down all rows, two rows at a time. `vectors` is a constant where it is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function sumDown(vectors: i32, x: usize, to: usize, rounds: i32, step: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let t0 = s0;
  let t1 = s0;
  let round = 0;
  for (; round + 2 <= rounds; round += 2) {
    s0 = f32x4.add(s0, v128.load(x));
    if (vectors === 2) s1 = f32x4.add(s1, v128.load(x, 16));
    t0 = f32x4.add(t0, v128.load(x + step));
    if (vectors === 2) t1 = f32x4.add(t1, v128.load(x + step, 16));
    x += 2 * step;
  }
  if (round < rounds) {
    s0 = f32x4.add(s0, v128.load(x));
    if (vectors === 2) s1 = f32x4.add(s1, v128.load(x, 16));
  }
  v128.store(to, f32x4.add(s0, t0));
  if (vectors === 2) v128.store(to, f32x4.add(s1, t1), 16);
}
