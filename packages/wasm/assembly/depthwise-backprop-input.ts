import { foldChannels } from './channel-multiplier';
import { endInside, firstInside } from './inside';
import { Window } from './window';

/*
 * The gradient of a depthwise convolution with respect to its input.
 *
 *   dy  [batch, outHeight, outWidth, channels]      channels = inChannels · multiplier
 *   w   [kernelHeight, kernelWidth, channels]
 *   dx  [batch, inHeight, inWidth, inChannels]
 *
 * Each tap adds dy · w to the input pixels that it reaches. Lanes are channels. With a multiplier, the sums are accumulated
 * in `repeated`, one image of inHeight × inWidth × channels, and then added up into dx.
 */
export function depthwiseBackpropInput(
  dy: usize,
  w: usize,
  dx: usize,
  repeated: usize,
  window: Window,
): void {
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
  const dyRow = outWidth * pixelBytes;
  const values = inHeight * inWidth * inChannels;
  for (let b = 0; b < window.batch; b++) {
    const image = channels === inChannels ? dx : repeated;
    memory.fill(image, 0, inHeight * xRow);
    for (let ky = 0; ky < window.kernelHeight; ky++) {
      const iy = ky * window.dilationHeight - window.padTop;
      const bottom = endInside(iy, strideHeight, inHeight, outHeight);
      for (let oy = firstInside(iy, strideHeight); oy < bottom; oy++) {
        for (let kx = 0; kx < kernelWidth; kx++) {
          const ix = kx * window.dilationWidth - window.padLeft;
          const left = firstInside(ix, strideWidth);
          spreadRow(
            dy + oy * dyRow + left * pixelBytes,
            w + (ky * kernelWidth + kx) * pixelBytes,
            image + (oy * strideHeight + iy) * xRow + (left * strideWidth + ix) * pixelBytes,
            endInside(ix, strideWidth, inWidth, outWidth) - left,
            strideWidth * pixelBytes,
            pixelBytes,
          );
        }
      }
    }
    if (channels !== inChannels) foldChannels(repeated, dx, values, channels / inChannels);
    dx += values * 4;
    dy += outHeight * dyRow;
  }
}

/** dx += dy · w for one row of outputs. */
function spreadRow(dy: usize, w: usize, dx: usize, columns: i32, dxStep: i32, pixelBytes: i32): void {
  for (let ox = 0; ox < columns; ox++) {
    let c = 0;
    for (; c + 16 <= pixelBytes; c += 16) {
      const share = f32x4.mul(v128.load(dy + c), v128.load(w + c));
      v128.store(dx + c, f32x4.add(v128.load(dx + c), share));
    }
    for (; c < pixelBytes; c += 4) {
      store<f32>(dx + c, load<f32>(dx + c) + load<f32>(dy + c) * load<f32>(w + c));
    }
    dy += pixelBytes;
    dx += dxStep;
  }
}
