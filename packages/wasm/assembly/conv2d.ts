import { imageWithin } from './padded-image';
import { packPanel, vectorOffset } from './panels';
import { narrow, widen } from './widen';
import { Window } from './window';

/*
 * A convolution with a bias.
 *
 *   x   [batch, inHeight, inWidth, inChannels]
 *   w   [kernelHeight, kernelWidth, inChannels, filters]
 *   y   [batch, outHeight, outWidth, filters]
 *
 *   y[b, oy, ox, f] = bias[f] + Σ over ky, kx, c of x[b, oy·sh + ky·dh, ox·sw + kx·dw, c] · w[ky, kx, c, f]
 *
 * The inputs of an output pixel under one row of the kernel are adjacent, j = (kx, c) (with a dilation, in kernelWidth runs of
 * inChannels floats), and w is a matrix of taps (ky, j) by filters:
 *
 *          lanes = filters →    f0 f1 f2 f3 | f4 f5 f6 f7      w[ky, j]: two vectors of a panel
 *   x[ox+0, j] splat ×          a00           a01
 *   x[ox+1, j] splat ×          a10           a11              summed over all ky and j
 *   x[ox+2, j] splat ×          a20           a21
 *   x[ox+3, j] splat ×          a30           a31
 *
 * The weights are first packed into panels of eight filters. A last tile of pixels or filters that is not full starts earlier
 * and overlaps the one before: it stores the same numbers again. Fewer than four filters are padded to four in `wide`:
 * weights, bias and a row of output.
 */
export function conv2d(
  x: usize,
  w: usize,
  bias: usize,
  y: usize,
  window: Window,
  panels: usize,
  padded: usize,
  wide: usize,
): void {
  const filters = window.filters;
  const outWidth = window.outWidth;
  const kernelHeight = window.kernelHeight;
  const runs = window.runs;
  const runBytes = window.runLength * 4;
  const runStep = window.runStep;
  const xStep = window.xStep;
  const rowBytes = padded ? window.paddedRowBytes : window.inRowBytes;
  const kernelRowStep = window.dilationHeight * rowBytes;
  const taps = window.taps;
  const isNarrow = filters < 4;
  const width = max(filters, 4);
  const yStep = width * 4;
  if (isNarrow) {
    widen(w, wide, taps, filters);
    w = wide;
    wide += taps * 16;
    if (bias) {
      widen(bias, wide, 1, filters);
      bias = wide;
      wide += 16;
    }
  }
  for (let slot = 0; slot < width; slot += 8) {
    const panel = panels + slot * taps * 4;
    packPanel(w, panel, taps, yStep, vectorOffset(slot, width), vectorOffset(slot + 4, width));
  }
  for (let b = 0; b < window.batch; b++) {
    const image = imageWithin(padded, x, b, window);
    for (let oy = 0; oy < window.outHeight; oy++) {
      const out = isNarrow ? wide : y;
      const line = image + oy * window.strideHeight * rowBytes;
      for (let slot = 0; slot < width; slot += 8) {
        const panel = panels + slot * taps * 4;
        const first = vectorOffset(slot, width);
        const second = vectorOffset(slot + 4, width);
        if (outWidth >= 4) {
          for (let block = 0; block < outWidth; block += 4) {
            const ox = min(block, outWidth - 4);
            const from = line + ox * xStep;
            const to = out + ox * yStep;
            pixelTile(
              4,
              from,
              panel,
              bias,
              to,
              first,
              second,
              kernelHeight,
              runs,
              runBytes,
              runStep,
              kernelRowStep,
              xStep,
              yStep,
            );
          }
        } else {
          for (let ox = 0; ox < outWidth; ox++) {
            const from = line + ox * xStep;
            const to = out + ox * yStep;
            pixelTile(
              1,
              from,
              panel,
              bias,
              to,
              first,
              second,
              kernelHeight,
              runs,
              runBytes,
              runStep,
              kernelRowStep,
              xStep,
              yStep,
            );
          }
        }
      }
      if (isNarrow) narrow(wide, 16, y, outWidth, filters);
      y += outWidth * filters * 4;
    }
  }
}

/** `pixels` (4 or 1) output pixels by 8 filters. `pixels` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function pixelTile(
  pixels: i32,
  x: usize,
  panel: usize,
  bias: usize,
  y: usize,
  first: i32,
  second: i32,
  kernelHeight: i32,
  runs: i32,
  runBytes: i32,
  runStep: i32,
  kernelRowStep: i32,
  xStep: i32,
  yStep: i32,
): void {
  let a00 = bias ? v128.load(bias + first) : f32x4.splat(0);
  let a01 = bias ? v128.load(bias + second) : f32x4.splat(0);
  let a10 = a00;
  let a11 = a01;
  let a20 = a00;
  let a21 = a01;
  let a30 = a00;
  let a31 = a01;
  for (let ky = 0; ky < kernelHeight; ky++) {
    let start = x;
    for (let run = 0; run < runs; run++) {
      let at = start;
      let at1 = at + xStep;
      let at2 = at1 + xStep;
      let at3 = at2 + xStep;
      for (const end = at + runBytes; at < end; at += 4) {
        const w0 = v128.load(panel);
        const w1 = v128.load(panel, 16);
        panel += 32;
        const x0 = v128.load_splat<f32>(at);
        a00 = f32x4.add(a00, f32x4.mul(x0, w0));
        a01 = f32x4.add(a01, f32x4.mul(x0, w1));
        if (pixels === 4) {
          const x1 = v128.load_splat<f32>(at1);
          a10 = f32x4.add(a10, f32x4.mul(x1, w0));
          a11 = f32x4.add(a11, f32x4.mul(x1, w1));
          const x2 = v128.load_splat<f32>(at2);
          a20 = f32x4.add(a20, f32x4.mul(x2, w0));
          a21 = f32x4.add(a21, f32x4.mul(x2, w1));
          const x3 = v128.load_splat<f32>(at3);
          a30 = f32x4.add(a30, f32x4.mul(x3, w0));
          a31 = f32x4.add(a31, f32x4.mul(x3, w1));
          at1 += 4;
          at2 += 4;
          at3 += 4;
        }
      }
      start += runStep;
    }
    x += kernelRowStep;
  }
  v128.store(y + first, a00);
  v128.store(y + second, a01);
  if (pixels === 4) {
    v128.store(y + yStep + first, a10);
    v128.store(y + yStep + second, a11);
    v128.store(y + 2 * yStep + first, a20);
    v128.store(y + 2 * yStep + second, a21);
    v128.store(y + 3 * yStep + first, a30);
    v128.store(y + 3 * yStep + second, a31);
  }
}
