import { repeatChannels } from './channel-multiplier';
import { endInside, firstInside } from './inside';
import { Window } from './window';

/*
 * The gradient of a depthwise convolution with respect to its filter.
 *
 *   x   [batch, inHeight, inWidth, inChannels]
 *   dy  [batch, outHeight, outWidth, channels]      channels = inChannels · multiplier
 *   dw  [kernelHeight, kernelWidth, channels]
 *
 *   dw[ky, kx, c] = Σ over batch, oy, ox of x[b, oy·sh + ky·dh − padTop, ox·sw + kx·dw − padLeft, c] · dy[b, oy, ox, c]
 *
 * Lanes are channels, eight at a time. A tap visits only the outputs whose input is inside the image. With a multiplier, the
 * channels of x are first repeated in `repeated`.
 */
export function depthwiseBackpropFilter(
  x: usize,
  dy: usize,
  dw: usize,
  repeated: usize,
  window: Window,
): void {
  const inChannels = window.inChannels;
  const channels = window.filters;
  const inHeight = window.inHeight;
  const inWidth = window.inWidth;
  const outHeight = window.outHeight;
  const outWidth = window.outWidth;
  const kernelHeight = window.kernelHeight;
  const kernelWidth = window.kernelWidth;
  const strideHeight = window.strideHeight;
  const strideWidth = window.strideWidth;
  const pixelBytes = channels * 4;
  const xRow = inWidth * pixelBytes;
  const dyRow = outWidth * pixelBytes;
  memory.fill(dw, 0, kernelHeight * kernelWidth * pixelBytes);
  for (let b = 0; b < window.batch; b++) {
    let image = x;
    if (channels !== inChannels) {
      repeatChannels(x, repeated, inHeight * inWidth * inChannels, channels / inChannels);
      image = repeated;
    }
    for (let ky = 0; ky < kernelHeight; ky++) {
      const iy = ky * window.dilationHeight - window.padTop;
      const top = firstInside(iy, strideHeight);
      const rows = endInside(iy, strideHeight, inHeight, outHeight) - top;
      for (let kx = 0; kx < kernelWidth; kx++) {
        const ix = kx * window.dilationWidth - window.padLeft;
        const left = firstInside(ix, strideWidth);
        const columns = endInside(ix, strideWidth, inWidth, outWidth) - left;
        if (rows > 0 && columns > 0) {
          addTap(
            image + (top * strideHeight + iy) * xRow + (left * strideWidth + ix) * pixelBytes,
            dy + top * dyRow + left * pixelBytes,
            dw + (ky * kernelWidth + kx) * pixelBytes,
            rows,
            columns,
            strideHeight * xRow,
            strideWidth * pixelBytes,
            dyRow,
            pixelBytes,
          );
        }
      }
    }
    x += inHeight * inWidth * inChannels * 4;
    dy += outHeight * dyRow;
  }
}

/** Adds the products of one image to one tap, for all channels. */
function addTap(
  x: usize,
  dy: usize,
  dw: usize,
  rows: i32,
  columns: i32,
  xRowStep: i32,
  xStep: i32,
  dyRow: i32,
  pixelBytes: i32,
): void {
  let c = 0;
  for (; c + 32 <= pixelBytes; c += 32) {
    let a0 = v128.load(dw + c);
    let a1 = v128.load(dw + c, 16);
    for (let row = 0; row < rows; row++) {
      let at = x + row * xRowStep + c;
      let g = dy + row * dyRow + c;
      for (const end = g + columns * pixelBytes; g < end; g += pixelBytes) {
        a0 = f32x4.add(a0, f32x4.mul(v128.load(at), v128.load(g)));
        a1 = f32x4.add(a1, f32x4.mul(v128.load(at, 16), v128.load(g, 16)));
        at += xStep;
      }
    }
    v128.store(dw + c, a0);
    v128.store(dw + c, a1, 16);
  }
  for (; c < pixelBytes; c += 4) {
    let sum = load<f32>(dw + c);
    for (let row = 0; row < rows; row++) {
      let at = x + row * xRowStep + c;
      let g = dy + row * dyRow + c;
      for (const end = g + columns * pixelBytes; g < end; g += pixelBytes) {
        sum += load<f32>(at) * load<f32>(g);
        at += xStep;
      }
    }
    store<f32>(dw + c, sum);
  }
}
