import { type Tensor4, zeros } from './tensor.js';
import { type Window, windowGeometry } from './window.js';

/** The result of `maxPool`. */
export interface MaxPool {
  /** `[batch, outHeight, outWidth, channels]` */
  readonly y: Tensor4;
  /** For each value of `y`, its index in `x.values`; −1 if no value of the window exceeds −∞. */
  readonly winners: Int32Array;
}

/**
 * The largest value of each window; among equal values the first, row by row. NaN is never the largest.
 *
 *     x  [batch, height, width, channels]
 *     y  [batch, outHeight, outWidth, channels]
 *
 * @param window Its strides default to the pool size, so that windows are adjacent.
 */
export function maxPool(
  x: Tensor4,
  poolSize: readonly [height: number, width: number],
  window: Window = {},
): MaxPool {
  const [batch, height, width, channels] = x.shape;
  const [poolHeight, poolWidth] = poolSize;
  const geometry = windowGeometry([height, width], poolSize, { strides: poolSize, ...window });
  const { strideY, strideX, dilationY, dilationX, top, left, outHeight, outWidth } = geometry;
  const y = zeros([batch, outHeight, outWidth, channels]);
  y.values.fill(Number.NEGATIVE_INFINITY);
  const winners = new Int32Array(y.values.length).fill(-1);
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        for (let ki = 0; ki < poolHeight; ki++) {
          const row = i * strideY + ki * dilationY - top;
          if (row < 0 || row >= height) continue;
          for (let kj = 0; kj < poolWidth; kj++) {
            const column = j * strideX + kj * dilationX - left;
            if (column < 0 || column >= width) continue;
            const xAt = ((b * height + row) * width + column) * channels;
            const yAt = ((b * outHeight + i) * outWidth + j) * channels;
            for (let c = 0; c < channels; c++) {
              if (x.values[xAt + c]! > y.values[yAt + c]!) {
                y.values[yAt + c] = x.values[xAt + c]!;
                winners[yAt + c] = xAt + c;
              }
            }
          }
        }
      }
    }
  }
  return { y, winners };
}

/**
 * Backward pass of `maxPool`: the maximum of each window gets the whole gradient of the window.
 *
 *     dy  [batch, outHeight, outWidth, channels]
 *     dx  [batch, height, width, channels]
 *
 * @param xShape The shape of the layer's input.
 * @param winners From the forward pass.
 */
export function maxPoolBackward(xShape: Tensor4['shape'], dy: Tensor4, winners: Int32Array): Tensor4 {
  const dx = zeros(xShape);
  for (let at = 0; at < winners.length; at++) {
    if (winners[at]! >= 0) dx.values[winners[at]!]! += dy.values[at]!;
  }
  return dx;
}
