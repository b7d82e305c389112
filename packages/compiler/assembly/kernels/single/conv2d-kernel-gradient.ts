import { madd } from '../../lanes';

/*
 * The gradient of the kernel of a convolution of one image. The layout is that of conv2d.ts.
 *
 *   dy       [height][width] pixels
 *   dKernel  [taps][filters] floats, rows `dKernelRow` bytes apart:
 *            dKernel[r][f] = Σ over (oy, ox) of x[place of (oy, ox) + offsets[r]] · dy[oy][ox][f]
 *
 * Registers hold the sums of 5 taps, such as one row of a 5×5 kernel, by 2 vectors of filters.
 */
export function singleConv2dKernelGradient(
  x: usize,
  xRow: i32,
  xPixel: i32,
  offsets: usize,
  dy: usize,
  dyRow: i32,
  dyPixel: i32,
  dKernel: usize,
  dKernelRow: i32,
  taps: i32,
  filters: i32,
  height: i32,
  width: i32,
): void {
  for (let f = 0; f < filters; f += 8) {
    const both = filters - f > 4;
    let tap = 0;
    for (; both && tap + 5 <= taps; tap += 5) {
      const to = dKernel + tap * dKernelRow;
      fiveTaps(x, xRow, xPixel, offsets + (tap << 2), dy, dyRow, dyPixel, to, dKernelRow, height, width);
    }
    for (; tap < taps; tap++) {
      const from = x + load<i32>(offsets + (tap << 2));
      const to = dKernel + tap * dKernelRow;
      oneTap(from, xRow, xPixel, dy, dyRow, dyPixel, to, height, width);
      if (both) oneTap(from, xRow, xPixel, dy + 16, dyRow, dyPixel, to + 16, height, width);
    }
    dy += 32;
    dKernel += 32;
  }
}

function fiveTaps(
  x: usize,
  xRow: i32,
  xPixel: i32,
  offsets: usize,
  dy: usize,
  dyRow: i32,
  dyPixel: i32,
  dKernel: usize,
  dKernelRow: i32,
  height: i32,
  width: i32,
): void {
  let a0 = f32x4.splat(0),
    a1 = a0,
    a2 = a0,
    a3 = a0,
    a4 = a0;
  let b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0,
    b4 = a0;
  const o0 = load<i32>(offsets),
    o1 = load<i32>(offsets, 4),
    o2 = load<i32>(offsets, 8),
    o3 = load<i32>(offsets, 12),
    o4 = load<i32>(offsets, 16);
  for (let row = 0; row < height; row++) {
    let from = x + row * xRow;
    let at = dy + row * dyRow;
    for (const end = at + width * dyPixel; at < end; at += dyPixel) {
      const ga = v128.load(at);
      const gb = v128.load(at, 16);
      const x0 = v128.load32_splat(from + o0);
      a0 = madd(x0, ga, a0);
      b0 = madd(x0, gb, b0);
      const x1 = v128.load32_splat(from + o1);
      a1 = madd(x1, ga, a1);
      b1 = madd(x1, gb, b1);
      const x2 = v128.load32_splat(from + o2);
      a2 = madd(x2, ga, a2);
      b2 = madd(x2, gb, b2);
      const x3 = v128.load32_splat(from + o3);
      a3 = madd(x3, ga, a3);
      b3 = madd(x3, gb, b3);
      const x4 = v128.load32_splat(from + o4);
      a4 = madd(x4, ga, a4);
      b4 = madd(x4, gb, b4);
      from += xPixel;
    }
  }
  storeTap(dKernel, a0, b0);
  storeTap(dKernel + dKernelRow, a1, b1);
  storeTap(dKernel + 2 * dKernelRow, a2, b2);
  storeTap(dKernel + 3 * dKernelRow, a3, b3);
  storeTap(dKernel + 4 * dKernelRow, a4, b4);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function storeTap(to: usize, a: v128, b: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
}

/** One tap and one vector of filters. */
function oneTap(
  x: usize,
  xRow: i32,
  xPixel: i32,
  dy: usize,
  dyRow: i32,
  dyPixel: i32,
  dKernel: usize,
  height: i32,
  width: i32,
): void {
  let sum = f32x4.splat(0);
  for (let row = 0; row < height; row++) {
    let from = x + row * xRow;
    let at = dy + row * dyRow;
    for (const end = at + width * dyPixel; at < end; at += dyPixel) {
      sum = madd(v128.load32_splat(from), v128.load(at), sum);
      from += xPixel;
    }
  }
  v128.store(dKernel, sum);
}
