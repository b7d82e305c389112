import { madd, sumLanes } from '../../lanes';

/*
 * The gradient of the kernel of a convolution, from one lane group, at each point (see winograd.ts and conv2d.ts).
 *
 *   dŵ[r][f] = Σ over samples and pixels i of dŷ[f][i] · x̂[place of i + offsets[r]]
 *
 * dŵ is overwritten: [taps][filters], rows `dKernelHatRow` bytes apart. Registers hold a tile of 2 taps by 4 filters if taps
 * and filters are multiples of these numbers: a pixel takes 6 loads for 8 products, and the lanes are summed once, at the end:
 *
 *             x̂[r]  x̂[r+1]
 *   dŷ[f]   ×  a0     b0
 *   dŷ[f+1] ×  a1     b1
 *   dŷ[f+2] ×  a2     b2
 *   dŷ[f+3] ×  a3     b3
 *
 * Otherwise, a tile has 3 taps by 2 filters, or 5 taps where a multiply-add is one instruction. (Without it, Node 20 runs out
 * of registers: it loads all operands of a loop iteration before it multiplies.) A last tile that is not full starts earlier
 * and overlaps the one before. Fewer taps than a tile are computed one by one.
 */
const TAPS = ASC_FEATURE_RELAXED_SIMD ? 5 : 3;

export function conv2dKernelGradient(
  xHat: usize,
  xHatPoint: i32,
  dyHat: usize,
  dyHatPoint: i32,
  dyHatChannel: i32,
  offsets: usize,
  dKernelHat: usize,
  dKernelHatPoint: i32,
  dKernelHatRow: i32,
  points: i32,
  taps: i32,
  filters: i32,
  pixels: i32,
): void {
  for (let point = 0; point < points; point++) {
    if ((taps & 1) === 0 && (filters & 3) === 0)
      pairsOfTaps(xHat, dyHat, dyHatChannel, offsets, dKernelHat, dKernelHatRow, taps, filters, pixels);
    else anyTaps(xHat, dyHat, dyHatChannel, offsets, dKernelHat, dKernelHatRow, taps, filters, pixels);
    xHat += xHatPoint;
    dyHat += dyHatPoint;
    dKernelHat += dKernelHatPoint;
  }
}

