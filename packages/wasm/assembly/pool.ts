import { Window } from './window';

/*
 * Max pooling and average pooling.
 *
 *   x  [batch, inHeight, inWidth, channels]
 *   y  [batch, outHeight, outWidth, channels]
 *
 * Only the pixels of a window that are inside the image count, as in the cpu backend: an average divides by their number,
 * and a maximum ignores NaN. A window without any such pixel gives NaN (average) or −∞ (maximum). Lanes are channels.
 */

export function maxPool(x: usize, y: usize, window: Window): void {
  pool(x, y, window, false);
}

export function avgPool(x: usize, y: usize, window: Window): void {
  pool(x, y, window, true);
}

/** Rare (see src/kernels/pool.ts), so one piece of code for both is better than two faster ones. */
function pool(x: usize, y: usize, window: Window, average: bool): void {
  const inHeight = window.inHeight;
  const inWidth = window.inWidth;
  const pixelBytes = window.inChannels * 4;
  for (let b = 0; b < window.batch; b++) {
    for (let oy = 0; oy < window.outHeight; oy++) {
      const start = oy * window.strideHeight - window.padTop;
      const top = max(start, 0);
      const height = min(start + window.kernelHeight, inHeight) - top;
      for (let ox = 0; ox < window.outWidth; ox++) {
        const begin = ox * window.strideWidth - window.padLeft;
        const left = max(begin, 0);
        const width = min(begin + window.kernelWidth, inWidth) - left;
        const corner = x + (top * inWidth + left) * pixelBytes;
        const count: f32 = height > 0 && width > 0 ? <f32>(height * width) : 0;
        let c = 0;
        for (; c + 16 <= pixelBytes; c += 16) {
          let value = f32x4.splat(average ? 0 : -Infinity);
          for (let row = 0; row < height; row++) {
            for (let col = 0; col < width; col++) {
              const pixel = v128.load(corner + (row * inWidth + col) * pixelBytes + c);
              value = average
                ? f32x4.add(value, pixel)
                : v128.bitselect(pixel, value, f32x4.gt(pixel, value));
            }
          }
          v128.store(y + c, average ? f32x4.div(value, f32x4.splat(count)) : value);
        }
        for (; c < pixelBytes; c += 4) {
          let value: f32 = average ? 0 : -Infinity;
          for (let row = 0; row < height; row++) {
            for (let col = 0; col < width; col++) {
              const pixel = load<f32>(corner + (row * inWidth + col) * pixelBytes + c);
              value = average ? value + pixel : pixel > value ? pixel : value;
            }
          }
          store<f32>(y + c, average ? value / count : value);
        }
        y += pixelBytes;
      }
    }
    x += inHeight * inWidth * pixelBytes;
  }
}
