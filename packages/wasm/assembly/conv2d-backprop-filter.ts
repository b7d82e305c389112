import { imageWithin } from './padded-image';
import { vectorOffset } from './panels';
import { narrow, widen } from './widen';
import { Window } from './window';

/** The most bytes of x and dy in a band of rows, so that they stay in the L1 cache. */
const BAND_BYTES = 65_536;

/*
 * The gradient of a convolution with respect to its filter.
 *
 *   x   [batch, inHeight, inWidth, inChannels]
 *   dy  [batch, outHeight, outWidth, filters]
 *   dw  [kernelHeight, kernelWidth, inChannels, filters]
 *
 *   dw[ky, kx, c, f] = Σ over batch, oy, ox of x[b, oy·sh + ky·dh, ox·sw + kx·dw, c] · dy[b, oy, ox, f]
 *
 * In channels-last memory the values under one row of the kernel are adjacent: (kx, c) is one index j into a run of
 * kernelWidth × inChannels floats (with a dilation, kernelWidth runs of inChannels floats). So dw is a matrix of taps (ky, j)
 * by filters, and each output pixel adds an outer product to it:
 *
 *          lanes = filters →            f0 f1 f2 f3 | f4 f5 f6 f7        gradient of one output pixel
 *   x[j+0] splat  ×                     a00           a01
 *   x[j+1] splat  ×                     a10           a11                accumulators of a tile:
 *   x[j+2] splat  ×                     a20           a21                up to 4 taps × 2 vectors
 *   x[j+3] splat  ×                     a30           a31
 *
 * A tile sums over a band of rows of one image, as many as fit into L1 with x and dy, and is stored in `partial`,
 * [taps, vectors × 4], between bands. If `filters` is not a multiple of four, the last vector starts at `filters` − 4 and
 * overlaps the one before: both compute the same numbers, and nothing beyond the row is read or written. Vectors are processed
 * in pairs; the last one of an odd number is computed twice.
 */
export function conv2dBackpropFilter(
  x: usize,
  dy: usize,
  dw: usize,
  window: Window,
  partial: usize,
  padded: usize,
  wideGradient: usize,
): void {
  const filters = window.filters;
  const outHeight = window.outHeight;
  const outWidth = window.outWidth;
  const vectors = ((filters + 7) >> 3) * 2;
  const width = max(filters, 4);
  const rowBytes = padded ? window.paddedRowBytes : window.inRowBytes;
  const xRowStep = window.strideHeight * rowBytes;
  const pixels = outHeight * outWidth;
  const band = max(1, BAND_BYTES / (xRowStep + outWidth * width * 4));
  memory.fill(partial, 0, window.taps * vectors * 16);

  for (let b = 0; b < window.batch; b++) {
    const image = imageWithin(padded, x, b, window);
    let gradient = dy + b * pixels * filters * 4;
    if (filters < 4) {
      widen(gradient, wideGradient, pixels, filters);
      gradient = wideGradient;
    }
    for (let row = 0; row < outHeight; row += band) {
      addBand(
        image + row * xRowStep,
        gradient + row * outWidth * width * 4,
        partial,
        min(band, outHeight - row),
        outWidth,
        width,
        vectors,
        window.kernelHeight,
        window.runs,
        window.runLength,
        window.dilationHeight * rowBytes,
        window.runStep,
        xRowStep,
        window.xStep,
      );
    }
  }
  unpackVectors(partial, dw, window.taps, filters, vectors);
}

/** Adds the products of a band of output rows, for all taps and filters. */
function addBand(
  image: usize,
  gradient: usize,
  partial: usize,
  rows: i32,
  outWidth: i32,
  width: i32,
  vectors: i32,
  kernelHeight: i32,
  runs: i32,
  runLength: i32,
  kernelRowStep: i32,
  runStep: i32,
  xRowStep: i32,
  xStep: i32,
): void {
  const partialRow = vectors * 16;
  const blocks = (runLength + 3) >> 2;
  for (let ky = 0; ky < kernelHeight; ky++) {
    for (let run = 0; run < runs; run++) {
      const window = image + ky * kernelRowStep + run * runStep;
      for (let vector = 0; vector < vectors; vector += 2) {
        const first = vectorOffset(vector * 4, width);
        const second = vectorOffset(vector * 4 + 4, width);
        for (let j = 0, block = 0; block < blocks; block++) {
          // Tiles of nearly equal size: 5 taps are split into 3 and 2, since a tile of one tap is slow.
          const taps = (runLength - j + blocks - block - 1) / (blocks - block);
          const at = partial + j * partialRow + vector * 16;
          const x = window + j * 4;
          tapTile(
            taps,
            at,
            partialRow,
            x,
            gradient,
            first,
            second,
            rows,
            outWidth,
            xRowStep,
            xStep,
            width * 4,
          );
          j += taps;
        }
      }
      partial += runLength * partialRow;
    }
  }
}

