import { repeatChannels } from './channel-multiplier';
import { endInside, firstInside } from './inside';
import { Window } from './window';

/*
 * A depthwise convolution.
 *
 *   x  [batch, inHeight, inWidth, inChannels]
 *   w  [kernelHeight, kernelWidth, channels]        channels = inChannels · multiplier
 *   y  [batch, outHeight, outWidth, channels]
 *
 *   y[b, oy, ox, c] = Σ over ky, kx of x[b, oy·sh + ky·dh − padTop, ox·sw + kx·dw − padLeft, c] · w[ky, kx, c]
 *
 * Lanes are channels. Each tap adds x · w to the outputs that it reaches from inside the image, row by row. With a
 * multiplier, the channels of x are repeated first, in `repeated`.
 */
export function depthwiseConv2d(x: usize, w: usize, y: usize, repeated: usize, window: Window): void {
  const inChannels = window.inChannels;
  const channels = window.filters;
  const inHeight = window.inHeight;
  const inWidth = window.inWidth;
  const outHeight = window.outHeight;
  const outWidth = window.outWidth;
  const kernelWidth = window.kernelWidth;
  const strideHeight = window.strideHeight;
  const strideWidth = window.strideWidth;
  const pixelBytes = channels * 4;
  const xRow = inWidth * pixelBytes;
  const yRow = outWidth * pixelBytes;
  for (let b = 0; b < window.batch; b++) {
    let image = x;
    if (channels !== inChannels) {
      repeatChannels(x, repeated, inHeight * inWidth * inChannels, channels / inChannels);
      image = repeated;
    }
    memory.fill(y, 0, outHeight * yRow);
    for (let ky = 0; ky < window.kernelHeight; ky++) {
      const iy = ky * window.dilationHeight - window.padTop;
      const bottom = endInside(iy, strideHeight, inHeight, outHeight);
      for (let oy = firstInside(iy, strideHeight); oy < bottom; oy++) {
        for (let kx = 0; kx < kernelWidth; kx++) {
          const ix = kx * window.dilationWidth - window.padLeft;
          const left = firstInside(ix, strideWidth);
          addRow(
            image + (oy * strideHeight + iy) * xRow + (left * strideWidth + ix) * pixelBytes,
            w + (ky * kernelWidth + kx) * pixelBytes,
            y + oy * yRow + left * pixelBytes,
            endInside(ix, strideWidth, inWidth, outWidth) - left,
            strideWidth * pixelBytes,
            pixelBytes,
          );
        }
      }
    }
    x += inHeight * inWidth * inChannels * 4;
    y += outHeight * yRow;
  }
}

/** y += x · w along one row of outputs. */
function addRow(x: usize, w: usize, y: usize, columns: i32, xStep: i32, pixelBytes: i32): void {
  for (let ox = 0; ox < columns; ox++) {
    let c = 0;
    for (; c + 16 <= pixelBytes; c += 16) {
      const product = f32x4.mul(v128.load(x + c), v128.load(w + c));
      v128.store(y + c, f32x4.add(v128.load(y + c), product));
    }
    for (; c < pixelBytes; c += 4) {
      store<f32>(y + c, load<f32>(y + c) + load<f32>(x + c) * load<f32>(w + c));
    }
    x += xStep;
    y += pixelBytes;
  }
}