/** All taps of one point, two at a time. */
export function pairsOfTaps(
  xHat: usize,
  dyHat: usize,
  dyHatChannel: i32,
  offsets: usize,
  dKernelHat: usize,
  dKernelHatRow: i32,
  taps: i32,
  filters: i32,
  pixels: i32,
): void {
  for (let tap = 0; tap < taps; tap += 2) {
    const p0 = xHat + load<i32>(offsets);
    const p1 = xHat + load<i32>(offsets, 4);
    let line = dyHat;
    for (let to = dKernelHat; to < dKernelHat + (filters << 2); to += 16) {
      twoTaps(p0, p1, line, dyHatChannel, to, dKernelHatRow, pixels);
      line += dyHatChannel << 2;
    }
    offsets += 8;
    dKernelHat += dKernelHatRow << 1;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function anyTaps(
  xHat: usize,
  dyHat: usize,
  dyHatChannel: i32,
  offsets: usize,
  dKernelHat: usize,
  dKernelHatRow: i32,
  taps: i32,
  filters: i32,
  pixels: i32,
): void {
  for (let f = 0; f < filters; f += 2) {
    if (taps >= TAPS) {
      for (let r = 0; r < taps; r += TAPS) {
        const tap = min(r, taps - TAPS);
        const to = dKernelHat + tap * dKernelHatRow;
        manyTaps(xHat, dyHat, offsets + (tap << 2), to, pixels, dyHatChannel, dKernelHatRow);
      }
    } else {
      for (let tap = 0; tap < taps; tap++) {
        const x = xHat + load<i32>(offsets + (tap << 2));
        oneTap(x, dyHat, dKernelHat + tap * dKernelHatRow, pixels, dyHatChannel);
      }
    }
    dyHat += dyHatChannel << 1;
    dKernelHat += 8;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function manyTaps(
  x: usize,
  dy: usize,
  offsets: usize,
  dKernel: usize,
  pixels: i32,
  dyChannel: i32,
  kernelRow: i32,
): void {
  let p0 = x + load<i32>(offsets);
  let p1 = x + load<i32>(offsets, 4);
  let p2 = x + load<i32>(offsets, 8);
  let p3 = TAPS === 5 ? x + load<i32>(offsets, 12) : 0;
  let p4 = TAPS === 5 ? x + load<i32>(offsets, 16) : 0;
  let second = dy + dyChannel;
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
  for (const end = dy + (pixels << 4); dy < end;) {
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
    if (TAPS === 5) {
      const x3 = v128.load(p3);
      a3 = madd(x3, da, a3);
      b3 = madd(x3, db, b3);
      const x4 = v128.load(p4);
      a4 = madd(x4, da, a4);
      b4 = madd(x4, db, b4);
      p3 += 16;
      p4 += 16;
    }
    p0 += 16;
    p1 += 16;
    p2 += 16;
    dy += 16;
    second += 16;
  }
  storePair(dKernel, kernelRow, sumLanes(a0, b0, a1, b1));
  if (TAPS === 5) {
    storePair(dKernel + 2 * kernelRow, kernelRow, sumLanes(a2, b2, a3, b3));
    storeOne(dKernel + 4 * kernelRow, a4, b4);
  } else {
    storeOne(dKernel + 2 * kernelRow, a2, b2);
  }
}

/** Two taps by four filters. The first pixel initializes the sums. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function twoTaps(
  p0: usize,
  p1: usize,
  dy: usize,
  dyChannel: i32,
  dKernel: usize,
  kernelRow: i32,
  pixels: i32,
): void {
  let dy1 = dy + dyChannel,
    dy2 = dy1 + dyChannel,
    dy3 = dy2 + dyChannel;
  let x0 = v128.load(p0),
    x1 = v128.load(p1);
  let d0 = v128.load(dy),
    d1 = v128.load(dy1),
    d2 = v128.load(dy2),
    d3 = v128.load(dy3);
  let a0 = f32x4.mul(x0, d0),
    a1 = f32x4.mul(x0, d1),
    a2 = f32x4.mul(x0, d2),
    a3 = f32x4.mul(x0, d3);
  let b0 = f32x4.mul(x1, d0),
    b1 = f32x4.mul(x1, d1),
    b2 = f32x4.mul(x1, d2),
    b3 = f32x4.mul(x1, d3);
  const end = dy + (pixels << 4);
  for (dy += 16; dy < end; dy += 16) {
    p0 += 16;
    p1 += 16;
    dy1 += 16;
    dy2 += 16;
    dy3 += 16;
    x0 = v128.load(p0);
    x1 = v128.load(p1);
    d0 = v128.load(dy);
    a0 = madd(x0, d0, a0);
    b0 = madd(x1, d0, b0);
    d1 = v128.load(dy1);
    a1 = madd(x0, d1, a1);
    b1 = madd(x1, d1, b1);
    d2 = v128.load(dy2);
    a2 = madd(x0, d2, a2);
    b2 = madd(x1, d2, b2);
    d3 = v128.load(dy3);
    a3 = madd(x0, d3, a3);
    b3 = madd(x1, d3, b3);
  }
  v128.store(dKernel, sumLanes(a0, a1, a2, a3));
  v128.store(dKernel + kernelRow, sumLanes(b0, b1, b2, b3));
}

/** Two taps by two filters. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function storePair(dKernel: usize, kernelRow: i32, sums: v128): void {
  v128.store64_lane(dKernel, sums, 0);
  v128.store64_lane(dKernel + kernelRow, sums, 1);
}

/** One tap by two filters. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function storeOne(dKernel: usize, a: v128, b: v128): void {
  v128.store64_lane(dKernel, sumLanes(a, b, a, b), 0);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function oneTap(x: usize, dy: usize, dKernel: usize, pixels: i32, dyChannel: i32): void {
  let a = f32x4.splat(0),
    b = a;
  for (let at = 0; at < pixels << 4; at += 16) {
    const x0 = v128.load(x + at);
    a = madd(x0, v128.load(dy + at), a);
    b = madd(x0, v128.load(dy + dyChannel + at), b);
  }
  storeOne(dKernel, a, b);
}