/** Selects the code for a tile of 1 to 4 taps. */
function tapTile(
  taps: i32,
  partial: usize,
  partialRow: i32,
  window: usize,
  gradient: usize,
  first: i32,
  second: i32,
  rows: i32,
  outWidth: i32,
  xRowStep: i32,
  xStep: i32,
  dyStep: i32,
): void {
  if (taps === 4) {
    accumulate(
      4,
      partial,
      partialRow,
      window,
      gradient,
      first,
      second,
      rows,
      outWidth,
      xRowStep,
      xStep,
      dyStep,
    );
  } else if (taps === 3) {
    accumulate(
      3,
      partial,
      partialRow,
      window,
      gradient,
      first,
      second,
      rows,
      outWidth,
      xRowStep,
      xStep,
      dyStep,
    );
  } else if (taps === 2) {
    accumulate(
      2,
      partial,
      partialRow,
      window,
      gradient,
      first,
      second,
      rows,
      outWidth,
      xRowStep,
      xStep,
      dyStep,
    );
  } else {
    accumulate(
      1,
      partial,
      partialRow,
      window,
      gradient,
      first,
      second,
      rows,
      outWidth,
      xRowStep,
      xStep,
      dyStep,
    );
  }
}

/** One tile over a band of rows. `taps` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function accumulate(
  taps: i32,
  partial: usize,
  partialRow: i32,
  window: usize,
  gradient: usize,
  first: i32,
  second: i32,
  rows: i32,
  outWidth: i32,
  xRowStep: i32,
  xStep: i32,
  dyStep: i32,
): void {
  const p1 = partial + partialRow;
  const p2 = p1 + partialRow;
  const p3 = p2 + partialRow;
  let a00 = v128.load(partial);
  let a01 = v128.load(partial, 16);
  let a10 = taps > 1 ? v128.load(p1) : a00;
  let a11 = taps > 1 ? v128.load(p1, 16) : a00;
  let a20 = taps > 2 ? v128.load(p2) : a00;
  let a21 = taps > 2 ? v128.load(p2, 16) : a00;
  let a30 = taps > 3 ? v128.load(p3) : a00;
  let a31 = taps > 3 ? v128.load(p3, 16) : a00;
  let other = gradient + second;
  gradient += first;
  for (let row = 0; row < rows; row++) {
    let at = window;
    window += xRowStep;
    for (const end = gradient + outWidth * dyStep; gradient < end; gradient += dyStep) {
      const g0 = v128.load(gradient);
      const g1 = v128.load(other);
      other += dyStep;
      const x0 = v128.load_splat<f32>(at);
      a00 = f32x4.add(a00, f32x4.mul(x0, g0));
      a01 = f32x4.add(a01, f32x4.mul(x0, g1));
      if (taps > 1) {
        const x1 = v128.load_splat<f32>(at, 4);
        a10 = f32x4.add(a10, f32x4.mul(x1, g0));
        a11 = f32x4.add(a11, f32x4.mul(x1, g1));
      }
      if (taps > 2) {
        const x2 = v128.load_splat<f32>(at, 8);
        a20 = f32x4.add(a20, f32x4.mul(x2, g0));
        a21 = f32x4.add(a21, f32x4.mul(x2, g1));
      }
      if (taps > 3) {
        const x3 = v128.load_splat<f32>(at, 12);
        a30 = f32x4.add(a30, f32x4.mul(x3, g0));
        a31 = f32x4.add(a31, f32x4.mul(x3, g1));
      }
      at += xStep;
    }
  }
  v128.store(partial, a00);
  v128.store(partial, a01, 16);
  if (taps > 1) {
    v128.store(p1, a10);
    v128.store(p1, a11, 16);
  }
  if (taps > 2) {
    v128.store(p2, a20);
    v128.store(p2, a21, 16);
  }
  if (taps > 3) {
    v128.store(p3, a30);
    v128.store(p3, a31, 16);
  }
}

/** Slots of four → rows of `filters`, the last vector laid over the one before. */
function unpackVectors(partial: usize, dw: usize, rows: i32, filters: i32, vectors: i32): void {
  if (filters < 4) {
    narrow(partial, vectors * 16, dw, rows, filters);
    return;
  }
  for (let row = 0; row < rows; row++) {
    for (let vector = 0; vector < vectors; vector++) {
      v128.store(dw + vectorOffset(vector * 4, filters), v128.load(partial));
      partial += 16;
    }
    dw += filters * 4;
  }
}
