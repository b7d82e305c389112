import { type Tensor4, zeros } from './tensor.js';
import type { Padding } from './window.js';

/**
 * Adds rows and columns of zeros around each image.
 *
 *     x  [batch, height, width, channels]
 *     y  [batch, top + height + bottom, left + width + right, channels]
 */
export function zeroPad(x: Tensor4, { top, bottom, left, right }: Padding): Tensor4 {
  const [batch, height, width, channels] = x.shape;
  const y = zeros([batch, top + height + bottom, left + width + right, channels]);
  forEachRow(x.shape, y.shape, [top, left], (xAt, yAt, count) => {
    for (let at = 0; at < count; at++) y.values[yAt + at] = x.values[xAt + at]!;
  });
  return y;
}

/** Backward pass of `zeroPad`: the gradient of the image inside the padding. */
export function zeroPadBackward(xShape: Tensor4['shape'], dy: Tensor4, { top, left }: Padding): Tensor4 {
  const dx = zeros(xShape);
  forEachRow(xShape, dy.shape, [top, left], (xAt, yAt, count) => {
    for (let at = 0; at < count; at++) dx.values[xAt + at] = dy.values[yAt + at]!;
  });
  return dx;
}

/** Calls `visit` with where each row of an image starts, and its number of values. */
function forEachRow(
  [batch, height, width, channels]: Tensor4['shape'],
  [, outHeight, outWidth]: Tensor4['shape'],
  [top, left]: readonly [number, number],
  visit: (xAt: number, yAt: number, count: number) => void,
): void {
  for (let b = 0; b < batch; b++) {
    for (let row = 0; row < height; row++) {
      const xAt = (b * height + row) * width * channels;
      const yAt = ((b * outHeight + top + row) * outWidth + left) * channels;
      visit(xAt, yAt, width * channels);
    }
  }
}
