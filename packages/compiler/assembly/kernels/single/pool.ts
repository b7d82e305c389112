/*
 * Pooling of one image: see ../pool.ts. x and y are [rows][columns] pixels of `vectors` vectors each.
 */
export function singlePool(
  isMax: i32,
  x: usize,
  y: usize,
  vectors: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  xRow: i32,
  yRow: i32,
): void {
  const pixel = vectors << 4;
  const share = f32x4.splat(1 / <f32>(poolHeight * poolWidth));
  const isTwoByTwo = poolHeight === 2 && poolWidth === 2;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let vector = 0; vector < pixel; vector += 16) {
        const window = x + row * poolHeight * xRow + column * poolWidth * pixel + vector;
        const all = isTwoByTwo ? fourOf(isMax, window, pixel, xRow) : allOf(isMax, window, poolHeight, poolWidth, pixel, xRow);
        v128.store(y + row * yRow + column * pixel + vector, isMax ? all : f32x4.mul(all, share));
      }
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fourOf(isMax: i32, window: usize, pixel: i32, xRow: i32): v128 {
  const a = v128.load(window), b = v128.load(window + pixel);
  const c = v128.load(window + xRow), d = v128.load(window + xRow + pixel);
  return join(isMax, join(isMax, a, b), join(isMax, c, d));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function allOf(isMax: i32, window: usize, poolHeight: i32, poolWidth: i32, pixel: i32, xRow: i32): v128 {
  let all = f32x4.splat(isMax ? -Infinity : 0);
  for (let ky = 0; ky < poolHeight; ky++) {
    for (let kx = 0; kx < poolWidth; kx++) all = join(isMax, all, v128.load(window + ky * xRow + kx * pixel));
  }
  return all;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function join(isMax: i32, a: v128, b: v128): v128 {
  return isMax ? f32x4.pmax(a, b) : f32x4.add(a, b);
}
