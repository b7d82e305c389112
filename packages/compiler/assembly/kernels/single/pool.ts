/*
 * Pooling of one image: see ../pool.ts.
 *
 *   x [height · poolHeight][width · poolWidth] pixels
 *   y [height][width] pixels, of the same number of bytes
 */
export function singlePool(
  isMax: bool,
  x: usize,
  xRow: i32,
  xPixel: i32,
  y: usize,
  yRow: i32,
  yPixel: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
): void {
  const scale = f32x4.splat(1 / <f32>(poolHeight * poolWidth));
  const isTwoByTwo = poolHeight === 2 && poolWidth === 2;
  for (let row = 0; row < height; row++) {
    let window = x + row * poolHeight * xRow;
    const line = y + row * yRow;
    const end = line + width * yPixel;
    for (let to = line; to < end; window += (poolWidth - 1) * xPixel) {
      for (const next = to + yPixel; to < next; to += 16) {
        const all = isTwoByTwo
          ? fourOf(isMax, window, xPixel, xRow)
          : allOf(isMax, window, poolHeight, poolWidth, xPixel, xRow);
        v128.store(to, isMax ? all : f32x4.mul(all, scale));
        window += 16;
      }
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fourOf(isMax: bool, window: usize, pixel: i32, xRow: i32): v128 {
  const a = v128.load(window),
    b = v128.load(window + pixel);
  const c = v128.load(window + xRow),
    d = v128.load(window + xRow + pixel);
  return join(isMax, join(isMax, a, b), join(isMax, c, d));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function allOf(isMax: bool, window: usize, poolHeight: i32, poolWidth: i32, pixel: i32, xRow: i32): v128 {
  let all = f32x4.splat(isMax ? -Infinity : 0);
  for (let ky = 0; ky < poolHeight; ky++) {
    for (let kx = 0; kx < poolWidth; kx++) all = join(isMax, all, v128.load(window + ky * xRow + kx * pixel));
  }
  return all;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function join(isMax: bool, a: v128, b: v128): v128 {
  return isMax ? f32x4.pmax(a, b) : f32x4.add(a, b);
}
