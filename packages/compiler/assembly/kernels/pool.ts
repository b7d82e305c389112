/*
 * Pooling over adjacent windows: the mean, or the maximum, of each.
 *
 *   x [channels][height · poolHeight][width · poolWidth] vectors
 *   y [channels][height][width] vectors
 */
export function pool(
  isMax: bool,
  x: usize,
  xRow: i32,
  xChannel: i32,
  y: usize,
  yRow: i32,
  yChannel: i32,
  channels: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
): void {
  const isTwoByTwo = poolHeight === 2 && poolWidth === 2;
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < height; row++) {
      const from = x + c * xChannel + row * poolHeight * xRow;
      const to = y + c * yChannel + row * yRow;
      if (isMax) {
        if (isTwoByTwo) twoByTwo(true, from, to, width, xRow);
        else anyWindow(true, from, to, width, poolHeight, poolWidth, xRow);
      } else {
        if (isTwoByTwo) twoByTwo(false, from, to, width, xRow);
        else anyWindow(false, from, to, width, poolHeight, poolWidth, xRow);
      }
    }
  }
}

/** One row of windows. `isMax` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function twoByTwo(isMax: bool, x: usize, y: usize, width: i32, xRow: i32): void {
  const scale = f32x4.splat(0.25);
  for (const end = y + (width << 4); y < end; y += 16) {
    const top = join(isMax, v128.load(x), v128.load(x, 16));
    const both = join(isMax, top, join(isMax, v128.load(x + xRow), v128.load(x + xRow, 16)));
    v128.store(y, isMax ? both : f32x4.mul(both, scale));
    x += 32;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function anyWindow(
  isMax: bool,
  x: usize,
  y: usize,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  xRow: i32,
): void {
  const scale = f32x4.splat(1 / <f32>(poolHeight * poolWidth));
  for (const end = y + (width << 4); y < end; y += 16) {
    let all = f32x4.splat(isMax ? -Infinity : 0);
    for (let ky = 0; ky < poolHeight; ky++) {
      const start = x + ky * xRow;
      for (let at = start; at < start + (poolWidth << 4); at += 16) all = join(isMax, all, v128.load(at));
    }
    v128.store(y, isMax ? all : f32x4.mul(all, scale));
    x += poolWidth << 4;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function join(isMax: bool, a: v128, b: v128): v128 {
  return isMax ? f32x4.pmax(a, b) : f32x4.add(a, b);
}
