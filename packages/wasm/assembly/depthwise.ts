import { foldChannels, repeatChannels } from './channel-multiplier';
import { Window } from './window';

/*
 * A depthwise convolution and its gradients.
 *
 *   x, dx  [batch, inHeight, inWidth, inChannels]
 *   w, dw  [kernelHeight, kernelWidth, channels]        channels = inChannels · multiplier
 *   y, dy  [batch, outHeight, outWidth, channels]
 *
 *   y[b, oy, ox, c] = Σ over ky, kx of x[b, oy·sh + ky·dh − padTop, ox·sw + kx·dw − padLeft, c] · w[ky, kx, c]
 *
 * Row by row, each tap connects the outputs with the pixels that they read inside the image: it adds x · w to y, dy · w to dx,
 * or Σ x · dy to dw. Lanes are channels. With a multiplier, `repeated` is one image of inHeight × inWidth × channels: the
 * repeated channels of x, or the sums that are then added up into dx.
 */

const enum Result {
  Output,
  InputGradient,
  FilterGradient,
}

export function depthwiseConv2d(x: usize, w: usize, y: usize, window: Window, repeated: usize): void {
  depthwise(Result.Output, x, w, y, window, repeated);
}

export function depthwiseBackpropInput(
  dy: usize,
  w: usize,
  dx: usize,
  window: Window,
  repeated: usize,
): void {
  depthwise(Result.InputGradient, dx, w, dy, window, repeated);
}

export function depthwiseBackpropFilter(
  x: usize,
  dy: usize,
  dw: usize,
  window: Window,
  repeated: usize,
): void {
  memory.fill(dw, 0, window.kernelHeight * window.kernelWidth * window.filters * 4);
  depthwise(Result.FilterGradient, x, dw, dy, window, repeated);
}

/** Computes one of x, w and y from the other two. */
function depthwise(result: Result, x: usize, w: usize, y: usize, window: Window, repeated: usize): void {
  const pixelBytes = window.filters * 4;
  const inHeight = window.inHeight;
  const inWidth = window.inWidth;
  const outHeight = window.outHeight;
  const outWidth = window.outWidth;
  const strideHeight = window.strideHeight;
  const strideWidth = window.strideWidth;
  const xRow = inWidth * pixelBytes;
  const xStep = strideWidth * pixelBytes;
  const yRow = outWidth * pixelBytes;
  const values = inHeight * inWidth * window.inChannels;
  const multiplier = window.filters / window.inChannels;
  for (let b = 0; b < window.batch; b++) {
    const image = multiplier > 1 ? repeated : x;
    if (result === Result.InputGradient) memory.fill(image, 0, inHeight * xRow);
    else if (multiplier > 1) repeatChannels(x, repeated, values, multiplier);
    if (result === Result.Output) memory.fill(y, 0, outHeight * yRow);
    for (let ky = 0; ky < window.kernelHeight; ky++) {
      const iy = ky * window.dilationHeight - window.padTop;
      const bottom = endInside(iy, strideHeight, inHeight, outHeight);
      for (let oy = firstInside(iy, strideHeight); oy < bottom; oy++) {
        let tap = w + ky * window.kernelWidth * pixelBytes;
        for (let kx = 0; kx < window.kernelWidth; kx++) {
          const ix = kx * window.dilationWidth - window.padLeft;
          const left = firstInside(ix, strideWidth);
          const columns = endInside(ix, strideWidth, inWidth, outWidth) - left;
          const pixel = image + (oy * strideHeight + iy) * xRow + ix * pixelBytes + left * xStep;
          const output = y + oy * yRow + left * pixelBytes;
          if (result === Result.Output)
            addProducts(pixel, xStep, tap, output, pixelBytes, columns, pixelBytes);
          else if (result === Result.InputGradient)
            addProducts(output, pixelBytes, tap, pixel, xStep, columns, pixelBytes);
          else addSum(pixel, xStep, output, tap, columns, pixelBytes);
          tap += pixelBytes;
        }
      }
    }
    if (result === Result.InputGradient && multiplier > 1) foldChannels(repeated, x, values, multiplier);
    x += values * 4;
    y += outHeight * yRow;
  }
}

/** The first output position whose input position, output · stride + offset, is at or after the start of the image. */
function firstInside(offset: i32, stride: i32): i32 {
  return offset < 0 ? (stride - 1 - offset) / stride : 0;
}

/** The end (exclusive) of the output positions whose input position is inside an image of size `extent`. */
function endInside(offset: i32, stride: i32, extent: i32, outExtent: i32): i32 {
  const last = extent - 1 - offset;
  return last < 0 ? 0 : min(last / stride + 1, outExtent);
}

/** to += from · w for `columns` pixels of a row, which are `fromStep` and `toStep` bytes apart. */
function addProducts(
  from: usize,
  fromStep: i32,
  w: usize,
  to: usize,
  toStep: i32,
  columns: i32,
  pixelBytes: i32,
): void {
  for (let column = 0; column < columns; column++) {
    let c = 0;
    for (; c + 16 <= pixelBytes; c += 16) {
      const product = f32x4.mul(v128.load(from + c), v128.load(w + c));
      v128.store(to + c, f32x4.add(v128.load(to + c), product));
    }
    for (; c < pixelBytes; c += 4) {
      store<f32>(to + c, load<f32>(to + c) + load<f32>(from + c) * load<f32>(w + c));
    }
    from += fromStep;
    to += toStep;
  }
}

/** dw += Σ x · dy over `columns` pixels of a row, eight channels at a time. */
function addSum(x: usize, xStep: i32, dy: usize, dw: usize, columns: i32, pixelBytes: i32): void {
  let c = 0;
  for (; c + 32 <= pixelBytes; c += 32) {
    let a0 = v128.load(dw + c);
    let a1 = v128.load(dw + c, 16);
    let at = x + c;
    let g = dy + c;
    for (let column = 0; column < columns; column++) {
      a0 = f32x4.add(a0, f32x4.mul(v128.load(at), v128.load(g)));
      a1 = f32x4.add(a1, f32x4.mul(v128.load(at, 16), v128.load(g, 16)));
      at += xStep;
      g += pixelBytes;
    }
    v128.store(dw + c, a0);
    v128.store(dw + c, a1, 16);
  }
  for (; c < pixelBytes; c += 4) {
    let sum = load<f32>(dw + c);
    let at = x + c;
    let g = dy + c;
    for (let column = 0; column < columns; column++) {
      sum += load<f32>(at) * load<f32>(g);
      at += xStep;
      g += pixelBytes;
    }
    store<f32>(dw + c, sum);
  }
}
