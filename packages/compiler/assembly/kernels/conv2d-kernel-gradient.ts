import { madd, sumLanes } from '../lanes';

/*
 * The gradient of a convolution's kernel, from one group.
 *
 *   dKernel[r][f] = Σ over samples, oy, ox of dy[f][oy][ox] · x[place of (oy, ox) + offsets[r]]
 *
 * Written in the kernel's own layout ([taps][filters], a row `kernelRow` bytes), over what was there. Registers hold 4
 * taps by 2 filters; a pixel costs 6 loads for 8 products, and the lanes are summed once, at the end:
 *
 *                   x[r]  x[r+1]  x[r+2]  x[r+3]
 *   dy[f]     ×      a0     a1      a2      a3
 *   dy[f+1]   ×      b0     b1      b2      b3
 *
 * Where a multiply-add is one instruction it is 5 taps: kernels are so often 5 wide. (Node 20 runs out of registers
 * there without it: it loads all that a round of the loop needs before it multiplies.) A last block of taps that is not
 * full starts earlier and overlaps, a single tap left over is done alone.
 */
const TAPS = ASC_FEATURE_RELAXED_SIMD ? 5 : 4;

export function conv2dKernelGradient(
  x: usize,
  dy: usize,
  offsets: usize,
  dKernel: usize,
  taps: i32,
  filters: i32,
  height: i32,
  width: i32,
  xRow: i32,
  dyRow: i32,
  dyChannel: i32,
  kernelRow: i32,
): void {
  for (let f = 0; f < filters; f += 2) {
    let tap = 0;
    while (tap < taps) {
      const left = taps - tap;
      if (left === 1 || taps < TAPS) {
        const at = x + load<i32>(offsets + (tap << 2));
        oneTap(at, dy, dKernel + tap * kernelRow, height, width, xRow, dyRow, dyChannel);
        tap++;
      } else {
        if (left < TAPS) tap = taps - TAPS;
        const table = offsets + (tap << 2);
        manyTaps(x, dy, table, dKernel + tap * kernelRow, height, width, xRow, dyRow, dyChannel, kernelRow);
        tap += TAPS;
      }
    }
    dKernel += 8;
    dy += dyChannel << 1;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function manyTaps(
  x: usize,
  dy: usize,
  offsets: usize,
  dKernel: usize,
  height: i32,
  width: i32,
  xRow: i32,
  dyRow: i32,
  dyChannel: i32,
  kernelRow: i32,
): void {
  let p0 = x + load<i32>(offsets);
  let p1 = x + load<i32>(offsets, 4);
  let p2 = x + load<i32>(offsets, 8);
  let p3 = x + load<i32>(offsets, 12);
  let p4 = TAPS === 5 ? x + load<i32>(offsets, 16) : 0;
  let second = dy + dyChannel;
  const xRest = xRow - (width << 4);
  const dyRest = dyRow - (width << 4);
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0;
  let b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0;
  for (let row = 0; row < height; row++) {
    for (const end = dy + (width << 4); dy < end; ) {
      const da = v128.load(dy);
      const db = v128.load(second);
      const x0 = v128.load(p0);
      a0 = madd(x0, da, a0);
      b0 = madd(x0, db, b0);
      const x1 = v128.load(p1);
      a1 = madd(x1, da, a1);
      b1 = madd(x1, db, b1);
      const x2 = v128.load(p2);
      a2 = madd(x2, da, a2);
      b2 = madd(x2, db, b2);
      const x3 = v128.load(p3);
      a3 = madd(x3, da, a3);
      b3 = madd(x3, db, b3);
      if (TAPS === 5) {
        const x4 = v128.load(p4);
        a4 = madd(x4, da, a4);
        b4 = madd(x4, db, b4);
        p4 += 16;
      }
      p0 += 16;
      p1 += 16;
      p2 += 16;
      p3 += 16;
      dy += 16;
      second += 16;
    }
    dy += dyRest;
    second += dyRest;
    p0 += xRest;
    p1 += xRest;
    p2 += xRest;
    p3 += xRest;
    if (TAPS === 5) p4 += xRest;
  }
  storePair(dKernel, kernelRow, sumLanes(a0, b0, a1, b1));
  storePair(dKernel + 2 * kernelRow, kernelRow, sumLanes(a2, b2, a3, b3));
  if (TAPS === 5) v128.store64_lane(dKernel + 4 * kernelRow, sumLanes(a4, b4, a4, b4), 0);
}

/** Two taps by two filters. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function storePair(dKernel: usize, kernelRow: i32, sums: v128): void {
  v128.store64_lane(dKernel, sums, 0);
  v128.store64_lane(dKernel + kernelRow, sums, 1);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function oneTap(
  x: usize,
  dy: usize,
  dKernel: usize,
  height: i32,
  width: i32,
  xRow: i32,
  dyRow: i32,
  dyChannel: i32,
): void {
  let a = f32x4.splat(0);
  let b = a;
  for (let row = 0; row < height; row++) {
    for (let at = 0; at < width << 4; at += 16) {
      const x0 = v128.load(x + at);
      a = madd(x0, v128.load(dy + at), a);
      b = madd(x0, v128.load(dy + dyChannel + at), b);
    }
    x += xRow;
    dy += dyRow;
  }
  v128.store64_lane(dKernel, sumLanes(a, b, a, b), 0);
}
