import { Window } from './window';

/*
 * The gradient of max pooling.
 *
 *   x   [batch, inHeight, inWidth, channels]
 *   dy  [batch, outHeight, outWidth, channels]
 *   dx  [batch, inHeight, inWidth, channels]
 *
 * Per channel, the first maximum of a window in row order gets the whole gradient, as on the cpu backend: later equal values
 * get none, NaN is never the maximum, and a window without a value above −∞ passes no gradient on. Lanes are channels: a
 * first pass over the window finds the place of the maximum per lane, a second adds the gradient there.
 */
export function maxPoolGrad(x: usize, dy: usize, dx: usize, window: Window): void {
  const inHeight = window.inHeight;
  const inWidth = window.inWidth;
  const outWidth = window.outWidth;
  const poolHeight = window.kernelHeight;
  const poolWidth = window.kernelWidth;
  const pixelBytes = window.inChannels * 4;
  const imageBytes = inHeight * inWidth * pixelBytes;
  memory.fill(dx, 0, window.batch * imageBytes);
  for (let b = 0; b < window.batch; b++) {
    for (let oy = 0; oy < window.outHeight; oy++) {
      const start = oy * window.strideHeight - window.padTop;
      const top = max(start, 0);
      const bottom = min(start + poolHeight, inHeight);
      for (let ox = 0; ox < outWidth; ox++) {
        const begin = ox * window.strideWidth - window.padLeft;
        const left = max(begin, 0);
        const right = min(begin + poolWidth, inWidth);
        const height = bottom - top;
        const width = right - left;
        const corner = (top * inWidth + left) * pixelBytes;
        let c = 0;
        for (; c + 16 <= pixelBytes; c += 16) {
          routeLanes(x + corner + c, dx + corner + c, v128.load(dy + c), height, width, inWidth, pixelBytes);
        }
        for (; c < pixelBytes; c += 4) {
          routeOne(x + corner + c, dx + corner + c, load<f32>(dy + c), height, width, inWidth, pixelBytes);
        }
        dy += pixelBytes;
      }
    }
    x += imageBytes;
    dx += imageBytes;
  }
}

/** Four channels of one window. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function routeLanes(
  x: usize,
  dx: usize,
  dy: v128,
  height: i32,
  width: i32,
  inWidth: i32,
  pixelBytes: i32,
): void {
  let maximum = f32x4.splat(-Infinity);
  let place = i32x4.splat(-1);
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      const offset = (row * inWidth + col) * pixelBytes;
      const value = v128.load(x + offset);
      const above = f32x4.gt(value, maximum);
      maximum = v128.bitselect(value, maximum, above);
      place = v128.bitselect(i32x4.splat(offset), place, above);
    }
  }
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      const offset = (row * inWidth + col) * pixelBytes;
      const part = v128.and(dy, i32x4.eq(place, i32x4.splat(offset)));
      v128.store(dx + offset, f32x4.add(v128.load(dx + offset), part));
    }
  }
}

/** One channel of one window. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function routeOne(
  x: usize,
  dx: usize,
  dy: f32,
  height: i32,
  width: i32,
  inWidth: i32,
  pixelBytes: i32,
): void {
  let maximum: f32 = -Infinity;
  let place = -1;
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      const offset = (row * inWidth + col) * pixelBytes;
      const value = load<f32>(x + offset);
      if (value > maximum) {
        maximum = value;
        place = offset;
      }
    }
  }
  if (place >= 0) store<f32>(dx + place, load<f32>(dx + place) + dy);
}
